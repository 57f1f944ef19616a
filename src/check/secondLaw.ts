// <W> >= <dF> for a start in equilibrium (there kT D(p_0||p_eq) = 0), blind to information: a demon breaks it.
import { exactly } from "../estimate/estimate.js";
import { mean } from "../estimate/request.js";
import { missing, type Rule } from "./check.js";
import { DISSIPATED, FREE_ENERGY_NEEDED } from "./dissipation.js";
import { judge } from "./verdict.js";

export interface SecondLaw {
  readonly kind: "secondLaw";
}

/** <W> - <dF> >= 0. */
export const secondLaw = (): SecondLaw => ({ kind: "secondLaw" });

export const secondLawRule: Rule<SecondLaw> = {
  options: {},

  needs: (_, situation) =>
    missing(situation, FREE_ENERGY_NEEDED) ?? {
      dissipated: mean(DISSIPATED),
    },

  judge: (_, { kT, level }, estimate) =>
    judge(
      {
        check: "second law",
        claim: "<W> - <dF> >= 0",
        source: "C. Jarzynski, PRL 78, 2690 (1997), eq. 3",
        relation: ">=",
        margin: 0.01 * kT,
      },
      level,
      estimate("dissipated"),
      exactly(0),
    ),
};
