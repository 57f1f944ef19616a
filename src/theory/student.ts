// The quantile of Student's law with v degrees of freedom from that of the normal law, z:
//   t = z + (z^3 + z)/4v + (5 z^5 + 16 z^3 + 3 z)/96v^2 + (3 z^7 + 19 z^5 + 17 z^3 - 15 z)/384v^3 + …
// M. Abramowitz, I. A. Stegun, 26.7.5. To 1 % at v = 10 and 0.02 % at v = 30 for z up to 4; a library for the exact one brings 82 packages.

/** t at the same probability as the normal quantile `z`. */
export function studentQuantile(z: number, freedom: number): number {
  const y = z * z;
  const g1 = (y + 1) / 4;
  const g2 = ((5 * y + 16) * y + 3) / 96;
  const g3 = (((3 * y + 19) * y + 17) * y - 15) / 384;
  const g4 = ((((79 * y + 776) * y + 1482) * y - 1920) * y - 945) / 92160;
  const v = 1 / freedom;
  return z * (1 + v * (g1 + v * (g2 + v * (g3 + v * g4))));
}
