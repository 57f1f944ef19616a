// ln <e^a> under weights, ln (sum w e^a / sum w): the log-mean-exps of a + lw and of lw, and the cross sum of both weights, from
// which the error of the quotient follows by the delta method:
//   (error/value)^2 = sum (w e^a/sum w e^a - w/sum w)^2.
import * as math from "../kernel/math.js";
import { type LogMeanExp, type LogMeanExpState, logMeanExp } from "./logMeanExp.js";
import type { Statistic } from "./statistic.js";

export interface WeightedLogMeanExpState {
  /** Of a + lw. */
  readonly weighted: LogMeanExpState;
  /** Of lw. */
  readonly weights: LogMeanExpState;
  /** sum e^(a + lw) e^lw, in units of both largest. */
  readonly cross: number;
  /** sum (lw - largest of lw) e^(a + lw), in units of the largest of a + lw. */
  readonly tilted: number;
}

const crossed = (s: WeightedLogMeanExpState, largest: number, weight: number): number =>
  s.cross === 0 ? 0 : s.cross * math.exp(s.weighted.largest - largest + (s.weights.largest - weight));

/** The tilted sum with respect to other largest values. */
const shifted = (s: WeightedLogMeanExpState, largest: number, weight: number): number =>
  s.weighted.sum === 0
    ? 0
    : (s.tilted + (s.weights.largest - weight) * s.weighted.sum) * math.exp(s.weighted.largest - largest);

const sumOfSquares = ({ central, sum, n }: LogMeanExpState): number => central + (sum * sum) / n;

export const weightedLogMeanExp: Statistic<WeightedLogMeanExpState, LogMeanExp> = {
  empty: () => ({ weighted: logMeanExp.empty(), weights: logMeanExp.empty(), cross: 0, tilted: 0 }),

  push([column, logWeights]) {
    const [as, lws] = [column as Float64Array, logWeights as Float64Array];
    const sums = as.map((a, i) => a + (lws[i] as number));
    const weighted = logMeanExp.push([sums]);
    const weights = logMeanExp.push([lws]);
    let [cross, tilted] = [0, 0];
    sums.forEach((sum, i) => {
      if (sum === -Infinity) return;
      const w = math.exp(sum - weighted.largest);
      const lag = (lws[i] as number) - weights.largest;
      cross += w * math.exp(lag);
      tilted += w * lag;
    });
    return { weighted, weights, cross, tilted };
  },

  merge(a, b) {
    if (a.weights.n === 0) return b;
    if (b.weights.n === 0) return a;
    const weighted = logMeanExp.merge(a.weighted, b.weighted);
    const weights = logMeanExp.merge(a.weights, b.weights);
    const [x, y] = [weighted.largest, weights.largest];
    return {
      weighted,
      weights,
      cross: crossed(a, x, y) + crossed(b, x, y),
      tilted: shifted(a, x, y) + shifted(b, x, y),
    };
  },

  value({ weighted, weights, cross, tilted }) {
    const { n, effective, largestShare, logMean, tiltedMean } = logMeanExp.value(weighted);
    const [above, below] = [weighted.sum, weights.sum];
    const spread =
      sumOfSquares(weighted) / above / above +
      sumOfSquares(weights) / below / below -
      (2 * cross) / above / below;
    return {
      n,
      logMean: logMean - logMeanExp.value(weights).logMean,
      relativeError: Math.sqrt(Math.max(0, spread)),
      effective,
      largestShare,
      // <a> = <a + lw> - <lw> under w e^a
      tiltedMean: tiltedMean - weights.largest - tilted / above,
    };
  },
};
