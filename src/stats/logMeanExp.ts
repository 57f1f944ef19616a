// ln <e^a> without overflow: the largest exponent m apart, and sum e^(a-m), sum e^(2(a-m)), sum a e^(a-m).
import * as math from "../kernel/math.js";
import type { Statistic } from "./statistic.js";

export interface LogMeanExpState {
  readonly n: number;
  readonly largest: number;
  readonly sum: number;
  readonly squares: number;
  /** sum (a - m) e^(a-m): the mean exponent under the weights. */
  readonly tilted: number;
}

export interface LogMeanExp {
  readonly n: number;
  /** ln <e^a>. */
  readonly logMean: number;
  /** Standard error over mean of e^a, i.e. the error of logMean at leading order. */
  readonly relativeError: number;
  /** Kish's effective size (sum w)^2 / sum w^2. */
  readonly effective: number;
  /** Largest weight over the sum of weights. */
  readonly largestShare: number;
  /** <a e^a>/<e^a>. */
  readonly tiltedMean: number;
}

export const logMeanExp: Statistic<LogMeanExpState, LogMeanExp> = {
  empty: () => ({ n: 0, largest: -Infinity, sum: 0, squares: 0, tilted: 0 }),

  push([column]) {
    const values = column as Float64Array;
    let largest = -Infinity;
    for (let i = 0; i < values.length; i++)
      if ((values[i] as number) > largest) largest = values[i] as number;
    if (largest === -Infinity) return { n: values.length, largest, sum: 0, squares: 0, tilted: 0 };
    let [sum, squares, tilted] = [0, 0, 0];
    for (let i = 0; i < values.length; i++) {
      const d = (values[i] as number) - largest;
      const w = math.exp(d);
      sum += w;
      squares += w * w;
      if (w > 0) tilted += d * w;
    }
    return { n: values.length, largest, sum, squares, tilted };
  },

  merge(a, b) {
    if (a.sum === 0) return { ...b, n: a.n + b.n };
    if (b.sum === 0) return { ...a, n: a.n + b.n };
    const largest = Math.max(a.largest, b.largest);
    const shift = (s: LogMeanExpState): LogMeanExpState => {
      const d = s.largest - largest;
      const w = math.exp(d);
      return {
        n: s.n,
        largest,
        sum: s.sum * w,
        squares: s.squares * w * w,
        tilted: (s.tilted + d * s.sum) * w,
      };
    };
    const [l, r] = [shift(a), shift(b)];
    return {
      n: a.n + b.n,
      largest,
      sum: l.sum + r.sum,
      squares: l.squares + r.squares,
      tilted: l.tilted + r.tilted,
    };
  },

  value({ n, largest, sum, squares, tilted }) {
    const mean = sum / n;
    const variance = Math.max(0, squares / n - mean * mean);
    return {
      n,
      logMean: largest + math.log(mean),
      relativeError: Math.sqrt(variance / Math.max(1, n - 1)) / mean,
      effective: (sum * sum) / squares,
      largestShare: 1 / sum,
      tiltedMean: largest + tilted / sum,
    };
  },
};
