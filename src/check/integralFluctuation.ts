// <exp(-A)> = 1 for any column that is said to satisfy it: total entropy, information, a log-ratio of path probabilities.
// U. Seifert, PRL 95, 040602 (2005), eq. 12.
import type { Rule } from "./check.js";
import { averageOf, judgeAverage } from "./exponentialAverage.js";
import { formula } from "./options.js";

export interface IntegralFluctuation {
  readonly kind: "integralFluctuation";
  /** A, in units of k. */
  readonly of: string;
}

/** <exp(-A)> = 1. */
export const integralFluctuation = (options: { readonly of: string }): IntegralFluctuation => ({
  kind: "integralFluctuation",
  ...options,
});

export const integralFluctuationRule: Rule<IntegralFluctuation> = {
  options: { of: formula("a formula of the columns") },
  needs: ({ of }) => averageOf(of),
  judge: ({ of }, { level }, estimate) =>
    judgeAverage(
      {
        check: "integral fluctuation theorem",
        claim: `<exp(-A)> = 1, A = ${of}`,
        source: "U. Seifert, PRL 95, 040602 (2005), eq. 12",
      },
      level,
      estimate("average"),
    ),
};
