// ln [P_F(W)/P_R(-W)] = (W - dF)/kT, for runs and reversed runs that both start in equilibrium. By the logistic discriminant of the two
// samples: its slope is 1, and it crosses at dF. Its weights are bounded, so it judges where the exponential average cannot.
// G. E. Crooks, PRE 60, 2721 (1999), eq. 11.
import { exactly } from "../estimate/estimate.js";
import { crooksSlope, crossing } from "../estimate/request.js";
import { notReversed } from "./chainReverse.js";
import { missing, type Rule } from "./check.js";
import { DISSIPATED, FREE_ENERGY_NEEDED, WORK } from "./dissipation.js";
import { joint } from "./joint.js";
import { type Claim, judge } from "./verdict.js";

export interface Crooks {
  readonly kind: "crooks";
}

/** ln [P_F(W)/P_R(-W)] = (W - dF)/kT. */
export const crooks = (): Crooks => ({ kind: "crooks" });

const claimOf = (claim: string, margin: number): Claim => ({
  check: "Crooks",
  claim,
  source: "G. E. Crooks, PRE 60, 2721 (1999), eq. 11",
  relation: "=",
  margin,
});

export const crooksRule: Rule<Crooks> = {
  options: {},

  // measured data may not know dF: then the slope is all there is to judge
  needs(_, situation) {
    const { kT, columns, experiment } = situation;
    const lack =
      experiment === null ? null : (missing(situation, FREE_ENERGY_NEEDED) ?? notReversed(experiment));
    if (lack !== null) return lack;
    const known = columns.includes("freeEnergyChange");
    const of = known ? DISSIPATED : WORK;
    const slope = crooksSlope(of, of, kT);
    return known ? { slope, crossing: crossing(of, of, kT) } : { slope };
  },

  judge(_, { kT, level, columns }, estimate) {
    const known = columns.includes("freeEnergyChange");
    const share = known ? level / 2 : level;
    const slope = judge(
      claimOf("kT d ln[P_F(W)/P_R(-W)]/dW = 1", 0.01),
      share,
      estimate("slope"),
      exactly(1),
    );
    if (!known) return { ...slope, level };
    const where = judge(
      claimOf("P_F(W) = P_R(-W) at W - dF = 0", 0.01 * kT),
      share,
      estimate("crossing"),
      exactly(0),
    );
    return joint(level, [slope, where]);
  },
};
