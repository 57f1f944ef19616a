// The dissipated work W_diss = W - dF, as a formula in the columns. Of reversed runs it is W_R - dF_R = W_R + dF.
import type { Estimate } from "../estimate/estimate.js";
import { apart, times } from "./apart.js";
import type { Situation } from "./check.js";
import { type Claim, judge, type Verdict } from "./verdict.js";

export const WORK = "work + forceWork";
export const DISSIPATED = "work + forceWork - freeEnergyChange";

/** W_diss/kT. */
export const DISSIPATED_IN_KT = `(${DISSIPATED})/kT`;

/** What dF needs, for `missing`. */
export const FREE_ENERGY_NEEDED = {
  freeEnergyChange: "an equilibrium start, at one temperature, in a potential that confines at both ends",
};

/** <W> - dF >= kT D, of the estimates "dissipated" and "divergence". */
export function judgeDivergence(
  claim: Omit<Claim, "relation" | "margin">,
  { kT, level }: Situation,
  estimate: (name: string) => Estimate,
): Verdict {
  const dissipated = estimate("dissipated");
  const bound = times(kT, estimate("divergence"));
  const whole: Claim = { ...claim, relation: ">=", margin: 0.01 * kT };
  return judge(whole, level, dissipated, bound, apart(dissipated, bound));
}
