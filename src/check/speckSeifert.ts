// <exp(-Q_hk/kT)> = 1 with the housekeeping heat Q_hk/kT = ∫ v_s(x; fields) o dx/D that keeps the steady state going.
// T. Speck, U. Seifert, J. Phys. A 38, L581 (2005), eq. 12.
import type { Rule } from "./check.js";
import { averageOf, judgeAverage } from "./exponentialAverage.js";
import { formula, optional } from "./options.js";

export interface SpeckSeifert {
  readonly kind: "speckSeifert";
  /** the housekeeping heat over kT; the column `housekeepingEntropy` unless given. */
  readonly of?: string;
}

/** <exp(-Q_hk/kT)> = 1. */
export const speckSeifert = (options: { readonly of?: string } = {}): SpeckSeifert => ({
  kind: "speckSeifert",
  ...options,
});

export const speckSeifertRule: Rule<SpeckSeifert> = {
  options: { of: optional(formula("a formula of the housekeeping heat over kT")) },
  needs: ({ of = "housekeepingEntropy" }) => averageOf(of),
  judge: ({ of = "housekeepingEntropy" }, { level }, estimate) =>
    judgeAverage(
      {
        check: "Speck-Seifert",
        claim: `<exp(-Q_hk/kT)> = 1, ${of}`,
        source: "T. Speck, U. Seifert, J. Phys. A 38, L581 (2005), eq. 12",
      },
      level,
      estimate("average"),
    ),
};
