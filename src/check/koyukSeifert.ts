// <S>/2 >= R^2/Var J for driving in time, with the response R = T d<J>/dT - v d<J>/dv of the mean current to the duration T and the speed v of
// the driving, both at the same law of the start. T. Koyuk, U. Seifert, PRL 125, 260604 (2020), eq. 8.
import { derived, mean, variance } from "../estimate/request.js";
import type { Rule } from "./check.js";
import { steps, stops } from "./networkFacts.js";
import { number } from "./options.js";
import { CURRENT_OPTIONS, type CurrentOptions, currentOf, judgeCurrent, notOdd } from "./uncertainty.js";

export interface KoyukSeifert extends CurrentOptions {
  readonly kind: "koyukSeifert";
  /** R, from runs beside this one or from theory. */
  readonly response: number;
}

/** <S>/2 >= (T d<J>/dT - v d<J>/dv)^2/Var J. */
export const koyukSeifert = (options: Omit<KoyukSeifert, "kind">): KoyukSeifert => ({
  kind: "koyukSeifert",
  ...options,
});

export const koyukSeifertRule: Rule<KoyukSeifert> = {
  options: { ...CURRENT_OPTIONS, response: number("the response T d<J>/dT - v d<J>/dv", -Infinity) },

  needs({ current: given, entropy, response }, { experiment }) {
    const found = currentOf(given, experiment);
    if (typeof found === "string") return found;
    const { current } = found;
    const lack = steps(experiment) ?? stops(experiment) ?? notOdd(current, experiment);
    if (lack !== null) return lack;
    const precision = `${response}^2/v`.replace(/^(-[^^]*)/, "($1)");
    const of = { s: mean(entropy), v: variance(current) };
    return {
      bound: derived("s/2", { s: of.s }),
      precision: derived(precision, { v: of.v }),
      difference: derived(`s/2 - ${precision}`, of),
    };
  },

  judge: (_, { level }, estimate) =>
    judgeCurrent(
      {
        check: "Koyuk-Seifert",
        claim: "<S>/2 >= (T d<J>/dT - v d<J>/dv)^2/Var J",
        source: "T. Koyuk, U. Seifert, PRL 125, 260604 (2020), eq. 8",
      },
      level,
      estimate,
    ),
};
