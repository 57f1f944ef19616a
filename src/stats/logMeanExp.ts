// ln <e^a> without overflow: the largest exponent m apart, and of the weights w = e^(a-m) their sum, their central sum of
// squares (so that nearly equal weights have an error) and sum (a - m) w.
import * as math from "../kernel/math.js";
import type { Statistic } from "./statistic.js";

export interface LogMeanExpState {
  readonly n: number;
  readonly largest: number;
  readonly sum: number;
  /** sum (w - <w>)^2. */
  readonly central: number;
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
  empty: () => ({ n: 0, largest: -Infinity, sum: 0, central: 0, tilted: 0 }),

  push([column]) {
    const values = column as Float64Array;
    const n = values.length;
    let largest = -Infinity;
    for (let i = 0; i < n; i++) if ((values[i] as number) > largest) largest = values[i] as number;
    if (largest === -Infinity) return { n, largest, sum: 0, central: 0, tilted: 0 };
    // 1 - w is exact where w is close to 1: sums of what is missing from n keep the digits that matter
    let [missing, squares, tilted] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const d = (values[i] as number) - largest;
      const lack = -math.expm1(d);
      missing += lack;
      squares += lack * lack;
      if (d > -Infinity) tilted += d * math.exp(d);
    }
    return { n, largest, sum: n - missing, central: Math.max(0, squares - (missing * missing) / n), tilted };
  },

  merge(a, b) {
    if (a.sum === 0 && b.sum === 0) return { ...a, n: a.n + b.n };
    if (a.n === 0) return b;
    if (b.n === 0) return a;
    const largest = Math.max(a.largest, b.largest);
    const shift = (s: LogMeanExpState): LogMeanExpState => {
      if (s.sum === 0) return s;
      const d = s.largest - largest;
      const w = math.exp(d);
      return {
        n: s.n,
        largest,
        sum: s.sum * w,
        central: s.central * w * w,
        tilted: (s.tilted + d * s.sum) * w,
      };
    };
    const [l, r] = [shift(a), shift(b)];
    const n = a.n + b.n;
    const apart = r.sum / b.n - l.sum / a.n;
    return {
      n,
      largest,
      sum: l.sum + r.sum,
      central: l.central + r.central + (apart * apart * a.n * b.n) / n,
      tilted: l.tilted + r.tilted,
    };
  },

  value({ n, largest, sum, central, tilted }) {
    const mean = sum / n;
    return {
      n,
      logMean: largest + math.log(mean),
      relativeError: Math.sqrt(central / Math.max(1, n - 1) / n) / mean,
      effective: (sum * sum) / (central + (sum * sum) / n),
      largestShare: 1 / sum,
      tiltedMean: largest + tilted / sum,
    };
  },
};
