// <e^(-l S) w> = <e^(-(1 - l) S) w> for the entropy S that constant rates give to the baths: the symmetry of the generating function, here with the
// even weight w = 1/cosh S, which bounds both sides by 2 and takes nothing from the symmetry. J. L. Lebowitz, H. Spohn, J. Stat. Phys. 95, 333 (1999), eq. 2.25.
// It comes from the tilted generator, whose transpose at l is that at 1 - l; so it is exact at any time where all states are equally likely at the
// start. From another start it is true of the rate at long times alone, and at a given time of S with the boundary term: gallavottiCohen.ts.
import { mean } from "../estimate/request.js";
import { isReaction } from "../spec/experiment.js";
import type { Rule } from "./check.js";
import { driven, networkOf, startsUniform, stops } from "./networkFacts.js";
import { formula, number, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface LebowitzSpohn {
  readonly kind: "lebowitzSpohn";
  /** S, in units of k; the column `bathEntropy` unless given. */
  readonly of?: string;
  /** l, between 0 and 1/2; 1/4 unless given. */
  readonly lambda?: number;
}

/** <e^(-l S)/cosh S> = <e^(-(1 - l) S)/cosh S>. */
export const lebowitzSpohn = (options: Omit<LebowitzSpohn, "kind"> = {}): LebowitzSpohn => ({
  kind: "lebowitzSpohn",
  ...options,
});

/** Both weights; 1/cosh S = 2 e^-|S|/(1 + e^(-2|S|)). */
const weights = ({ of = "bathEntropy", lambda = 0.25 }: LebowitzSpohn): readonly [string, string] => {
  const even = `2/(1 + exp(-2*abs(${of})))`;
  return [`exp(${-lambda}*(${of}) - abs(${of}))*${even}`, `exp(${lambda - 1}*(${of}) - abs(${of}))*${even}`];
};

export const lebowitzSpohnRule: Rule<LebowitzSpohn> = {
  options: {
    of: optional(formula("a formula of the entropy given to the baths, in units of k")),
    lambda: optional(number("a number between 0 and 0.5", 0, 0.5)),
  },

  needs(check, { experiment }) {
    const network = check.of === undefined ? networkOf(experiment) : null;
    const reacts = check.of === undefined && experiment !== null && isReaction(experiment);
    const lack = check.of === undefined ? (driven(experiment) ?? stops(experiment)) : null;
    if (lack !== null) return lack;
    if (reacts || (network !== null && !startsUniform(network)))
      return "at a given time it is stated for a start where all states are equally likely: gallavottiCohen is for the steady state";
    const [one, other] = weights(check);
    return { one: mean(one), other: mean(other), difference: mean(`${one} - ${other}`) };
  },

  judge({ of = "bathEntropy", lambda = 0.25 }, { level }, estimate) {
    const other = estimate("other");
    return judge(
      {
        check: "Lebowitz-Spohn",
        claim: `<e^(-${lambda} S)/cosh S> = <e^(-${1 - lambda} S)/cosh S>, S = ${of}`,
        source: "J. L. Lebowitz, H. Spohn, J. Stat. Phys. 95, 333 (1999), eq. 2.25",
        relation: "=",
        margin: 0.01 * (other.value ?? 1),
      },
      level,
      estimate("one"),
      other,
      estimate("difference"),
    );
  },
};
