// <S> >= <I_fin> - <I_ini> - sum <I_tr> of a system that others watch: what it is correlated with at the end and at the start, and what went from it
// to the others on the way (transfer entropy, of repeated measurements the column `information`); with the integral theorem behind it.
// S. Ito, T. Sagawa, PRL 111, 180603 (2013), eq. 8 and 9. A rate of transfer entropy that is known times the duration is a formula as well.
import type { Rule } from "./check.js";
import { type Exchange, exchangeOf, judgeExchange, needsOfExchange } from "./informationExchange.js";
import { formula, optional } from "./options.js";

export interface ItoSagawaOptions extends Omit<Exchange, "measured"> {
  /** I_ini; 0 unless given. */
  readonly initial?: string;
  /** sum I_tr; the column `information` unless given. */
  readonly transferred?: string;
}

export interface ItoSagawa extends ItoSagawaOptions {
  readonly kind: "itoSagawa";
}

/** <S> >= <I_fin> - <I_ini> - sum <I_tr>. */
export const itoSagawa = (options: ItoSagawaOptions = {}): ItoSagawa => ({ kind: "itoSagawa", ...options });

export const itoSagawaRule: Rule<ItoSagawa> = {
  options: {
    entropy: optional(formula("a formula of the system's entropy production, in units of k,")),
    final: optional(formula("a formula of the information at the end")),
    initial: optional(formula("a formula of the information at the start")),
    transferred: optional(formula("a formula of what was transferred")),
  },

  needs({ entropy, final, initial, transferred }, situation) {
    const found = exchangeOf({ entropy, final, measured: transferred }, situation);
    if (typeof found === "string") return found;
    const { S, dI } = found;
    return needsOfExchange({ S, dI: initial === undefined ? dI : `${dI} - (${initial})` });
  },

  judge: (_, { level }, estimate) =>
    judgeExchange(
      { check: "Ito-Sagawa", source: "S. Ito, T. Sagawa, PRL 111, 180603 (2013), eq. 8 and 9" },
      {
        equality: "<exp(-S + I_fin - I_ini - I_tr)> = 1",
        inequality: "<S> - <I_fin> + <I_ini> + <I_tr> >= 0",
      },
      level,
      estimate,
    ),
};
