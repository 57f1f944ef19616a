// <exp(-(W - dF)/kT)> = gamma, gamma = sum over records m of the probability that a reversed run of m measures m again: in reversed runs,
// whose m are drawn with P(m), the mean of repeated/P(m). It needs no information, and holds for readings without error, too.
import { exponential, mean, reversed } from "../estimate/request.js";
import { notBackward } from "./backward.js";
import type { Rule } from "./check.js";
import { DISSIPATED_IN_KT } from "./dissipation.js";
import { judge } from "./verdict.js";

export interface Efficacy {
  readonly kind: "efficacy";
}

/** <exp(-(W - dF)/kT)> = gamma. */
export const efficacy = (): Efficacy => ({ kind: "efficacy" });

export const efficacyRule: Rule<Efficacy> = {
  options: {},

  needs: (_, situation) =>
    notBackward(situation, ["repeated", "logProbability"]) ?? {
      average: exponential(`-${DISSIPATED_IN_KT}`),
      gamma: reversed(mean("repeated*exp(-logProbability)")),
    },

  judge: (_, { level }, estimate) =>
    judge(
      {
        check: "efficacy",
        claim: "<exp(-(W - dF)/kT)> = gamma = <repeated/P(m)> of reversed runs",
        source: "T. Sagawa, M. Ueda, PRL 104, 090602 (2010), eq. 7",
        relation: "=",
        margin: 0.01,
      },
      level,
      estimate("average"),
      estimate("gamma"),
    ),
};
