// Which side a steady state's total entropy production S leaves (-lower, upper) by. Where it stops on the levels themselves,
//   P_- = (1 - e^-upper)/(e^lower - e^-upper);
// where it jumps over them, P_- <= e^-lower is all there is without the overshoot. Both from <e^-S(T)> = 1 of stoppingMartingale.ts.
// I. Neri, E. Roldán, F. Jülicher, PRX 7, 011019 (2017), eq. 13.
import { exactly } from "../estimate/estimate.js";
import { mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import type { Rule } from "./check.js";
import { notSteady } from "./networkFacts.js";
import { formula, number, optional } from "./options.js";
import { type Claim, cannotJudge, judge } from "./verdict.js";

export interface SplittingProbability {
  readonly kind: "splittingProbability";
  /** The levels' sizes, in units of k. */
  readonly lower: number;
  readonly upper: number;
  /** S at the stop, in units of k; the column `entropyProduction` unless given. */
  readonly of?: string;
}

/** P_- = (1 - e^-upper)/(e^lower - e^-upper), or P_- <= e^-lower with overshoot. */
export const splittingProbability = (options: Omit<SplittingProbability, "kind">): SplittingProbability => ({
  kind: "splittingProbability",
  ...options,
});

/** What S at a level may be off by rounding. */
const ROUNDING = 1e-9;

export const splittingProbabilityRule: Rule<SplittingProbability> = {
  options: {
    lower: number("a size of the lower level above 0", 0),
    upper: number("a size of the upper level above 0", 0),
    of: optional(formula("a formula of the total entropy production at the stop, in units of k")),
  },

  needs({ lower, upper, of: given }, { experiment }) {
    const lack = given === undefined ? notSteady(experiment) : null;
    const of = `(${given ?? "entropyProduction"})`;
    return (
      lack ?? {
        below: probability(`${of} <= ${ROUNDING - lower}`),
        inside: mean(`${of} > ${ROUNDING - lower} && ${of} < ${upper - ROUNDING}`),
        beyond: mean(`${of} < ${-ROUNDING - lower} || ${of} > ${upper + ROUNDING}`),
      }
    );
  },

  judge({ lower, upper }, { level }, estimate) {
    const overshoot = (estimate("beyond").value ?? 1) > 0;
    const ideal = (1 - math.exp(-upper)) / (math.exp(lower) - math.exp(-upper));
    const bound = exactly(overshoot ? math.exp(-lower) : ideal);
    const claim: Claim = {
      check: "splitting probability",
      claim: overshoot ? `e^-${lower} >= P_-` : `P_- = (1 - e^-${upper})/(e^${lower} - e^-${upper})`,
      source: "I. Neri, E. Roldán, F. Jülicher, PRX 7, 011019 (2017), eq. 13",
      relation: overshoot ? ">=" : "=",
      margin: 0.01 * (bound.value ?? 1),
    };
    const inside = estimate("inside").value ?? 1;
    if (!overshoot && inside > 0) {
      const share = (100 * inside).toPrecision(2);
      return cannotJudge(
        claim,
        level,
        `${share} % of the trajectories reached no level: a longer duration is needed`,
      );
    }
    const below = estimate("below");
    return overshoot ? judge(claim, level, bound, below) : judge(claim, level, below, bound);
  },
};
