// The residual of Bennett's equation at the known dF, with f(x) = 1/(1 + e^x) between 0 and 1:
//   <f((W - dF)/kT)>_F = <f((W + dF)/kT)>_R
// C. H. Bennett, J. Comp. Phys. 22, 245 (1976), eq. 11. It holds for any A that is the logarithm of P_F/P_R along a path, told by each
// sample for its own paths: <f(A)>_F = <f(A)>_R.
import { mean, reversed } from "../estimate/request.js";
import { notReversed } from "./chainReverse.js";
import type { Rule } from "./check.js";
import { DISSIPATED_IN_KT } from "./dissipation.js";
import { formula, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface BarResidual {
  readonly kind: "bar";
  /** ln P_F/P_R in forward runs, ln P_R/P_F in reversed ones; W_diss/kT unless given. */
  readonly of?: string;
}

/** <f(A)>_F = <f(A)>_R with f(A) = 1/(1 + e^A), A = W_diss/kT. */
export const barResidual = (options: { readonly of?: string } = {}): BarResidual => ({
  kind: "bar",
  ...options,
});

export const barRule: Rule<BarResidual> = {
  options: { of: optional(formula("a formula of ln P_F/P_R")) },

  needs({ of = DISSIPATED_IN_KT }, { experiment }) {
    const lack = notReversed(experiment);
    if (lack !== null) return lack;
    const bounded = mean(`1/(1 + exp(${of}))`);
    return { ahead: bounded, back: reversed(bounded) };
  },

  judge: ({ of }, { level }, estimate) =>
    judge(
      {
        check: "BAR residual",
        claim: `<f(A)>_F = <f(A)>_R, f(A) = 1/(1 + e^A), A = ${of ?? "(W - dF)/kT, its sign turned in reversed runs"}`,
        source: "C. H. Bennett, J. Comp. Phys. 22, 245 (1976), eq. 11",
        relation: "=",
        // f is 1/2 in equilibrium
        margin: 0.005,
      },
      level,
      estimate("ahead"),
      estimate("back"),
    ),
};
