// The catalogues' rules for one number: z = (estimate - reference)/sqrt(SE^2 + b^2), b the time-step bias measured on the same
// noise; pass |z| <= limit; inconclusive where SE or b exceeds a share of the scale (b at most SE or that share), or where the
// weights of an exponential average have too heavy a tail. The scale is max(|reference|, 1) or the standard deviation, and for jumps
// |reference| itself, or what the claim names where that is 0. What has no statistical error is held to the reference's own precision.
// For jumps there is a rule for a set, too: the sum of z^2 over its independent numbers must not be too large.
import cdf from "@stdlib/stats-base-dists-normal-cdf";
import quantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Estimate } from "../estimate/estimate.js";
import { chiSquareBeyond } from "../theory/chiSquare.js";

/** The rule by which a number passes. */
export interface Acceptance {
  /** Largest |z| for a single number; shared among the judged numbers of a set where `bonferroni` says so. */
  readonly z: number;
  readonly bonferroni: boolean;
  /** Largest error in units of the scale that a pass may have; 0.01 unless given. */
  readonly precision?: number | undefined;
  /** Errors by which a number must clear a bound; none unless given. */
  readonly resolved?: number | undefined;
  /** The rules for jumps. */
  readonly relative?: Relative | undefined;
}

export interface Relative {
  /** Largest error in units of a natural scale, where the reference is 0 or next to it. */
  readonly ofScale: number;
  /** Largest relative deviation of a number without statistical error. */
  readonly exact: number;
  /** Smallest probability of the sum of z^2. */
  readonly pooled: number;
}

/** |z| <= 3.5, shared among the numbers of a set (claims about continuous systems, rule 1). */
export const CONTINUOUS: Acceptance = { z: 3.5, bonferroni: true };
/** |z| <= 4 on each number, what is left of each inequality at least 5 errors (claims with feedback, "standard"). */
export const FEEDBACK: Acceptance = { z: 4, bonferroni: false, resolved: 5 };
/** |z| <= 4 on each number, SE <= 2e-3 |reference|, p of the sum of z^2 above 1e-3 (claims about jumps: [Z], [N], [X]). */
export const JUMPS: Acceptance = {
  z: 4,
  bonferroni: false,
  precision: 2e-3,
  relative: { ofScale: 1e-3, exact: 1e-9, pooled: 1e-3 },
};

export type SetOutcome = "pass" | "fail" | "inconclusive";

/** What is said of one number. "reported" where nothing rests on it or no reference is known. */
export interface Judgement {
  readonly z: number | null;
  readonly verdict: SetOutcome | "reported";
  readonly reason: string;
}

/** |z| allowed for each of K judged numbers. */
export function limitOf({ z, bonferroni }: Acceptance, numbers: number): number {
  if (!bonferroni || numbers < 2) return z;
  const level = 2 * (1 - cdf(z, 0, 1));
  return quantile(1 - level / numbers / 2, 0, 1);
}

/** Largest error in units of the scale. */
const PRECISION = 0.01;
/** A number without statistical error is held to this, relative to 1 + |reference|. */
const ROUNDING = 1e-12;
/** The smallest scale of a number without statistical error. */
const SMALL = 1e-3;

export function judgeNumber(
  estimate: Estimate,
  reference: number | null,
  judged: boolean,
  limit: number,
  { precision = PRECISION, relative }: Acceptance,
  natural?: number,
): Judgement {
  const { value, error, bias } = estimate;
  if (value === null || error === null) {
    return { z: null, verdict: judged ? "inconclusive" : "reported", reason: estimate.reason ?? "no error" };
  }
  if (reference === null) return { z: null, verdict: "reported", reason: "no reference at these parameters" };
  const b = Math.abs(bias?.value ?? 0);
  const rounding = roundingOf(error, reference, natural, limit, relative);
  const spread = Math.sqrt(error * error + b * b + rounding * rounding);
  const z = estimate.reason === undefined ? (value - reference) / spread : null;
  if (!judged) return { z, verdict: "reported", reason: estimate.reason ?? "" };
  const scale =
    natural ??
    (relative ? Math.abs(reference) : Math.max(Math.abs(reference), 1, error * Math.sqrt(estimate.n)));
  const share = relative && natural !== undefined ? relative.ofScale : precision;
  const bound = `${100 * share} % of the scale ${scale.toPrecision(3)}`;
  if (estimate.reason !== undefined) return { z, verdict: "inconclusive", reason: estimate.reason };
  if (z === null) return { z, verdict: "inconclusive", reason: "no z" };
  if (!(Math.abs(z) <= limit)) return { z, verdict: "fail", reason: `|z| above ${limit.toFixed(2)}` };
  if (error > share * scale) return { z, verdict: "inconclusive", reason: `the error is above ${bound}` };
  if (b > Math.max(error, share * scale)) {
    return { z, verdict: "inconclusive", reason: `the time-step bias is above the error and ${bound}` };
  }
  return { z, verdict: "pass", reason: `|z| at most ${limit.toFixed(2)}` };
}

/** For jumps the limit is reached at the precision of the references. */
function roundingOf(
  error: number,
  reference: number,
  natural: number | undefined,
  limit: number,
  relative: Relative | undefined,
): number {
  if (relative === undefined) return ROUNDING * (1 + Math.abs(reference));
  return error > 0 ? 0 : (relative.exact / limit) * Math.max(Math.abs(reference), natural ?? SMALL);
}

/** A number that must not be below `least`, within its error; or must be above it by so many errors. */
export function judgeLeast(
  estimate: Estimate,
  least: number,
  judged: boolean,
  limit: number,
  { resolved }: Acceptance,
): Judgement {
  const { value, error, reason } = estimate;
  if (value === null || error === null || reason !== undefined) {
    return { z: null, verdict: judged ? "inconclusive" : "reported", reason: reason ?? "no error" };
  }
  const z = error > 0 ? (value - least) / error : null;
  if (!judged) return { z, verdict: "reported", reason: "" };
  if (resolved !== undefined && value >= least - limit * error) {
    return value >= least + resolved * error
      ? { z, verdict: "pass", reason: `at least ${least}, by ${resolved} errors` }
      : { z, verdict: "inconclusive", reason: `above ${least} by less than ${resolved} errors` };
  }
  return value >= least - limit * error
    ? { z, verdict: "pass", reason: `at least ${least}, within ${limit.toFixed(2)} errors` }
    : { z, verdict: "fail", reason: `below ${least} by more than ${limit.toFixed(2)} errors` };
}

/** The sum of z^2 of independent numbers, and the probability of a larger one. */
export function pooled(zs: readonly number[], level: number): Judgement & { readonly value: number } {
  const sum = zs.reduce((total, z) => total + z * z, 0);
  const value = zs.length === 0 ? 1 : chiSquareBeyond(sum, zs.length);
  const verdict = zs.length === 0 ? "reported" : value > level ? "pass" : "fail";
  return { value, z: null, verdict, reason: `sum of z^2 = ${sum.toFixed(2)} over ${zs.length} numbers` };
}
