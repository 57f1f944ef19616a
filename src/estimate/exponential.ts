// <e^a> with the tail of the weights examined: the sample error counts only if Hill's index has a lower limit above 2 and the sample
// is larger than 10 e^D, D = <a e^a>/<e^a> - ln <e^a> being the dissipation of the reverse process (C. Jarzynski, PRE 73, 046105 (2006)).
import * as math from "../kernel/math.js";
import type { Values } from "../stats/request.js";
import type { Estimate } from "./estimate.js";
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Exponential {
  readonly kind: "exponential";
  readonly of: string;
  /** Whether theory says that <e^(2a)> is finite. */
  readonly variance: "unknown" | "finite";
}

/** <exp(exponent)>. */
export const exponential = (exponent: string): Exponential => ({
  kind: "exponential",
  of: exponent,
  variance: "unknown",
});

/** <exp(exponent)> where theory says that <exp(2 exponent)> is finite: the sample error is taken at its word. */
export const exponentialOfFiniteVariance = (exponent: string): Exponential => ({
  kind: "exponential",
  of: exponent,
  variance: "finite",
});

const TAIL_LIMIT = 2;
const TAIL_DEPTHS = 3; // the top 2, 0.5 and 0.1 %, at least 10 values in each
const SAFETY = 10;

/** Hill's index at the deepest tops, its lower 2-sigma limit, and the largest share of the sum. */
export function weightsIn(of: string, values: Values): NonNullable<Estimate["weights"]> & { depths: number } {
  const { largestShare } = values({ kind: "logMeanExp", of });
  const { hill } = values({ kind: "tail", of });
  const least = (xs: readonly number[]): number | null =>
    xs.length === 0 ? null : xs.reduce((a, b) => (b < a ? b : a));
  return {
    largestShare,
    hill: least(hill.map(({ index }) => index)),
    hillLow: least(hill.map(({ index, error }) => index - 2 * error)),
    depths: hill.length,
  };
}

/** Why the sample error of <e^a> means nothing, or null. */
export function distrust(of: string, values: Values): string | null {
  const { logMean, tiltedMean } = values({ kind: "logMeanExp", of });
  return distrustOf(of, values, tiltedMean - logMean);
}

/** The same where D is known otherwise. */
export function distrustOf(of: string, values: Values, dissipation: number): string | null {
  const { n } = values({ kind: "logMeanExp", of });
  const { hillLow, depths } = weightsIn(of, values);
  const needed = SAFETY * math.exp(Math.max(0, dissipation));
  if (hillLow === null || depths < TAIL_DEPTHS) {
    return "too few trajectories to see the tail of the weights: at least 10000 are needed";
  }
  if (hillLow <= TAIL_LIMIT) {
    return `the weights' tail index may be as low as ${hillLow.toFixed(2)}: at 2 or below the sample error means nothing`;
  }
  if (n < needed) {
    return `rare trajectories carry the average: at least ${needed.toPrecision(2)} are needed, ${n} were run`;
  }
  return null;
}

export const exponentialEstimator: Estimator<Exponential> = {
  statisticsFor: ({ of }) => [
    { kind: "logMeanExp", of },
    { kind: "tail", of },
  ],
  valueFrom: ({ of }, values) => math.exp(values({ kind: "logMeanExp", of }).logMean),
  estimateFrom({ of, variance }, values) {
    const { n, logMean, relativeError, effective } = values({ kind: "logMeanExp", of });
    const { depths: _, ...weights } = weightsIn(of, values);
    const value = math.exp(logMean);
    const base = { ...plain(value, value * relativeError, { n, effective }), weights };
    const reason = variance === "finite" ? null : distrust(of, values);
    return reason === null ? base : { ...base, reason };
  },
};
