// Var T >= <T>^2 for the time T spent in a group of states without driving: with detailed balance the density of T is a mixture of
// exponentials, whatever is in the group. A smaller spread is a proof of driving.
// D. J. Skinner, J. Dunkel, PRL 127, 198101 (2021), has the bound on the entropy production that follows; here only that it is above 0.
import { derived, mean, variance } from "../estimate/request.js";
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
    const network = networkOf(experiment);
    const lack = network === null ? null : (driven(network) ?? noBalance(network));
    if (lack !== null) return lack;
    const of = { m: mean(time), v: variance(time) };
    return {
      spread: variance(time),
      square: derived("m^2", { m: of.m }),
      difference: derived("v - m^2", of),
    };
  },

  judge(_, { level }, estimate) {
    const square = estimate("square");
    return judge(
      {
        check: "dwell times",
        claim: "Var T >= <T>^2 without driving",
        source: "D. J. Skinner, J. Dunkel, PRL 127, 198101 (2021)",
        relation: ">=",
        margin: 0.01 * (square.value ?? 1),
      },
      level,
      estimate("spread"),
      square,
      estimate("difference"),
    );
  },
};

function noBalance(network: NonNullable<ReturnType<typeof networkOf>>): string | null {
  const found = affinitiesOf(network, []);
  return typeof found === "string"
    ? "it is stated without driving, and a cycle of the network has an affinity"
    : null;
}
