// S >= 2 W artanh(W/<K>) and S >= W^2/M: the entropy production of carrying p_0 to p_tau along the edges of a network over the distance W, its W_1, with K jumps or with
// the mobility M = ∫ sum over edges of (a - b)/ln(a/b) dt, a and b the flows there and back. A constant force on every flow saturates the second.
// T. Van Vu, K. Saito, PRX 13, 011013 (2023), eq. 12 and 20.
import { derived } from "../estimate/request.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { integralsDriven } from "../theory/network/driven.js";
import { mobility } from "../theory/network/speedLimits.js";
import type { Rule, Situation } from "./check.js";
import { joint } from "./joint.js";
import { jumpsInTime } from "./jumpsInTime.js";
import { jumpsOf } from "./jumpsOf.js";
import { networkOf } from "./networkFacts.js";
import { number, optional } from "./options.js";
import { ARTANH, noSpeedLimit, SPEED_OPTIONS, type SpeedOptions, speedOf } from "./speedLimit.js";
import { startOf } from "./startOf.js";
import { judge } from "./verdict.js";

export interface VanVuSaito extends SpeedOptions {
  readonly kind: "vanVuSaito";
  /** M; solved for a network with few states unless given. */
  readonly mobility?: number;
}

/** S >= 2 W artanh(W/<K>) and S >= W^2/M. */
export const vanVuSaito = (options: Omit<VanVuSaito, "kind"> = {}): VanVuSaito => ({
  kind: "vanVuSaito",
  ...options,
});

/** States up to which the master equation is solved for the mobility. */
const FEW = 64;
const SOLVED = new WeakMap<NetworkExperiment, number | null>();

function mobilityOf({ mobility: given }: VanVuSaito, { experiment }: Situation): number | null {
  const network = networkOf(experiment);
  if (given !== undefined || network === null) return given ?? null;
  const known = SOLVED.get(network);
  if (known !== undefined) return known;
  const found = solved(network);
  SOLVED.set(network, found);
  return found;
}

/** M of one run of the schedule, or null where it is not solved. */
function solved(network: NetworkExperiment): number | null {
  const { jumps, edges } = jumpsOf(network);
  const start = startOf(network);
  const cycles = (network.cycles?.count ?? 1) + (network.cycles?.discard ?? 0);
  if (edges === null || start === null || cycles !== 1 || jumps.states > FEW) return null;
  const driven = jumpsInTime(network);
  const found = integralsDriven(driven, start, 0, network.control.duration, (_, p, now) => [
    mobility(now, p, [...edges]),
  ]);
  return found.integrals[0] ?? null;
}

export const vanVuSaitoRule: Rule<VanVuSaito> = {
  options: { ...SPEED_OPTIONS, mobility: optional(number("a mobility above 0", 0)) },

  needs(check, situation) {
    const lack = noSpeedLimit(situation);
    if (lack !== null) return lack;
    const of = speedOf(check, situation, "edges");
    const M = mobilityOf(check, situation);
    return {
      entropy: of.s,
      byJumps: derived(`2*${ARTANH}`, { d: of.d, k: of.k }),
      aboveJumps: derived(`s - 2*${ARTANH}`, of),
      ...(M === null
        ? {}
        : {
            byMobility: derived(`d^2/${M}`, { d: of.d }),
            aboveMobility: derived(`s - d^2/${M}`, { s: of.s, d: of.d }),
          }),
    };
  },

  judge(check, situation, estimate) {
    const { level } = situation;
    const entropy = estimate("entropy");
    const known = mobilityOf(check, situation) !== null;
    const share = known ? level / 2 : level;
    const claim = {
      check: "Van Vu-Saito",
      source: "T. Van Vu, K. Saito, PRX 13, 011013 (2023), eq. 12 and 20",
      relation: ">=" as const,
      margin: 0.01 * Math.abs(entropy.value ?? 1),
    };
    const jumps = judge(
      { ...claim, claim: "S >= 2 W artanh(W/<K>)" },
      share,
      entropy,
      estimate("byJumps"),
      estimate("aboveJumps"),
    );
    if (!known) return jumps;
    const mobile = judge(
      { ...claim, claim: "S >= W^2/M" },
      share,
      entropy,
      estimate("byMobility"),
      estimate("aboveMobility"),
    );
    return joint(level, [jumps, mobile]);
  },
};
