// Uncertainty of an odd current phi (the work unless given) under feedback: forward and reversed runs, whose records m are drawn with P(m), obey
//   (Var_F phi + Var_B phi)/(<phi>_F + <phi>_B)^2 >= 1/(e^J - 1),   2J = <A>_F + <A>_B,
// A = ln P_F/P_B = (W - dF)/kT + I in forward runs and ln P_B/P_F = (W - dF)/kT - ln p(m|x)/P(m) in reversed ones.
// P. P. Potts, P. Samuelsson, PRE 100, 052137 (2019).
import { derived, type EstimateRequest, mean, reversed, variance } from "../estimate/request.js";
import { informationBack, notBackward } from "./backward.js";
import type { Rule } from "./check.js";
import { DISSIPATED_IN_KT, WORK } from "./dissipation.js";
import { excluded, informed } from "./measured.js";
import { formula, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface PottsSamuelsson2019 {
  readonly kind: "pottsSamuelsson2019";
  /** What changes its sign on the way back, as a formula of the columns; the work unless given. */
  readonly current?: string;
}

/** (Var_F phi + Var_B phi)/(<phi>_F + <phi>_B)^2 >= 1/(e^J - 1). */
export const pottsSamuelsson2019 = (options: { readonly current?: string } = {}): PottsSamuelsson2019 => ({
  kind: "pottsSamuelsson2019",
  ...options,
});

const SPREAD = "(vF + vB)/(mF + mB)^2";
const BOUND = "1/(exp((aF + aB)/2) - 1)";

export const pottsSamuelsson2019Rule: Rule<PottsSamuelsson2019> = {
  options: { current: optional(formula("a formula of what changes its sign on the way back")) },
  informed: true,

  needs({ current = WORK }, situation) {
    const with_ = informed(situation);
    const back = informationBack(situation);
    const lack = notBackward(situation, []);
    if (lack !== null || typeof with_ === "string") return lack ?? (with_ as string);
    if (typeof back === "string") return back;
    const zeros = excluded(situation.experiment);
    if (zeros === "some" || zeros === "all")
      return "it is stated for readings that exclude no outcome: where one is, J is infinite and the bound 0";
    const moments: Record<string, EstimateRequest> = {
      vF: variance(current),
      vB: reversed(variance(current)),
      mF: mean(current),
      mB: reversed(mean(current)),
    };
    const sides: Record<string, EstimateRequest> = {
      aF: with_.mean(DISSIPATED_IN_KT),
      aB: reversed(mean(`${DISSIPATED_IN_KT} - ${back.of}`)),
    };
    return {
      spread: derived(SPREAD, moments),
      bound: derived(BOUND, sides),
      difference: derived(`${SPREAD} - ${BOUND}`, { ...moments, ...sides }),
    };
  },

  judge(_, { level }, estimate) {
    const bound = estimate("bound");
    return judge(
      {
        check: "Potts-Samuelsson 2019",
        claim: "(Var_F + Var_B)/(<phi>_F + <phi>_B)^2 >= 1/(e^J - 1)",
        source: "P. P. Potts, P. Samuelsson, PRE 100, 052137 (2019)",
        relation: ">=",
        margin: 0.01 * Math.abs(bound.value ?? 1),
      },
      level,
      estimate("spread"),
      bound,
      estimate("difference"),
    );
  },
};
