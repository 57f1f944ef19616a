// P(S)/P(-S) = e^S for the total entropy production S of a steady state, at every time: S = ln p_s(start)/p_s(end) + what the baths got.
// U. Seifert, PRL 95, 040602 (2005), eq. 21; for long times and without the boundary term J. L. Lebowitz, H. Spohn, J. Stat. Phys. 95, 333 (1999), eq. 2.36.
// Bounded form of selfDual.ts, as the share that loses entropy: P(S < 0) + P(S = 0)/2 = <1/(1 + e^|S|)>. Nothing is said where none does.
import { mean } from "../estimate/request.js";
import type { Rule } from "./check.js";
import { notSteady, stops } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { ROUNDING } from "./selfDual.js";
import { cannotJudge, judge } from "./verdict.js";

export interface GallavottiCohen {
  readonly kind: "gallavottiCohen";
  /** S, in units of k; the column `entropyProduction` unless given. */
  readonly of?: string;
}

/** P(S)/P(-S) = e^S in a steady state. */
export const gallavottiCohen = (options: { readonly of?: string } = {}): GallavottiCohen => ({
  kind: "gallavottiCohen",
  ...options,
});

const FEWEST = 10;

export const gallavottiCohenRule: Rule<GallavottiCohen> = {
  options: { of: optional(formula("a formula of the total entropy production, in units of k")) },

  needs({ of: given }, { experiment }) {
    const lack = given === undefined ? (notSteady(experiment) ?? stops(experiment)) : null;
    if (lack !== null) return lack;
    const of = given ?? "entropyProduction";
    const share = `((${of}) < -${ROUNDING})/2 + ((${of}) <= ${ROUNDING})/2`;
    const folded = `1/(1 + exp(abs(${of})))`;
    return { share: mean(share), folded: mean(folded), difference: mean(`${share} - ${folded}`) };
  },

  judge({ of = "entropyProduction" }, { level }, estimate) {
    const [share, folded] = [estimate("share"), estimate("folded")];
    const claim = {
      check: "Gallavotti-Cohen",
      claim: `P(S)/P(-S) = e^S by P(S < 0) + P(S = 0)/2 = <1/(1 + e^|S|)>, S = ${of}`,
      source: "U. Seifert, PRL 95, 040602 (2005), eq. 21",
      relation: "=" as const,
      // a tenth of a share that is small
      margin: Math.min(0.01, 0.1 * (folded.value ?? 1)),
    };
    const expected = Math.max(share.value ?? 0, folded.value ?? 0) * folded.n;
    if (expected < FEWEST) {
      return cannotJudge(
        claim,
        level,
        `about ${expected.toPrecision(2)} trajectories lose entropy, at least ${FEWEST} are needed: shorter ones would tell`,
      );
    }
    return judge(claim, level, share, folded, estimate("difference"));
  },
};
