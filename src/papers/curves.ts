// What a polynomial through a few estimates says: where it is 0, where it is largest, what it is at a place.

/** The polynomial through the points, at x (J.L. Lagrange). */
export const curveAt = (xs: readonly number[], ys: readonly number[], x: number): number =>
  xs.reduce(
    (sum, a, i) =>
      sum + (ys[i] as number) * xs.reduce((part, b, j) => (i === j ? part : (part * (x - b)) / (a - b)), 1),
    0,
  );

/** Where it changes its sign between the first and the last point. */
export function rootOf(xs: readonly number[], ys: readonly number[]): number {
  const sign = (ys[0] as number) < 0 ? 1 : -1;
  return bisect(xs, (x) => sign * curveAt(xs, ys, x));
}

/** Where it is largest between the first and the last point, and how large. */
export function peakOf(
  xs: readonly number[],
  ys: readonly number[],
): { readonly at: number; readonly value: number } {
  const reach = 1e-4 * ((xs[xs.length - 1] as number) - (xs[0] as number));
  const at = bisect(xs, (x) => curveAt(xs, ys, x - reach) - curveAt(xs, ys, x + reach));
  return { at, value: curveAt(xs, ys, at) };
}

/** Where a function goes from below to above 0. */
function bisect(xs: readonly number[], value: (x: number) => number): number {
  let low = xs[0] as number;
  let high = xs[xs.length - 1] as number;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (value(middle) < 0) low = middle;
    else high = middle;
  }
  return low;
}
