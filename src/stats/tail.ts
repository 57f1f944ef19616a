// The upper tail of the weights w = e^a: counts of a in buckets of width 1/64, from which Hill's index
//   alpha_k = 1 / (mean of a over the k largest - a_(k)),   P(w > W) ~ W^-alpha,   error alpha/sqrt k.
// Below 2 the variance of <e^a> is infinite and its sample error says nothing. B.M. Hill, Ann. Stat. 3, 1163 (1975).
import type { Statistic } from "./statistic.js";

/** Counts by bucket floor(64 a), in ascending order of bucket. */
export interface TailState {
  readonly n: number;
  readonly buckets: readonly (readonly [bucket: number, count: number])[];
}

export interface Tail {
  readonly n: number;
  /** Hill's index and its standard error at the top 2, 0.5 and 0.1 %, where at least 10 values lie. */
  readonly hill: readonly { readonly top: number; readonly index: number; readonly error: number }[];
}

const PER_UNIT = 64;
const TOPS = [0.02, 0.005, 0.001] as const;
const FEWEST = 10;

export const tail: Statistic<TailState, Tail> = {
  empty: () => ({ n: 0, buckets: [] }),

  push([column]) {
    const counts = new Map<number, number>();
    for (const a of column as Float64Array) {
      if (a === -Infinity) continue;
      const bucket = Math.floor(a * PER_UNIT);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
    return { n: (column as Float64Array).length, buckets: [...counts].sort(([a], [b]) => a - b) };
  },

  merge(a, b) {
    const counts = new Map(a.buckets);
    for (const [bucket, count] of b.buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + count);
    return { n: a.n + b.n, buckets: [...counts].sort(([left], [right]) => left - right) };
  },

  value({ n, buckets }) {
    const hill = TOPS.flatMap((top) => {
      const wanted = Math.floor(top * n);
      if (wanted < FEWEST) return [];
      let k = 0;
      let sum = 0;
      let threshold = 0;
      for (let i = buckets.length - 1; i >= 0 && k < wanted; i--) {
        const [bucket, count] = buckets[i] as readonly [number, number];
        threshold = bucket / PER_UNIT;
        sum += count * (bucket + 0.5);
        k += count;
      }
      const excess = sum / PER_UNIT / k - threshold;
      return [{ top, index: 1 / excess, error: 1 / excess / Math.sqrt(k) }];
    });
    return { n, hill };
  },
};
