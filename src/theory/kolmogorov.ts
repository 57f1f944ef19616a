// The distribution of the two-sample Kolmogorov-Smirnov distance D where both samples are of one distribution:
//   P(D > d) = Q((sqrt N + 0.12 + 0.11/sqrt N) d),  N = n m/(n + m),  Q(z) = 2 sum_j (-1)^(j-1) exp(-2 j^2 z^2)
// N. Smirnov, Bull. Math. Univ. Moscou 2(2), 3 (1939); the correction for small N: M. A. Stephens, J. R. Stat. Soc. B 32, 115 (1970).
// For z < 1.18 the series converges slowly and its theta-function twin is used: 1 - Q = sqrt(2 pi)/z sum_j exp(-(2j-1)^2 pi^2/(8 z^2)).
import * as math from "../kernel/math.js";

/** Q(z), z >= 0. */
export function kolmogorov(z: number): number {
  if (z <= 0) return 1;
  if (z < 1.18) {
    const y = math.exp((-Math.PI * Math.PI) / (8 * z * z));
    return 1 - (Math.sqrt(2 * Math.PI) / z) * (y + math.pow(y, 9) + math.pow(y, 25) + math.pow(y, 49));
  }
  const y = math.exp(-2 * z * z);
  return 2 * (y - math.pow(y, 4) + math.pow(y, 9));
}

/** P(D > d) for samples of n and m values. */
export function probabilityBeyond(d: number, n: number, m: number): number {
  const root = Math.sqrt((n * m) / (n + m));
  return kolmogorov((root + 0.12 + 0.11 / root) * d);
}
