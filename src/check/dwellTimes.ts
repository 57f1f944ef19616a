// Var T >= <T>^2 for the time T spent in a group of states without driving: with detailed balance the density of T is a mixture of
// exponentials, whatever is in the group. A smaller spread is a proof of driving.
// D. J. Skinner, J. Dunkel, PRL 127, 198101 (2021), has the bound on the entropy production that follows; here only that it is above 0.
import { type Estimate, exactly } from "../estimate/estimate.js";
import { derived, mean, variance } from "../estimate/request.js";
import { isReaction } from "../spec/experiment.js";
import { affinitiesOf } from "./affinities.js";
import type { Rule } from "./check.js";
import { driven, networkOf } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface DwellTimes {
  readonly kind: "dwellTimes";
  /** The time between entering the group and leaving it; the column `stopTime` unless given. */
  readonly time?: string;
}

/** Var T >= <T>^2 without driving. */
export const dwellTimes = (options: Omit<DwellTimes, "kind"> = {}): DwellTimes => ({
  kind: "dwellTimes",
  ...options,
});

export const dwellTimesRule: Rule<DwellTimes> = {
  options: { time: optional(formula("a formula of the dwell time")) },

  needs({ time = "stopTime" }, { experiment }) {
    if (experiment !== null && isReaction(experiment)) {
      const moves = driven(experiment);
      if (moves !== null) return moves;
      if (experiment.system.start.kind !== "equilibrium")
        return "it is stated without driving, which an equilibrium start would show of reactions";
    }
    const network = networkOf(experiment);
    const lack = network === null ? null : (driven(network) ?? noBalance(network));
    if (lack !== null) return lack;
    const of = { m: mean(time), v: variance(time) };
    return { spread: derived("v/m^2", of), difference: derived("log(v/m^2)", of) };
  },

  // judged by the logarithm, whose sample errors are less skew
  judge: (_, { level }, estimate) =>
    judge(
      {
        check: "dwell times",
        claim: "Var T/<T>^2 >= 1 without driving",
        source: "D. J. Skinner, J. Dunkel, PRL 127, 198101 (2021)",
        relation: ">=",
        margin: 0.01,
      },
      level,
      estimate("spread"),
      exactly(1),
      atLeast(estimate("difference")),
    ),
};

/**
 * A sample whose tail is thin by chance has a small spread, and a small error, too. Where the bound is reached T is exponential, and the error of
 * ln(v/m^2) is 2/sqrt(n): Var ln v = 8/n, Var ln m = 1/n, Cov = 2/n. No error is taken for smaller.
 */
const atLeast = (found: Estimate): Estimate =>
  found.error === null ? found : { ...found, error: Math.max(found.error, 2 / Math.sqrt(found.n)) };

function noBalance(network: NonNullable<ReturnType<typeof networkOf>>): string | null {
  const found = affinitiesOf(network, []);
  return typeof found === "string"
    ? "it is stated without driving, and a cycle of the network has an affinity"
    : null;
}
