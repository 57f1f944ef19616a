// <e^-S(T)> = 1 where a trajectory of a steady state stops, at whatever time T its own past decides, the end of the run at the latest: e^-S is a
// martingale, S = ln p_s(start)/p_s(now) + what the baths got.
// I. Neri, E. Roldán, S. Pigolotti, F. Jülicher, J. Stat. Mech. 104006 (2019), eq. 24. Trajectories that never stop count with the S of their end.
import { exactly } from "../estimate/estimate.js";
import { exponential } from "../estimate/request.js";
import type { Rule } from "./check.js";
import { notSteady } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface StoppingMartingale {
  readonly kind: "stoppingMartingale";
  /** S at the stop, in units of k; the column `entropyProduction` unless given. */
  readonly of?: string;
}

/** <e^-S(T)> = 1 at a stopping time. */
export const stoppingMartingale = (options: { readonly of?: string } = {}): StoppingMartingale => ({
  kind: "stoppingMartingale",
  ...options,
});

export const stoppingMartingaleRule: Rule<StoppingMartingale> = {
  options: { of: optional(formula("a formula of the total entropy production at the stop, in units of k")) },

  needs: ({ of }, { experiment }) =>
    (of === undefined ? notSteady(experiment) : null) ?? {
      average: exponential(`-(${of ?? "entropyProduction"})`),
    },

  judge: ({ of = "entropyProduction" }, { level }, estimate) =>
    judge(
      {
        check: "stopping martingale",
        claim: `<e^-S(T)> = 1, S = ${of}`,
        source: "I. Neri, E. Roldán, S. Pigolotti, F. Jülicher, J. Stat. Mech. 104006 (2019), eq. 24",
        relation: "=",
        margin: 0.01,
      },
      level,
      estimate("average"),
      exactly(1),
    ),
};
