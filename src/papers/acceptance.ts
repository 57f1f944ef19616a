// The catalogue's rule for one number: z = (estimate - reference)/sqrt(SE^2 + b^2), b the time-step bias measured on the same
// noise; pass |z| <= limit; inconclusive where SE or b exceeds 1 % of the scale (b at most SE or 1 %), scale =
// max(|reference|, 1) or the standard deviation, or where the weights of an exponential average have too heavy a tail.
import cdf from "@stdlib/stats-base-dists-normal-cdf";
import quantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Estimate } from "../estimate/estimate.js";
import type { AnyClaim } from "./claim.js";

export type SetOutcome = "pass" | "fail" | "inconclusive";

/** What is said of one number. "reported" where nothing rests on it or no reference is known. */
export interface Judgement {
  readonly z: number | null;
  readonly verdict: SetOutcome | "reported";
  readonly reason: string;
}

/** |z| allowed for each of K judged numbers. */
export function limitOf({ acceptance: { z, bonferroni } }: AnyClaim, numbers: number): number {
  if (!bonferroni || numbers < 2) return z;
  const level = 2 * (1 - cdf(z, 0, 1));
  return quantile(1 - level / numbers / 2, 0, 1);
}

/** A number without statistical error is held to this, relative to 1 + |reference|. */
const ROUNDING = 1e-12;

export function judgeNumber(
  estimate: Estimate,
  reference: number | null,
  judged: boolean,
  limit: number,
): Judgement {
  const { value, error, bias } = estimate;
  if (value === null || error === null) {
    return { z: null, verdict: judged ? "inconclusive" : "reported", reason: estimate.reason ?? "no error" };
  }
  if (reference === null) return { z: null, verdict: "reported", reason: "no reference at these parameters" };
  const b = Math.abs(bias?.value ?? 0);
  const rounding = ROUNDING * (1 + Math.abs(reference));
  const spread = Math.sqrt(error * error + b * b + rounding * rounding);
  const z = estimate.reason === undefined ? (value - reference) / spread : null;
  if (!judged) return { z, verdict: "reported", reason: estimate.reason ?? "" };
  const scale = Math.max(Math.abs(reference), 1, error * Math.sqrt(estimate.n));
  const bound = `1 % of the scale ${scale.toPrecision(3)}`;
  if (estimate.reason !== undefined) return { z, verdict: "inconclusive", reason: estimate.reason };
  if (z === null) return { z, verdict: "inconclusive", reason: "no z" };
  if (Math.abs(z) > limit) return { z, verdict: "fail", reason: `|z| above ${limit.toFixed(2)}` };
  if (error > 0.01 * scale) return { z, verdict: "inconclusive", reason: `the error is above ${bound}` };
  if (b > Math.max(error, 0.01 * scale)) {
    return { z, verdict: "inconclusive", reason: `the time-step bias is above the error and ${bound}` };
  }
  return { z, verdict: "pass", reason: `|z| at most ${limit.toFixed(2)}` };
}
