// <exp(-Y)> = 1 with Y = ∫ dt (d/dt of the fields) d phi(x; fields)/d(fields), phi = -ln p_s: the entropy of the driving between steady states.
// T. Hatano, S. Sasa, PRL 86, 3463 (2001), eq. 11.
import type { Rule } from "./check.js";
import { averageOf, judgeAverage } from "./exponentialAverage.js";
import { formula, optional } from "./options.js";

export interface HatanoSasa {
  readonly kind: "hatanoSasa";
  /** Y, in units of k; the column `excessEntropy` unless given. */
  readonly of?: string;
}

/** <exp(-Y)> = 1. */
export const hatanoSasa = (options: { readonly of?: string } = {}): HatanoSasa => ({
  kind: "hatanoSasa",
  ...options,
});

export const hatanoSasaRule: Rule<HatanoSasa> = {
  options: { of: optional(formula("a formula of Y, in units of k")) },
  needs: ({ of = "excessEntropy" }) => averageOf(of),
  judge: ({ of = "excessEntropy" }, { level }, estimate) =>
    judgeAverage(
      {
        check: "Hatano-Sasa",
        claim: `<exp(-Y)> = 1, ${of}`,
        source: "T. Hatano, S. Sasa, PRL 86, 3463 (2001), eq. 11",
      },
      level,
      estimate("average"),
    ),
};
