// Counts in equal bins of [low, high), what lies outside counted apart. The edges are part of what is asked for, so that
// every leaf has the same ones.
import type { Statistic } from "./statistic.js";

export interface HistogramState {
  readonly counts: readonly number[];
  readonly under: number;
  readonly over: number;
}

export interface Histogram extends HistogramState {
  readonly n: number;
  readonly edges: readonly number[];
}

export function histogram(low: number, high: number, bins: number): Statistic<HistogramState, Histogram> {
  const width = (high - low) / bins;
  return {
    empty: () => ({ counts: new Array<number>(bins).fill(0), under: 0, over: 0 }),

    push([column]) {
      const counts = new Array<number>(bins).fill(0);
      let [under, over] = [0, 0];
      for (const x of column as Float64Array) {
        const bin = Math.floor((x - low) / width);
        if (bin < 0) under += 1;
        else if (bin >= bins) over += 1;
        else counts[bin] = (counts[bin] as number) + 1;
      }
      return { counts, under, over };
    },

    merge: (a, b) => ({
      counts: a.counts.map((count, i) => count + (b.counts[i] as number)),
      under: a.under + b.under,
      over: a.over + b.over,
    }),

    value: (state) => ({
      ...state,
      n: state.counts.reduce((total, count) => total + count, state.under + state.over),
      edges: Array.from({ length: bins + 1 }, (_, i) => low + width * i),
    }),
  };
}
