// Means and central cross sums of two columns; merge as for the second moment: C = C_A + C_B + d_x d_y n_A n_B/n.
import type { Statistic } from "./statistic.js";

export interface CovarianceState {
  readonly n: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** Unbiased second moments of a pair. */
export type Covariance = CovarianceState;

export const covariance: Statistic<CovarianceState, Covariance> = {
  empty: () => ({ n: 0, meanX: 0, meanY: 0, xx: 0, xy: 0, yy: 0 }),

  push([first, second]) {
    const xs = first as Float64Array;
    const ys = second as Float64Array;
    const n = xs.length;
    let sumX = 0;
    let sumY = 0;
    for (let i = 0; i < n; i++) {
      sumX += xs[i] as number;
      sumY += ys[i] as number;
    }
    const meanX = sumX / n;
    const meanY = sumY / n;
    let [xx, xy, yy] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const dx = (xs[i] as number) - meanX;
      const dy = (ys[i] as number) - meanY;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
    return { n, meanX, meanY, xx, xy, yy };
  },

  merge(a, b) {
    if (a.n === 0) return b;
    if (b.n === 0) return a;
    const n = a.n + b.n;
    const dx = b.meanX - a.meanX;
    const dy = b.meanY - a.meanY;
    const w = (a.n * b.n) / n;
    return {
      n,
      meanX: a.meanX + (dx * b.n) / n,
      meanY: a.meanY + (dy * b.n) / n,
      xx: a.xx + b.xx + dx * dx * w,
      xy: a.xy + b.xy + dx * dy * w,
      yy: a.yy + b.yy + dy * dy * w,
    };
  },

  value: (s) => ({ ...s, xx: s.xx / (s.n - 1), xy: s.xy / (s.n - 1), yy: s.yy / (s.n - 1) }),
};
