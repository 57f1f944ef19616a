// ∫ f dx by panels of 8 points of Gauss and Legendre: M. Abramowitz & I. A. Stegun, table 25.4.

/** Points on [-1, 1] and their weights. */
export const GAUSS: readonly (readonly [point: number, weight: number])[] = (
  [
    [0.1834346424956498, 0.362683783378362],
    [0.525532409916329, 0.31370664587788727],
    [0.7966664774136267, 0.22238103445337448],
    [0.9602898564975363, 0.10122853629037626],
  ] as const
).flatMap(([x, weight]) => [[-x, weight] as const, [x, weight] as const]);

/** ∫ f dx over [from, to] by equal panels, for f that is smooth on the scale of one. */
export function quadrature(f: (x: number) => number, from: number, to: number, panels: number): number {
  const half = (to - from) / (2 * panels);
  let sum = 0;
  for (let k = 0; k < panels; k++) {
    const middle = from + (2 * k + 1) * half;
    for (const [x, weight] of GAUSS) sum += weight * f(middle + half * x);
  }
  return sum * half;
}
