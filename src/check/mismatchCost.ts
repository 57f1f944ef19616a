// EP(p) - EP(q) = D(p||q) - D(p'||q'): a start p in another law than the one q that a process is made for, the prior, costs what of the difference between the two is forgotten
// on the way. A. Kolchinsky, D. H. Wolpert, J. Stat. Mech. 083202 (2017), eq. 4. Both sides from the trajectories of one start that has all states: mismatch.ts.
import { mismatch } from "../estimate/request.js";
import { SpecError, shown } from "../spec/error.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import { integralsDriven } from "../theory/network/driven.js";
import { priorOf } from "../theory/network/prior.js";
import type { Rule, Situation } from "./check.js";
import { jumpsInTime } from "./jumpsInTime.js";
import { jumpsOf } from "./jumpsOf.js";
import { networkOf, stops } from "./networkFacts.js";
import { formula, type Option, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface MismatchCost {
  readonly kind: "mismatchCost";
  /** q by state, in their order; that of the network unless given. */
  readonly prior?: readonly number[];
  /** Entropy given to the baths, in units of k; the column `bathEntropy` unless given. */
  readonly entropy?: string;
}

/** EP(p) - EP(q) = D(p||q) - D(p'||q'). */
export const mismatchCost = (options: Omit<MismatchCost, "kind"> = {}): MismatchCost => ({
  kind: "mismatchCost",
  ...options,
});

const PRIOR = "probabilities by state that sum to 1";
const priorOption: Option = {
  needed: PRIOR,
  optional: true,
  read(value, path) {
    const fine =
      Array.isArray(value) &&
      value.every((p: unknown) => typeof p === "number" && p >= 0) &&
      Math.abs((value as number[]).reduce((sum, p) => sum + p, 0) - 1) < 1e-6;
    if (!fine) throw new SpecError(path, `${PRIOR} are needed, ${shown(value)} given`);
  },
};

/** States up to which the prior is solved. */
const FEW = 32;
const SOLVED = new WeakMap<NetworkExperiment, readonly number[] | string>();

function priorIn(network: NetworkExperiment): readonly number[] | string {
  const known = SOLVED.get(network) ?? solved(network);
  SOLVED.set(network, known);
  return known;
}

function solved(network: NetworkExperiment): readonly number[] | string {
  const { jumps, edges } = jumpsOf(network);
  if (edges === null) return "every edge needs a way back: one way it produces no known entropy";
  if ((network.cycles?.discard ?? 0) > 0)
    return "it is stated for a start: after discarded cycles there is none";
  if (jumps.states > FEW)
    return `a \`prior\` is needed: it is solved for at most ${FEW} states, there are ${jumps.states}`;
  const driven = jumpsInTime(network);
  const rounds = network.cycles?.count ?? 1;
  const columns = Array.from({ length: jumps.states }, (_, i) => {
    let [p, heat] = [Float64Array.from({ length: jumps.states }, (_, j) => (i === j ? 1 : 0)), 0];
    for (let round = 0; round < rounds; round++) {
      const found = integralsDriven(driven, p, 0, network.control.duration, (_, now, at) => [
        bathEntropyRate(at, now),
      ]);
      p = Float64Array.from(found.probabilities, (x) => Math.max(0, x));
      heat += found.integrals[0] as number;
    }
    return { p, heat };
  });
  const ends = Array.from({ length: jumps.states }, (_, j) => columns.map(({ p }) => p[j] as number));
  try {
    return [
      ...priorOf(
        ends,
        columns.map(({ heat }) => heat),
      ).start,
    ];
  } catch (error) {
    if (error instanceof RangeError)
      return "a `prior` is needed: starts are not forgotten, so that several cost least";
    throw error;
  }
}

function columnsOf({ prior, entropy = "bathEntropy" }: MismatchCost, { experiment }: Situation) {
  const network = networkOf(experiment);
  const lack = stops(experiment);
  if (lack !== null) return lack;
  if (prior === undefined && network === null) return "it needs the experiment, or `prior`";
  const q = prior ?? priorIn(network as NetworkExperiment);
  return typeof q === "string" ? q : { q, columns: { start: "stateStart", end: "state", entropy } };
}

export const mismatchCostRule: Rule<MismatchCost> = {
  options: {
    prior: priorOption,
    entropy: optional(formula("a formula of the entropy given to the baths, in units of k")),
  },

  needs(check, situation) {
    const found = columnsOf(check, situation);
    if (typeof found === "string") return found;
    const { q, columns } = found;
    return {
      cost: mismatch("cost", columns, q),
      divergences: mismatch("divergences", columns, q),
      difference: mismatch("difference", columns, q),
    };
  },

  judge: (_, { level }, estimate) =>
    judge(
      {
        check: "mismatch cost",
        claim: "EP(p) - EP(q) = D(p||q) - D(p'||q'), q the prior",
        source: "A. Kolchinsky, D. H. Wolpert, J. Stat. Mech. 083202 (2017), eq. 4",
        relation: "=",
        margin: 0.01,
      },
      level,
      estimate("cost"),
      estimate("divergences"),
      estimate("difference"),
    ),
};
