// P(A)/P(-A) = e^A for an A whose reverse process is the process itself, in the bounded form <sgn A> = <tanh(|A|/2)>.
// U. Seifert, Rep. Prog. Phys. 75, 126001 (2012), eq. 68.
import type { Rule } from "./check.js";
import { formula } from "./options.js";
import { boundedOf, judgeBounded } from "./selfDual.js";

export interface DetailedFluctuation {
  readonly kind: "detailedFluctuation";
  /** A, in units of k. */
  readonly of: string;
}

/** P(A)/P(-A) = e^A, judged by <sgn A> = <tanh(|A|/2)>. */
export const detailedFluctuation = (options: { readonly of: string }): DetailedFluctuation => ({
  kind: "detailedFluctuation",
  ...options,
});

export const detailedFluctuationRule: Rule<DetailedFluctuation> = {
  options: { of: formula("a formula of the columns") },
  needs: ({ of }) => boundedOf(of),
  judge: ({ of }, { level }, estimate) =>
    judgeBounded(
      {
        check: "detailed fluctuation theorem",
        claim: `P(A)/P(-A) = e^A by <sgn A> = <tanh(|A|/2)>, A = ${of}`,
        source: "U. Seifert, Rep. Prog. Phys. 75, 126001 (2012), eq. 68",
      },
      level,
      estimate,
    ),
};
