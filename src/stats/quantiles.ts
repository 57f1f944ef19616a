// Quantiles from counts in logarithmic buckets: |x| in (g^(i-1), g^i] with g = (1 + a)/(1 - a) is told as 2 g^i/(g + 1), which is
// off by at most a |x|. Memory does not grow with the sample: 24 kB per decade of |x| at a = 1/1024.
// C. Masson, J. E. Rim, H. K. Lee, PVLDB 12, 2195 (2019), sec. 2 (DDSketch).
import * as math from "../kernel/math.js";
import { type Buckets, bucketed, noBuckets, together } from "./buckets.js";
import type { Statistic } from "./statistic.js";
import { kish, mergeWeighed, type Weighed, weightsOf } from "./weights.js";

/** Relative error of a quantile. */
export const ACCURACY = 1 / 1024;
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
const LOG_GAMMA = math.log(GAMMA);
/** Puts the buckets of small |x| next to that of 0: ln of the smallest double over ln g, and some. */
const OFFSET = 400_000;

export interface QuantilesState extends Weighed {
  /** Key 0 for x = 0, ±(OFFSET + i) for ±|x| in bucket i. */
  readonly buckets: Buckets;
}

export interface Quantiles {
  readonly n: number;
  readonly effective: number;
  /** The values told, ascending, and the share of the weight up to and including each. */
  readonly values: Float64Array;
  readonly shares: Float64Array;
}

function bucketOf(x: number): number {
  if (x === 0) return 0;
  const place = OFFSET + Math.ceil(math.log(Math.abs(x)) / LOG_GAMMA);
  return x > 0 ? place : -place;
}

function told(key: number): number {
  if (key === 0) return 0;
  const size = (2 * math.exp((Math.abs(key) - OFFSET) * LOG_GAMMA)) / (GAMMA + 1);
  return key > 0 ? size : -size;
}

export const quantiles: Statistic<QuantilesState, Quantiles> = {
  empty: () => ({ n: 0, scale: -Infinity, squares: 0, buckets: noBuckets() }),

  push([column, logWeights]) {
    const values = column as Float64Array;
    if (values.length === 0) return this.empty();
    const { scale, values: weights } = weightsOf(logWeights, values.length);
    return {
      n: values.length,
      scale,
      squares: weights.reduce((sum, w) => sum + w * w, 0),
      buckets: bucketed(values, weights, bucketOf),
    };
  },

  merge: mergeWeighed((a, b, left, right) => ({ buckets: together(a.buckets, b.buckets, left, right) })),

  value({ n, squares, buckets: { keys, sums } }) {
    const total = sums.reduce((sum, w) => sum + w, 0);
    let below = 0;
    return {
      n,
      effective: kish(total, squares),
      values: keys.map(told),
      shares: sums.map((w) => {
        below += w;
        return below / total;
      }),
    };
  },
};

/** The smallest value told whose share reaches p. */
export function quantileAt({ values, shares }: Quantiles, p: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((shares[middle] as number) >= p) high = middle;
    else low = middle + 1;
  }
  return values[low] ?? Number.NaN;
}
