// <e^(-l S)> = <e^(-(1 - l) S)> for the entropy S that constant rates give to the baths: the symmetry of the generating function.
// J. L. Lebowitz, H. Spohn, J. Stat. Phys. 95, 333 (1999), eq. 2.25. It comes from the tilted generator, whose transpose at l is that at 1 - l; so it is exact at
// any time where all states are equally likely at the start. From another start it is true of the rate at long times alone, and at a given time of
// S with the boundary term: gallavottiCohen.ts. Exponential averages, with the rules for their tails.
import { exponential, mean } from "../estimate/request.js";
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

/** <e^(-l S)> = <e^(-(1 - l) S)>. */
export const lebowitzSpohn = (options: Omit<LebowitzSpohn, "kind"> = {}): LebowitzSpohn => ({
  kind: "lebowitzSpohn",
  ...options,
});

const weights = ({ of = "bathEntropy", lambda = 0.25 }: LebowitzSpohn): readonly [string, string] => [
  `${lambda - 1}*(${of})`,
  `${-lambda}*(${of})`,
];

export const lebowitzSpohnRule: Rule<LebowitzSpohn> = {
  options: {
    of: optional(formula("a formula of the entropy given to the baths, in units of k")),
    lambda: optional(number("a number between 0 and 0.5", 0, 0.5)),
  },

  needs(check, { experiment }) {
    const network = check.of === undefined ? networkOf(experiment) : null;
    const lack = network === null ? null : (driven(network) ?? stops(network));
    if (lack !== null) return lack;
    if (network !== null && !startsUniform(network))
      return "at a given time it is stated for a start where all states are equally likely: gallavottiCohen is for the steady state";
    const [heavy, light] = weights(check);
    return {
      heavy: exponential(heavy),
      light: exponential(light),
      difference: mean(`exp(${heavy}) - exp(${light})`),
    };
  },

  judge(check, { level }, estimate) {
    const light = estimate("light");
    return judge(
      {
        check: "Lebowitz-Spohn",
        claim: `<e^(${weights(check)[0]})> = <e^(${weights(check)[1]})>`,
        source: "J. L. Lebowitz, H. Spohn, J. Stat. Phys. 95, 333 (1999), eq. 2.25",
        relation: "=",
        margin: 0.01 * (light.value ?? 1),
      },
      level,
      estimate("heavy"),
      light,
      estimate("difference"),
    );
  },
};
