// P(Omega_t = A)/P(Omega_t = -A) = e^A at any time t after a quench from equilibrium, for a time-symmetric protocol; bounded form.
// D. J. Evans, D. J. Searles, PRE 50, 1645 (1994), eq. 10. For a trap quenched from k0 to k1, Omega = (k0 - k1)(x_t^2 - x_0^2)/2kT.
import type { Rule } from "./check.js";
import { formula, optional } from "./options.js";
import { boundedOf, judgeBounded } from "./selfDual.js";

export interface EvansSearles {
  readonly kind: "evansSearles";
  /** The dissipation function Omega; the column `dissipationFunction` unless given. */
  readonly of?: string;
}

/** P(Omega)/P(-Omega) = e^Omega. */
export const evansSearles = (options: { readonly of?: string } = {}): EvansSearles => ({
  kind: "evansSearles",
  ...options,
});

export const evansSearlesRule: Rule<EvansSearles> = {
  options: { of: optional(formula("a formula of the dissipation function")) },
  needs: ({ of = "dissipationFunction" }) => boundedOf(of),
  judge: ({ of = "dissipationFunction" }, { level }, estimate) =>
    judgeBounded(
      {
        check: "Evans-Searles",
        claim: `P(Omega)/P(-Omega) = e^Omega by <sgn Omega> = <tanh(|Omega|/2)>, Omega = ${of}`,
        source: "D. J. Evans, D. J. Searles, PRE 50, 1645 (1994), eq. 10",
      },
      level,
      estimate,
    ),
};
