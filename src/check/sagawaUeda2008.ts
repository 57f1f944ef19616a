// <W> >= <dF> - kT <I>: what measurements with information I can at most pay back, I = sum ln p(y_k|x_k) - ln p(y_k|y_<k) of all of them.
import { exactly } from "../estimate/estimate.js";
import { times } from "./apart.js";
import { missing, type Rule } from "./check.js";
import { DISSIPATED_IN_KT, FREE_ENERGY_NEEDED } from "./dissipation.js";
import { informed } from "./measured.js";
import { judge } from "./verdict.js";

export interface SagawaUeda2008 {
  readonly kind: "sagawaUeda2008";
}

/** <W> - <dF> + kT <I> >= 0. */
export const sagawaUeda2008 = (): SagawaUeda2008 => ({ kind: "sagawaUeda2008" });

export const sagawaUeda2008Rule: Rule<SagawaUeda2008> = {
  options: {},
  informed: true,

  needs(_, situation) {
    const with_ = informed(situation);
    const lack = missing(situation, FREE_ENERGY_NEEDED);
    if (lack !== null || typeof with_ === "string") return lack ?? (with_ as string);
    return { slack: with_.mean(DISSIPATED_IN_KT) };
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
      times(kT, estimate("slack")),
      exactly(0),
    ),
};
