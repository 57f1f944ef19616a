// <W> - <dF> >= kT sum_m P(m) ln[P(m)/P~_m(m)], P~_m(m) the probability that a reversed run of the record m measures m again: what the records
// alone tell of the dissipation, since <exp(-(W - dF)/kT)>_m = P~_m(m)/P(m) in the trajectories of each m.
// P. P. Potts, P. Samuelsson, PRL 121, 210603 (2018). It may be looser or tighter than the bound by the information.
import { exactly } from "../estimate/estimate.js";
import { repetition } from "../estimate/request.js";
import { times } from "./apart.js";
import { notBackward } from "./backward.js";
import { missing, type Rule } from "./check.js";
import { DISSIPATED_IN_KT } from "./dissipation.js";
import { judge } from "./verdict.js";

export interface PottsSamuelsson2018 {
  readonly kind: "pottsSamuelsson2018";
}

/** <W> - <dF> >= kT sum P(m) ln[P(m)/P~_m(m)]. */
export const pottsSamuelsson2018 = (): PottsSamuelsson2018 => ({ kind: "pottsSamuelsson2018" });

export const pottsSamuelsson2018Rule: Rule<PottsSamuelsson2018> = {
  options: {},

  needs: (_, situation) =>
    missing(situation, { record: "one number for all outcomes of a trajectory" }) ??
    notBackward(situation, ["record", "repeated"]) ?? {
      slack: repetition("slack", { of: DISSIPATED_IN_KT, record: "record", repeated: "repeated" }),
    },

  judge: (_, { kT, level }, estimate) =>
    judge(
      {
        check: "Potts-Samuelsson 2018",
        claim: "<W> - <dF> - kT sum P(m) ln[P(m)/P~_m(m)] >= 0",
        source: "P. P. Potts, P. Samuelsson, PRL 121, 210603 (2018)",
        relation: ">=",
        margin: 0.01 * kT,
      },
      level,
      times(kT, estimate("slack")),
      exactly(0),
    ),
};
