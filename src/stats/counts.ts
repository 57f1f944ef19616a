// How often each value of a whole-numbered column occurs. At most MOST values are told apart, the smallest; what is above them
// is counted together, so that memory stays bounded whatever the column is.
import { type Buckets, bucketed, noBuckets, together } from "./buckets.js";
import type { Statistic } from "./statistic.js";
import { kish, mergeWeighed, type Weighed, weightsOf } from "./weights.js";

export const MOST = 4096;

export interface CountsState extends Weighed {
  readonly buckets: Buckets;
  /** Weight of the values above the MOST smallest. */
  readonly beyond: number;
}

export interface Counts {
  readonly n: number;
  readonly effective: number;
  readonly keys: readonly number[];
  /** Share of the weight, by key; they add up to 1 - beyond. */
  readonly shares: readonly number[];
  readonly beyond: number;
}

function cut(buckets: Buckets, beyond: number): Pick<CountsState, "buckets" | "beyond"> {
  if (buckets.keys.length <= MOST) return { buckets, beyond };
  return {
    buckets: { keys: buckets.keys.slice(0, MOST), sums: buckets.sums.slice(0, MOST) },
    beyond: beyond + buckets.sums.slice(MOST).reduce((sum, w) => sum + w, 0),
  };
}

export const counts: Statistic<CountsState, Counts> = {
  empty: () => ({ n: 0, scale: -Infinity, squares: 0, buckets: noBuckets(), beyond: 0 }),

  push([column, logWeights]) {
    const values = column as Float64Array;
    if (values.length === 0) return this.empty();
    const { scale, values: weights } = weightsOf(logWeights, values.length);
    const squares = weights.reduce((sum, w) => sum + w * w, 0);
    const whole = bucketed(values, weights, (x) => Math.round(x));
    return { n: values.length, scale, squares, ...cut(whole, 0) };
  },

  merge: mergeWeighed((a, b, left, right) =>
    cut(together(a.buckets, b.buckets, left, right), a.beyond * left + b.beyond * right),
  ),

  value({ n, squares, buckets: { keys, sums }, beyond }) {
    const total = sums.reduce((sum, w) => sum + w, beyond);
    return {
      n,
      effective: kish(total, squares),
      keys: [...keys],
      shares: [...sums].map((w) => w / total),
      beyond: beyond / total,
    };
  },
};
