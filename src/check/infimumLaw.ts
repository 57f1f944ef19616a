// P(inf S <= -s) <= e^-s and <inf S> >= -1 for the infimum over time of the total entropy production in a steady state.
// I. Neri, E. Roldán, F. Jülicher, PRX 7, 011019 (2017), eq. 5 and 6. Looking at discrete times makes the infimum too high, which breaks nothing.
import { exactly } from "../estimate/estimate.js";
import { mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { SpecError, shown } from "../spec/error.js";
import type { Rule } from "./check.js";
import { joint } from "./joint.js";
import { notSteady } from "./networkFacts.js";
import { formula, type Option, optional } from "./options.js";
import { ROUNDING } from "./selfDual.js";
import { judge, type Verdict } from "./verdict.js";

export interface InfimumLaw {
  readonly kind: "infimumLaw";
  /** The infimum of a trajectory, in units of k; the column `infimum` unless given. */
  readonly of?: string;
  /** Sizes s; 1 and 2 unless given. Where S has levels, those that it can reach. */
  readonly depths?: readonly number[];
}

/** P(inf S <= -s) <= e^-s at the depths s, <inf S> >= -1. */
export const infimumLaw = (options: Omit<InfimumLaw, "kind"> = {}): InfimumLaw => ({
  kind: "infimumLaw",
  ...options,
});

const DEPTHS: readonly number[] = [1, 2];
const SIZES = "a list of numbers above 0";
const depthsOption: Option = {
  needed: SIZES,
  optional: true,
  read(value, path) {
    const fine = Array.isArray(value) && value.length > 0 && value.every((s: unknown) => Number(s) > 0);
    if (!fine) throw new SpecError(path, `${SIZES} is needed, ${shown(value)} given`);
  },
};

export const infimumLawRule: Rule<InfimumLaw> = {
  options: {
    of: optional(formula("a formula of the infimum of the entropy production")),
    depths: depthsOption,
  },

  needs({ of: given, depths = DEPTHS }, { experiment }) {
    const lack = given === undefined ? notSteady(experiment) : null;
    const of = given ?? "infimum";
    return (
      lack ?? {
        mean: mean(of),
        // a level that is reached by jumps is reached up to rounding
        ...Object.fromEntries(depths.map((s) => [`below${s}`, probability(`(${of}) <= ${ROUNDING - s}`)])),
      }
    );
  },

  judge({ depths = DEPTHS }, { level }, estimate) {
    const share = level / (depths.length + 1);
    const claim = {
      check: "infimum law",
      source: "I. Neri, E. Roldán, F. Jülicher, PRX 7, 011019 (2017), eq. 5 and 6",
      relation: ">=" as const,
      margin: 0.01,
    };
    const first = judge({ ...claim, claim: "<inf S> >= -1" }, share, estimate("mean"), exactly(-1));
    const rest = depths.map(
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
