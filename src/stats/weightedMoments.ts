// Moments under weights: sums of w (x - mean)^p merge as in moments.ts with weights for counts; beside them sum w^2 (x - mean)^2,
// from which the error of the self-normalised mean sum w x/sum w follows:  error^2 = sum w^2 (x - mean)^2/(sum w)^2.
import { extrema } from "./extrema.js";
import { type Moments, type MomentsState, moments } from "./moments.js";
import type { Statistic } from "./statistic.js";
import { kish, unit, weightsOf } from "./weights.js";

type Sums = MomentsState["sums"];

export interface WeightedMomentsState {
  readonly n: number;
  readonly scale: number;
  /** Of values with a weight, however small. */
  readonly min: number;
  readonly max: number;
  /** With the sum of weights in place of n. */
  readonly first: MomentsState;
  /** The same under the squares of the weights. */
  readonly second: MomentsState;
}

const scaled = (state: MomentsState, by: number): MomentsState => ({
  ...state,
  n: state.n * by,
  sums: state.sums.map((sum) => sum * by) as unknown as Sums,
});

/** Weighted sums about the weighted mean. */
function under(values: Float64Array, weights: Float64Array): MomentsState {
  let [total, sum] = [0, 0];
  values.forEach((x, i) => {
    const w = weights[i] as number;
    if (w === 0) return;
    total += w;
    sum += w * x;
  });
  if (total === 0) return moments.empty();
  const mean = sum / total;
  const sums = [0, 0, 0, 0, 0, 0];
  values.forEach((x, i) => {
    const d = x - mean;
    let term = (weights[i] as number) * d;
    for (let p = 1; p <= 6; p++) {
      sums[p - 1] = (sums[p - 1] as number) + term;
      term *= d;
    }
  });
  const [m1, m2, ...rest] = sums as [number, number, number, number, number, number];
  return { n: total, mean: mean + m1 / total, sums: [m2 - (m1 * m1) / total, ...rest], min: mean, max: mean };
}

export const weightedMoments: Statistic<WeightedMomentsState, Moments> = {
  empty: () => ({
    n: 0,
    scale: -Infinity,
    min: Infinity,
    max: -Infinity,
    first: moments.empty(),
    second: moments.empty(),
  }),

  push([column, logWeights]) {
    const values = column as Float64Array;
    if (values.length === 0) return this.empty();
    const { scale, values: weights } = weightsOf(logWeights, values.length);
    const squares = weights.map((w) => w * w);
    const first = under(values, weights);
    // e^lw may vanish beside the others, but it is a weight
    const { min, max } = extrema.push([
      values.filter((_, i) => (logWeights as Float64Array)[i] !== -Infinity),
    ]);
    return { n: values.length, scale, min, max, first, second: under(values, squares) };
  },

  merge(a, b) {
    if (a.n === 0) return b;
    if (b.n === 0) return a;
    const scale = Math.max(a.scale, b.scale);
    const [left, right] = [unit(a.scale, scale), unit(b.scale, scale)];
    return {
      n: a.n + b.n,
      scale,
      min: Math.min(a.min, b.min),
      max: Math.max(a.max, b.max),
      first: moments.merge(scaled(a.first, left), scaled(b.first, right)),
      second: moments.merge(scaled(a.second, left * left), scaled(b.second, right * right)),
    };
  },

  value({ n, min, max, first, second }) {
    const effective = kish(first.n, second.n);
    const apart = second.mean - first.mean;
    const spread = second.sums[0] + second.n * apart * apart;
    return {
      n,
      mean: first.mean,
      variance: first.n === 0 ? 0 : first.sums[0] / (first.n - second.n / first.n),
      central: [1, 0, ...first.sums.map((sum) => sum / first.n)],
      min,
      max,
      effective,
      meanError: Math.sqrt(Math.max(0, spread)) / first.n,
    };
  },
};
