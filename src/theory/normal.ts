// Phi(x) = ∫_-∞^x exp(-t^2/2)/sqrt(2 pi) dt, to a few units of 1e-13 of its value on both sides.
import * as math from "../kernel/math.js";

const FAR = 3; // below -FAR 1 + erf(x/sqrt 2) cancels
const DEPTH = 100; // of the fraction: more than enough at x = FAR

/** The cumulative distribution of the standard normal. */
export function normalCdf(x: number): number {
  if (x > -FAR) return (1 + math.erf(x * Math.SQRT1_2)) / 2;
  // Laplace: Phi(-y) = Z(y)/(y + 1/(y + 2/(y + 3/(y + …)))), Abramowitz & Stegun, 26.2.14
  const y = -x;
  let fraction = y;
  for (let n = DEPTH; n > 0; n--) fraction = y + n / fraction;
  return math.exp((-y * y) / 2) / (Math.sqrt(2 * Math.PI) * fraction);
}
