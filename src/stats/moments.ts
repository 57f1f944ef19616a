// Count, mean and central sums M_p = sum (x - mean)^p to order 6, extrema. Two passes within a leaf, pairwise merge between:
//   M_p = M_p^A + M_p^B + sum_{k=1}^{p-2} C(p,k) [(-n_B/n)^k M_{p-k}^A + (n_A/n)^k M_{p-k}^B] d^k
//         + (n_A n_B d/n)^p [1/n_B^(p-1) - (-1/n_A)^(p-1)],   d = mean_B - mean_A
// P. Pebay, Sandia report SAND2008-6212, eq. 2.1.
import { integerPower } from "../formula/evaluate.js";
import type { Statistic } from "./statistic.js";

export interface MomentsState {
  readonly n: number;
  readonly mean: number;
  /** M_2 … M_6. */
  readonly sums: readonly [number, number, number, number, number];
  readonly min: number;
  readonly max: number;
}

/** Central moments of the sample; `variance` is the unbiased one. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  /** M_p/n for p = 0 … 6. */
  readonly central: readonly number[];
  readonly min: number;
  readonly max: number;
  /** n, or Kish's effective size where there are weights. */
  readonly effective: number;
  /** Standard error of the mean. */
  readonly meanError: number;
}

const BINOMIAL = [
  [1],
  [1, 1],
  [1, 2, 1],
  [1, 3, 3, 1],
  [1, 4, 6, 4, 1],
  [1, 5, 10, 10, 5, 1],
  [1, 6, 15, 20, 15, 6, 1],
] as const;

export const moments: Statistic<MomentsState, Moments> = {
  empty: () => ({ n: 0, mean: 0, sums: [0, 0, 0, 0, 0], min: Infinity, max: -Infinity }),

  push([column]) {
    const values = column as Float64Array;
    const n = values.length;
    let total = 0;
    let min = Infinity;
    let max = -Infinity;
    for (let i = 0; i < n; i++) {
      const x = values[i] as number;
      total += x;
      if (x < min) min = x;
      if (x > max) max = x;
    }
    const mean = total / n;
    let [m1, m2, m3, m4, m5, m6] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const d = (values[i] as number) - mean;
      const d2 = d * d;
      m1 += d;
      m2 += d2;
      m3 += d2 * d;
      m4 += d2 * d2;
      m5 += d2 * d2 * d;
      m6 += d2 * d2 * d2;
    }
    // the second pass also corrects the mean's rounding: sum (x - mean) is not exactly 0
    return { n, mean: mean + m1 / n, sums: [m2 - (m1 * m1) / n, m3, m4, m5, m6], min, max };
  },

  merge(a, b) {
    if (a.n === 0) return b;
    if (b.n === 0) return a;
    const n = a.n + b.n;
    const d = b.mean - a.mean;
    const sumOf = (state: MomentsState, p: number): number => state.sums[p - 2] as number;
    const merged = (p: number): number => {
      let total = sumOf(a, p) + sumOf(b, p);
      for (let k = 1; k <= p - 2; k++) {
        const c = (BINOMIAL[p] as readonly number[])[k] as number;
        const left = integerPower(-b.n / n, k) * sumOf(a, p - k);
        const right = integerPower(a.n / n, k) * sumOf(b, p - k);
        total += c * (left + right) * integerPower(d, k);
      }
      const tail = 1 / integerPower(b.n, p - 1) - integerPower(-1 / a.n, p - 1);
      return total + integerPower((a.n * b.n * d) / n, p) * tail;
    };
    return {
      n,
      mean: a.mean + (d * b.n) / n,
      sums: [merged(2), merged(3), merged(4), merged(5), merged(6)],
      min: Math.min(a.min, b.min),
      max: Math.max(a.max, b.max),
    };
  },

  value({ n, mean, sums, min, max }) {
    const central = [1, 0, ...sums.map((sum) => sum / n)];
    const variance = n > 1 ? sums[0] / (n - 1) : 0;
    return { n, mean, variance, central, min, max, effective: n, meanError: Math.sqrt(variance / n) };
  },
};
