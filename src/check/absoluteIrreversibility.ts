// <exp(-(W - dF)/kT - I)> = 1 - lambda_fb, lambda_fb = the share of reversed runs, their records m drawn with P(m), that could not have measured m;
// so <W> - <dF> >= -kT <I> - kT ln(1 - lambda_fb), sharper than with the information alone.
// Y. Ashida, K. Funo, Y. Murashita, M. Ueda, PRE 90, 052125 (2014).
import { exactly } from "../estimate/estimate.js";
import { derived, mean, reversed } from "../estimate/request.js";
import { notBackward, possibleOf } from "./backward.js";
import type { Rule } from "./check.js";
import { DISSIPATED_IN_KT } from "./dissipation.js";
import { joint } from "./joint.js";
import { informed } from "./measured.js";
import { formula, optional } from "./options.js";
import { type Claim, judge } from "./verdict.js";

export interface AbsoluteIrreversibility {
  readonly kind: "absoluteIrreversibility";
  /** Of reversed runs: 1 where the record could come again; told by `logLikelihood` or `repeatable`, of readings without error by `repeated`. */
  readonly possible?: string;
}

/** <exp(-(W - dF)/kT - I)> = 1 - lambda_fb; <W> - <dF> + kT <I> + kT ln(1 - lambda_fb) >= 0. */
export const absoluteIrreversibility = (
  options: { readonly possible?: string } = {},
): AbsoluteIrreversibility => ({ kind: "absoluteIrreversibility", ...options });

const claimOf = (claim: string, relation: Claim["relation"]): Claim => ({
  check: "absolute irreversibility",
  claim,
  source: "Y. Ashida, K. Funo, Y. Murashita, M. Ueda, PRE 90, 052125 (2014)",
  relation,
  margin: 0.01,
});

export const absoluteIrreversibilityRule: Rule<AbsoluteIrreversibility> = {
  options: {
    possible: optional(formula("a formula of reversed runs, 1 where the record could come again,")),
  },
  informed: true,

  needs({ possible: given }, situation) {
    const with_ = informed(situation);
    const lack = notBackward(situation, []);
    if (lack !== null || typeof with_ === "string") return lack ?? (with_ as string);
    const possible = given ?? possibleOf(situation);
    if (possible === null) return notBackward(situation, ["repeatable"]) as string;
    const share = reversed(mean(possible));
    return {
      average: with_.exponential(`-${DISSIPATED_IN_KT}`),
      possible: share,
      slack: derived("m + log(p)", { m: with_.mean(DISSIPATED_IN_KT), p: share }),
    };
  },

  judge: (_, { level }, estimate) =>
    joint(level, [
      judge(
        claimOf("<exp(-(W - dF)/kT - I)> = 1 - lambda_fb", "="),
        level / 2,
        estimate("average"),
        estimate("possible"),
      ),
      judge(
        claimOf("(<W> - <dF>)/kT + <I> + ln(1 - lambda_fb) >= 0", ">="),
        level / 2,
        estimate("slack"),
        exactly(0),
      ),
    ]),
};
