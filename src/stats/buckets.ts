// A sparse table: the sum of weights by bucket, buckets ascending. Two tables merge by walking along both.

export interface Buckets {
  readonly keys: Float64Array;
  readonly sums: Float64Array;
}

export const noBuckets = (): Buckets => ({ keys: new Float64Array(0), sums: new Float64Array(0) });

/** Sums `weights` by the bucket of each value. */
export function bucketed(
  values: Float64Array,
  weights: Float64Array,
  bucketOf: (value: number) => number,
): Buckets {
  const sums = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const found = bucketOf(values[i] as number);
    const key = Number.isNaN(found) ? Infinity : found;
    sums.set(key, (sums.get(key) ?? 0) + (weights[i] as number));
  }
  const keys = Float64Array.from(sums.keys()).sort();
  return { keys, sums: keys.map((key) => sums.get(key) as number) };
}

/** Both tables together, each in its own unit. */
export function together(a: Buckets, b: Buckets, unitA: number, unitB: number): Buckets {
  const keys = new Float64Array(a.keys.length + b.keys.length);
  const sums = new Float64Array(keys.length);
  let [i, j, k] = [0, 0, 0];
  while (i < a.keys.length || j < b.keys.length) {
    const left = i < a.keys.length ? (a.keys[i] as number) : Infinity;
    const right = j < b.keys.length ? (b.keys[j] as number) : Infinity;
    const fromLeft = i < a.keys.length && left <= right;
    const fromRight = j < b.keys.length && right <= left;
    keys[k] = fromLeft ? left : right;
    sums[k] =
      (fromLeft ? (a.sums[i] as number) * unitA : 0) + (fromRight ? (b.sums[j] as number) * unitB : 0);
    if (fromLeft) i += 1;
    if (fromRight) j += 1;
    k += 1;
  }
  return { keys: keys.slice(0, k), sums: sums.slice(0, k) };
}
