// Var J/<J>^2 >= 2/(e^<S> - 1), J and S per period of a time-symmetric drive or per step of a chain in discrete time, Var J from long runs:
// columns are one period each, or of a network all periods of a run: n (e^(<S>/n) - 1)/2 >= <J>^2/Var J. K. Proesmans, C. Van den Broeck, EPL 119, 20001 (2017), eq. 8.
import type { Rule } from "./check.js";
import { networkOf } from "./networkFacts.js";
import { periodsOf } from "./periods.js";
import { CURRENT_OPTIONS, type CurrentOptions, judgeCurrent, needsOfCurrent, notOdd } from "./uncertainty.js";

export interface ProesmansVandenBroeck extends CurrentOptions {
  readonly kind: "proesmansVandenBroeck";
}

/** (e^<S> - 1)/2 >= <J>^2/Var J per period. */
export const proesmansVandenBroeck = (options: CurrentOptions): ProesmansVandenBroeck => ({
  kind: "proesmansVandenBroeck",
  ...options,
});

export const proesmansVandenBroeckRule: Rule<ProesmansVandenBroeck> = {
  options: CURRENT_OPTIONS,
  needs(check, { experiment }) {
    const network = networkOf(experiment);
    const periods = network === null ? 1 : periodsOf(network);
    if (typeof periods === "string") return periods;
    const bound = periods === 1 ? "(exp(s) - 1)/2" : `${periods}*(exp(s/${periods}) - 1)/2`;
    return needsOfCurrent(check, experiment, { bound, refused: notOdd });
  },
  judge: (_, { level }, estimate) =>
    judgeCurrent(
      {
        check: "Proesmans-Van den Broeck",
        claim: "(e^<S> - 1)/2 >= <J>^2/Var J per period",
        source: "K. Proesmans, C. Van den Broeck, EPL 119, 20001 (2017), eq. 8",
      },
      level,
      estimate,
    ),
};
