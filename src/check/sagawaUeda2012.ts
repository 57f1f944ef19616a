// <exp(-S + dI)> = 1 and <S> >= <dI>: S the system's entropy production between its marginal laws, dI its information with the memory at the
// end less what the measurement brought. T. Sagawa, M. Ueda, PRL 109, 180602 (2012), eq. 6 and 7.
import type { Rule } from "./check.js";
import { type Exchange, exchangeOf, judgeExchange, needsOfExchange } from "./informationExchange.js";
import { formula, optional } from "./options.js";

export interface SagawaUeda2012 extends Exchange {
  readonly kind: "sagawaUeda2012";
}

/** <exp(-S + dI)> = 1, <S> >= <dI>. */
export const sagawaUeda2012 = (options: Exchange = {}): SagawaUeda2012 => ({
  kind: "sagawaUeda2012",
  ...options,
});

export const sagawaUeda2012Rule: Rule<SagawaUeda2012> = {
  options: {
    entropy: optional(formula("a formula of the system's entropy production, in units of k,")),
    final: optional(formula("a formula of the information that is left at the end")),
    measured: optional(formula("a formula of the information that was measured")),
  },

  needs(check, situation) {
    const found = exchangeOf(check, situation);
    return typeof found === "string" ? found : needsOfExchange(found);
  },

  judge: (_, { level }, estimate) =>
    judgeExchange(
      { check: "Sagawa-Ueda 2012", source: "T. Sagawa, M. Ueda, PRL 109, 180602 (2012), eq. 6 and 7" },
      { equality: "<exp(-S + dI)> = 1", inequality: "<S> - <dI> >= 0" },
      level,
      estimate,
    ),
};
