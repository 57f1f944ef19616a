// Means and central cross sums of two columns under weights; merged as in covariance.ts with sums of weights for counts.
import type { Covariance, CovarianceState } from "./covariance.js";
import { covariance } from "./covariance.js";
import type { Statistic } from "./statistic.js";
import { mergeWeighed, type Weighed, weightsOf } from "./weights.js";

export interface WeightedCovarianceState extends Weighed {
  /** With the sum of weights in place of n. */
  readonly sums: CovarianceState;
}

const scaled = (s: CovarianceState, by: number): CovarianceState => ({
  ...s,
  n: s.n * by,
  xx: s.xx * by,
  xy: s.xy * by,
  yy: s.yy * by,
});

export const weightedCovariance: Statistic<WeightedCovarianceState, Covariance> = {
  empty: () => ({ n: 0, scale: -Infinity, squares: 0, sums: covariance.empty() }),

  push([first, second, logWeights]) {
    const [xs, ys] = [first as Float64Array, second as Float64Array];
    if (xs.length === 0) return this.empty();
    const { scale, values: weights } = weightsOf(logWeights, xs.length);
    let [total, sumX, sumY, squares] = [0, 0, 0, 0];
    weights.forEach((w, i) => {
      if (w === 0) return;
      total += w;
      squares += w * w;
      sumX += w * (xs[i] as number);
      sumY += w * (ys[i] as number);
    });
    if (total === 0) return { n: xs.length, scale, squares, sums: covariance.empty() };
    const [meanX, meanY] = [sumX / total, sumY / total];
    let [xx, xy, yy] = [0, 0, 0];
    weights.forEach((w, i) => {
      const [dx, dy] = [(xs[i] as number) - meanX, (ys[i] as number) - meanY];
      xx += w * dx * dx;
      xy += w * dx * dy;
      yy += w * dy * dy;
    });
    return { n: xs.length, scale, squares, sums: { n: total, meanX, meanY, xx, xy, yy } };
  },

  merge: mergeWeighed((a, b, left, right) => ({
    sums: covariance.merge(scaled(a.sums, left), scaled(b.sums, right)),
  })),

  value({ n, squares, sums }) {
    // n - 1 for equal weights
    const free = sums.n - squares / sums.n;
    return { ...sums, n, xx: sums.xx / free, xy: sums.xy / free, yy: sums.yy / free };
  },
};
