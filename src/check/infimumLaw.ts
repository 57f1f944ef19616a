// P(inf S <= -s) <= e^-s and <inf S> >= -1 for the infimum over time of the total entropy production in a steady state.
// I. Neri, E. Roldán, F. Jülicher, PRX 7, 011019 (2017), eq. 5 and 6. Looking at discrete times makes the infimum too high, which breaks nothing.
import { exactly } from "../estimate/estimate.js";
import { mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import type { Rule } from "./check.js";
import { joint } from "./joint.js";
import { notSteady } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { judge, type Verdict } from "./verdict.js";

export interface InfimumLaw {
  readonly kind: "infimumLaw";
  /** The infimum of a trajectory, in units of k; the column `infimum` unless given. */
  readonly of?: string;
}

/** P(inf S <= -s) <= e^-s for s = 1 and 2, <inf S> >= -1. */
export const infimumLaw = (options: { readonly of?: string } = {}): InfimumLaw => ({
  kind: "infimumLaw",
  ...options,
});

const DEPTHS = [1, 2] as const;

export const infimumLawRule: Rule<InfimumLaw> = {
  options: { of: optional(formula("a formula of the infimum of the entropy production")) },

  needs: ({ of = "infimum" }, { experiment }) =>
    notSteady(experiment) ?? {
      mean: mean(of),
      ...Object.fromEntries(DEPTHS.map((s) => [`below${s}`, probability(`(${of}) <= -${s}`)])),
    },

  judge(_, { level }, estimate) {
    const share = level / (DEPTHS.length + 1);
    const claim = {
      check: "infimum law",
      source: "I. Neri, E. Roldán, F. Jülicher, PRX 7, 011019 (2017), eq. 5 and 6",
      relation: ">=" as const,
      margin: 0.01,
    };
    const first = judge({ ...claim, claim: "<inf S> >= -1" }, share, estimate("mean"), exactly(-1));
    const rest = DEPTHS.map(
      (s): Verdict =>
        judge(
          { ...claim, claim: `e^-${s} >= P(inf S <= -${s})` },
          share,
          exactly(math.exp(-s)),
          estimate(`below${s}`),
        ),
    );
    return joint(level, [first, ...rest]);
  },
};
