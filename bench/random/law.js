// p values of what the battery measures, and the z that has the same p: one scale for all tests.
import cdf from "@stdlib/stats-base-dists-normal-cdf";
import quantile from "@stdlib/stats-base-dists-normal-quantile";

/** P(X < x) of a unit normal. */
export const below = (x) => cdf(x, 0, 1);

/** Probability that a unit normal is at least as far from 0 as z. */
export const twoSided = (z) => Math.min(1, 2 * cdf(-Math.abs(z), 0, 1));

/** The x with P(X < x) = p. */
export const normalAt = (p) => quantile(p, 0, 1);

/** z > 0 whose two-sided p is this one; beyond 37 the p is 0 in a double. */
export const deviation = (p) => (p <= 0 ? 38 : p >= 1 ? 0 : -quantile(p / 2, 0, 1));

/** P(sqrt n D > d) for n -> infinity, 2 Σ (-1)^(k-1) exp(-2 k^2 d^2), with Stephens' finite n (J. R. Stat. Soc. B 32, 115 (1970)). */
export function kolmogorov(distance, n) {
  const d = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  if (d < 0.3) return 1;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (k % 2 ? 1 : -1) * Math.exp(-2 * k * k * d * d);
  return Math.min(1, Math.max(0, p));
}

/** sup |F_n - F| of sorted values that should be uniform on (0, 1). */
export function distance(sorted) {
  const n = sorted.length;
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, (i + 1) / n - sorted[i], sorted[i] - i / n);
  return largest;
}

/** z of a chi square with many degrees of freedom: the cube root is normal (Wilson, Hilferty, PNAS 17, 684 (1931)). */
export const chiSquareZ = (chiSquare, degrees) =>
  (Math.cbrt(chiSquare / degrees) - 1 + 2 / (9 * degrees)) / Math.sqrt(2 / (9 * degrees));

/** Signed z of a Poisson count: the tail that the count lies in, its own probability counted half. */
export function poissonZ(count, mean) {
  let term = Math.exp(-mean + count * Math.log(mean) - logFactorial(count));
  const up = count >= mean;
  let tail = term / 2;
  for (let k = count; term > 1e-300 && Math.abs(k - count) < 1e6; ) {
    if (up) k += 1;
    term *= up ? mean / k : k / mean;
    if (!up) k -= 1;
    if (k < 0) break;
    tail += term;
    if (term < 1e-18 * tail) break;
  }
  const z = deviation(Math.min(1, 2 * tail));
  return up ? z : -z;
}

function logFactorial(n) {
  if (n < 20) return Math.log(Array.from({ length: n }, (_, i) => i + 1).reduce((a, b) => a * b, 1));
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
}
