// Counts in equal bins of [low, high), what lies outside counted apart. The edges are part of what is asked for, so that
// every leaf has the same ones.
import type { Statistic } from "./statistic.js";
import { kish, mergeWeighed, type Weighed, weightsOf } from "./weights.js";

/** Sums of weights, which are counts where there are none. */
export interface HistogramState extends Weighed {
  readonly counts: readonly number[];
  readonly under: number;
  readonly over: number;
}

export interface Histogram {
  readonly n: number;
  readonly effective: number;
  /** Sums of weights in bins, below and above, in a unit in which they add up to n. */
  readonly counts: readonly number[];
  readonly under: number;
  readonly over: number;
  readonly edges: readonly number[];
}

export function histogram(low: number, high: number, bins: number): Statistic<HistogramState, Histogram> {
  const width = (high - low) / bins;
  return {
    empty: () => ({
      n: 0,
      scale: -Infinity,
      squares: 0,
      counts: new Array<number>(bins).fill(0),
      under: 0,
      over: 0,
    }),

    push([column, logWeights]) {
      const values = column as Float64Array;
      if (values.length === 0) return this.empty();
      const { scale, values: weights } = weightsOf(logWeights, values.length);
      const counts = new Array<number>(bins).fill(0);
      let [under, over, squares] = [0, 0, 0];
      values.forEach((x, i) => {
        const w = weights[i] as number;
        squares += w * w;
        const bin = Math.floor((x - low) / width);
        if (bin < 0) under += w;
        else if (bin >= bins) over += w;
        else counts[bin] = (counts[bin] as number) + w;
      });
      return { n: values.length, scale, squares, counts, under, over };
    },

    merge: mergeWeighed((a, b, left, right) => ({
      counts: a.counts.map((count, i) => count * left + (b.counts[i] as number) * right),
      under: a.under * left + b.under * right,
      over: a.over * left + b.over * right,
    })),

    value({ n, squares, counts, under, over }) {
      const total = counts.reduce((sum, count) => sum + count, under + over);
      const each = total === n ? 1 : n / total;
      return {
        n,
        effective: kish(total, squares),
        counts: counts.map((count) => count * each),
        under: under * each,
        over: over * each,
        edges: Array.from({ length: bins + 1 }, (_, i) => low + width * i),
      };
    },
  };
}
