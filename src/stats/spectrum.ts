// The distribution of an exponent a in buckets of width 1/64: weight, mean and central second moment in each, so that an
// average <f(a)> of any smooth f follows, two points mean ± spread standing for a bucket. They have its first two moments;
// what is left is f''' times the third, at most f'''/64^3/62 ~ 6e-8 f''', far below any statistical error.
// Above |a| = 1024, where exponentials, tanh and Fermi functions are 0, 1 or overflow, a bucket is a 16th of an octave.
import * as math from "../kernel/math.js";
import type { Statistic } from "./statistic.js";
import { kish, mergeWeighed, type Weighed, weightsOf } from "./weights.js";

const PER_UNIT = 64;
const LINEAR = 1024;
const PER_OCTAVE = 16;

/** Columns of a table, ascending by key. */
export interface SpectrumState extends Weighed {
  readonly keys: Float64Array;
  readonly weights: Float64Array;
  readonly means: Float64Array;
  /** sum w (a - mean)^2 in the bucket. */
  readonly sums: Float64Array;
}

export interface Spectrum {
  readonly n: number;
  readonly effective: number;
  /** The two points of each bucket. */
  readonly points: Float64Array;
  /** Their weights; they add up to 1. */
  readonly shares: Float64Array;
}

function bucketOf(a: number): number {
  const size = Math.abs(a);
  if (!(size < Infinity)) return a < 0 ? -Infinity : Infinity;
  if (size < LINEAR) return Math.floor(a * PER_UNIT);
  const far = Math.floor((PER_OCTAVE * math.log(size / LINEAR)) / Math.LN2);
  return a > 0 ? LINEAR * PER_UNIT + far : -LINEAR * PER_UNIT - 1 - far;
}

/** Mean and sum of squares of two buckets together; infinite values have no spread. */
function pooled(
  [w, mean, sum]: readonly [number, number, number],
  [v, other, rest]: readonly [number, number, number],
): [number, number, number] {
  const total = w + v;
  const apart = other - mean;
  if (total === 0 || mean === other) return [total, mean, sum + rest];
  return [total, mean + (apart * v) / total, sum + rest + (apart * apart * w * v) / total];
}

export const spectrum: Statistic<SpectrumState, Spectrum> = {
  empty: () => {
    const none = new Float64Array(0);
    return { n: 0, scale: -Infinity, squares: 0, keys: none, weights: none, means: none, sums: none };
  },

  push([column, logWeights]) {
    const values = column as Float64Array;
    if (values.length === 0) return this.empty();
    const { scale, values: weights } = weightsOf(logWeights, values.length);
    const places = new Map<number, number[]>();
    values.forEach((a, i) => {
      const key = bucketOf(a);
      const known = places.get(key);
      if (known === undefined) places.set(key, [i]);
      else known.push(i);
    });
    const keys = Float64Array.from(places.keys()).sort();
    const rows = [...keys].map((key) => {
      let row: [number, number, number] = [0, 0, 0];
      for (const i of places.get(key) as number[]) {
        const [a, w] = [values[i] as number, weights[i] as number];
        row = row[0] === 0 ? [w, a, 0] : pooled(row, [w, a, 0]);
      }
      return row;
    });
    return {
      n: values.length,
      scale,
      squares: weights.reduce((sum, w) => sum + w * w, 0),
      keys,
      weights: Float64Array.from(rows, ([w]) => w),
      means: Float64Array.from(rows, ([, mean]) => mean),
      sums: Float64Array.from(rows, ([, , sum]) => sum),
    };
  },

  merge: mergeWeighed((a, b, left, right) => {
    const most = a.keys.length + b.keys.length;
    const [keys, weights, means, sums] = [0, 1, 2, 3].map(() => new Float64Array(most)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const row = (s: SpectrumState, at: number, factor: number): [number, number, number] => [
      (s.weights[at] as number) * factor,
      s.means[at] as number,
      (s.sums[at] as number) * factor,
    ];
    let [i, j, k] = [0, 0, 0];
    while (i < a.keys.length || j < b.keys.length) {
      const x = i < a.keys.length ? (a.keys[i] as number) : null;
      const y = j < b.keys.length ? (b.keys[j] as number) : null;
      const takeLeft = x !== null && (y === null || x <= y);
      const takeRight = y !== null && (x === null || y <= x);
      const [w, mean, sum] =
        takeLeft && takeRight
          ? pooled(row(a, i, left), row(b, j, right))
          : takeLeft
            ? row(a, i, left)
            : row(b, j, right);
      keys[k] = (takeLeft ? x : y) as number;
      weights[k] = w;
      means[k] = mean;
      sums[k] = sum;
      if (takeLeft) i += 1;
      if (takeRight) j += 1;
      k += 1;
    }
    return {
      keys: keys.slice(0, k),
      weights: weights.slice(0, k),
      means: means.slice(0, k),
      sums: sums.slice(0, k),
    };
  }),

  value({ n, squares, weights, means, sums }) {
    const total = weights.reduce((sum, w) => sum + w, 0);
    const points = new Float64Array(2 * means.length);
    const shares = new Float64Array(points.length);
    means.forEach((mean, i) => {
      const w = weights[i] as number;
      const spread = w > 0 ? Math.sqrt((sums[i] as number) / w) : 0;
      points[2 * i] = mean - spread;
      points[2 * i + 1] = mean + spread;
      shares[2 * i] = w / total / 2;
      shares[2 * i + 1] = w / total / 2;
    });
    return { n, effective: kish(total, squares), points, shares };
  },
};

/** <f(a)>. */
export function averageOf({ points, shares }: Spectrum, f: (a: number) => number): number {
  let sum = 0;
  for (let i = 0; i < points.length; i++) sum += (shares[i] as number) * f(points[i] as number);
  return sum;
}
