// <W> >= <dF> - kT <I>: what a measurement with information I can at most pay back.
import { exactly } from "../estimate/estimate.js";
import { mean } from "../estimate/request.js";
import { missing, type Rule } from "./check.js";
import { FREE_ENERGY_NEEDED } from "./dissipation.js";
import { judge } from "./verdict.js";

export interface SagawaUeda2008 {
  readonly kind: "sagawaUeda2008";
}

/** <W> - <dF> + kT <I> >= 0. */
export const sagawaUeda2008 = (): SagawaUeda2008 => ({ kind: "sagawaUeda2008" });

export const INFORMATION_NEEDED = {
  ...FREE_ENERGY_NEEDED,
  information: "a measurement at t = 0, whose outcomes' law is known, books it",
};

export const sagawaUeda2008Rule: Rule<SagawaUeda2008> = {
  options: {},

  needs: (_, situation) =>
    missing(situation, INFORMATION_NEEDED) ?? {
      slack: mean("work + forceWork - freeEnergyChange + kT*information"),
    },

  judge: (_, { kT, level }, estimate) =>
    judge(
      {
        check: "Sagawa-Ueda 2008",
        claim: "<W> - <dF> + kT <I> >= 0",
        source: "T. Sagawa, M. Ueda, PRL 100, 080403 (2008), eq. 2",
        relation: ">=",
        margin: 0.01 * kT,
      },
      level,
      estimate("slack"),
      exactly(0),
    ),
};
