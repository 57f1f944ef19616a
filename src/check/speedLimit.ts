// What the speed limits of jump processes share: the entropy produced S = S_bath + H(p_tau) - H(p_0), the mean number of jumps K, and how far p_tau is from p_0.
import { derived, displacement, type EstimateRequest, mean, shannon } from "../estimate/request.js";
import type { Way } from "../theory/network/graphTransport.js";
import { waysOf } from "../theory/network/graphTransport.js";
import type { Situation } from "./check.js";
import { jumpsOf } from "./jumpsOf.js";
import { networkOf, steps, stops } from "./networkFacts.js";
import { formula, type Options, optional } from "./options.js";

export interface SpeedOptions {
  /** The total entropy production, in units of k; the column `bathEntropy` and the change of the entropy of `state` unless given. */
  readonly entropy?: string;
  /** The number of all jumps of a trajectory; the column `jumps` unless given. */
  readonly activity?: string;
}

export const SPEED_OPTIONS: Options = {
  entropy: optional(formula("a formula of the total entropy production, in units of k,")),
  activity: optional(formula("a formula of the number of all jumps")),
};

/** More states take too long to carry from one law to another in every block. */
const MOST = 256;

/** Ways between the states of a network; null of data, where every state is as far from every other. */
function waysIn({ experiment }: Situation): readonly Way[] | null {
  const network = networkOf(experiment);
  return network === null ? null : waysOf(jumpsOf(network).jumps);
}

/** Why no speed limit is claimed, or null. */
export function noSpeedLimit({ experiment }: Situation): string | null {
  const network = networkOf(experiment);
  const lack = steps(experiment) ?? stops(experiment);
  if (lack !== null || network === null) return lack;
  const states = jumpsOf(network).jumps.states;
  return states > MOST ? `at most ${MOST} states are needed to compare laws, there are ${states}` : null;
}

/** S, K and the distance d as estimates; along the edges of the network, or between any two states alike. */
export function speedOf(
  { entropy, activity = "jumps" }: SpeedOptions,
  situation: Situation,
  along: "edges" | "any",
): Readonly<Record<"s" | "k" | "d", EstimateRequest>> {
  const ways = along === "edges" ? waysIn(situation) : null;
  return {
    s:
      entropy === undefined
        ? derived("q + b - a", { q: mean("bathEntropy"), a: shannon("stateStart"), b: shannon("state") })
        : mean(entropy),
    k: mean(activity),
    d: displacement("stateStart", "state", ways),
  };
}

/** d artanh(d/k); d exceeds k by noise at most. */
export const ARTANH = "d*log((k + d)/max(k - d, 1e-300))/2";
