// The smallest and the largest value.
import type { Statistic } from "./statistic.js";

export interface Extrema {
  readonly n: number;
  readonly min: number;
  readonly max: number;
}

export const extrema: Statistic<Extrema, Extrema> = {
  empty: () => ({ n: 0, min: Infinity, max: -Infinity }),

  push([column]) {
    let [min, max] = [Infinity, -Infinity];
    for (const x of column as Float64Array) {
      if (x < min) min = x;
      if (x > max) max = x;
    }
    return { n: (column as Float64Array).length, min, max };
  },

  merge: (a, b) => ({ n: a.n + b.n, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }),

  value: (state) => state,
};
