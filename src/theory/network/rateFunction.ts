// Large deviations of a functional (cumulants.ts): the probability that N/t is near j decays as e^(-I(j) t), with
//   I(j) = max_z (z j - theta(z)),
// theta the leading eigenvalue of the tilted generator (H. Touchette, Phys. Rep. 478, 1 (2009)). theta is convex; its first and
// second derivatives are the mean and variance of N in the driven network, so Newton's steps are exact.
import { type Functional, longRun } from "./cumulants.js";
import type { Jumps } from "./generator.js";
import { leading, tilt } from "./tilted.js";

export interface Deviation {
  /** I(j), per time. */
  readonly rate: number;
  /** The z of the maximum. */
  readonly tilt: number;
}

const STEPS = 100;

/** I(j) of one functional. @throws Error where no z has theta'(z) = j, as with j outside what the network can do */
export function rateFunction(jumps: Jumps, functional: Functional, j: number): Deviation {
  let z = 0;
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let k = 0; k < STEPS; k++) {
    const { value, driven } = leading(jumps, tilt([functional], [z]));
    const { mean, covariance } = longRun(driven, [functional]);
    const [slope, curvature] = [mean[0] as number, covariance[0]?.[0] as number];
    const gap = j - slope;
    if (gap > 0) low = z;
    else high = z;
    // what Newton's step would still gain
    const gain = (gap * gap) / (2 * curvature);
    const rate = z * j - value;
    if (!(gain > 2 ** -52 * (Math.abs(rate) + Math.abs(value)))) return { rate, tilt: z };
    let next = z + gap / curvature;
    const wide = 1 + 2 * Math.abs(z); // a first step from a flat place may be far too long
    next = Math.min(z + wide, Math.max(z - wide, next));
    if (next >= high || next <= low) next = (Math.max(low, z - wide) + Math.min(high, z + wide)) / 2;
    if (next === z) return { rate, tilt: z };
    z = next;
  }
  throw new Error(`No tilt was found that makes ${j} typical.`);
}
