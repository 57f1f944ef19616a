// <exp(-(W - dF)/kT)> = 1 for a start in equilibrium and driving that does not look at the system.
// With feedback it is broken by what the demon knows: that is its control.
import { exactly } from "../estimate/estimate.js";
import { exponential } from "../estimate/request.js";
import { missing, type Rule } from "./check.js";
import { FREE_ENERGY_NEEDED } from "./dissipation.js";
import { judge } from "./verdict.js";

export interface Jarzynski {
  readonly kind: "jarzynski";
}

/** <exp(-(W - dF)/kT)> = 1. */
export const jarzynski = (): Jarzynski => ({ kind: "jarzynski" });

export const jarzynskiRule: Rule<Jarzynski> = {
  options: {},

  needs: (_, situation) =>
    missing(situation, FREE_ENERGY_NEEDED) ?? {
      average: exponential("-(work + forceWork - freeEnergyChange)/kT"),
    },

  judge: (_, { level }, estimate) =>
    judge(
      {
        check: "Jarzynski",
        claim: "<exp(-(W - dF)/kT)> = 1",
        source: "C. Jarzynski, PRL 78, 2690 (1997), eq. 2",
        relation: "=",
        margin: 0.01,
      },
      level,
      estimate("average"),
      exactly(1),
    ),
};
