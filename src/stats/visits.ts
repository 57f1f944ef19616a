// How often each bin of [low, high) is visited, where a trajectory brings `per` values: shares, with errors over trajectories,
// which holds however its own values are correlated. State: sums of c and c^2 over trajectories, c the visits of one; whole
// numbers, so merging is exact.
import type { Statistic } from "./statistic.js";

export interface VisitsState {
  readonly n: number;
  readonly counts: readonly number[];
  readonly squares: readonly number[];
  /** Visits below and above. */
  readonly under: number;
  readonly over: number;
}

export interface Visits {
  readonly n: number;
  readonly edges: readonly number[];
  /** Share of all values in each bin, with its standard error over trajectories (null for a single one). */
  readonly shares: readonly number[];
  readonly errors: readonly (number | null)[];
  readonly under: number;
  readonly over: number;
}

export function visits(low: number, high: number, bins: number, per: number): Statistic<VisitsState, Visits> {
  const width = (high - low) / bins;
  const none = (): number[] => new Array<number>(bins).fill(0);
  const added = (a: readonly number[], b: readonly number[]): number[] =>
    a.map((c, i) => c + (b[i] as number));
  return {
    empty: () => ({ n: 0, counts: none(), squares: none(), under: 0, over: 0 }),

    push([column]) {
      const values = column as Float64Array;
      const n = values.length / per;
      const [counts, squares] = [none(), none()];
      const own = new Float64Array(bins);
      let [under, over] = [0, 0];
      for (let i = 0; i < n; i++) {
        own.fill(0);
        for (let k = i * per; k < (i + 1) * per; k++) {
          const bin = Math.floor(((values[k] as number) - low) / width);
          if (bin < 0) under += 1;
          else if (bin >= bins) over += 1;
          else own[bin] = (own[bin] as number) + 1;
        }
        own.forEach((c, b) => {
          counts[b] = (counts[b] as number) + c;
          squares[b] = (squares[b] as number) + c * c;
        });
      }
      return { n, counts, squares, under, over };
    },

    merge: (a, b) => ({
      n: a.n + b.n,
      counts: added(a.counts, b.counts),
      squares: added(a.squares, b.squares),
      under: a.under + b.under,
      over: a.over + b.over,
    }),

    value({ n, counts, squares, under, over }) {
      const all = n * per;
      const errorOf = (count: number, square: number): number | null => {
        const spread = Math.max(0, square - (count * count) / n);
        return n > 1 ? Math.sqrt(spread / (n - 1) / n) / per : null;
      };
      return {
        n,
        edges: Array.from({ length: bins + 1 }, (_, i) => low + width * i),
        shares: counts.map((count) => count / all),
        errors: counts.map((count, i) => errorOf(count, squares[i] as number)),
        under: under / all,
        over: over / all,
      };
    },
  };
}
