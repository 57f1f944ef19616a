// Exponential averages of counters in the long run, <e^(z N)> ~ e^(theta t), by sampling. Averages
//   <e^(z N) r(x_t)/r(x_0)> = e^(theta t),  r the growth from each state (theory),
// are free of the factor that <e^(z N)> alone has in a finite time, so that a short time is enough.
import * as math from "../kernel/math.js";
import type { Functional } from "../theory/network/cumulants.js";
import { activity } from "../theory/network/currents.js";
import type { Jumps } from "../theory/network/generator.js";
import { spectrum } from "../theory/network/spectrum.js";
import { stationary } from "../theory/network/stationary.js";
import { leading, tilt } from "../theory/network/tilted.js";
import type { Quantity } from "./claim.js";
import { AIM } from "./smallNetworks.js";

type List = readonly number[];

/**
 * theta of <e^(z . N)> ~ e^(theta t), and ln r by state of the growth r from there:
 *   <e^(z . N) r(x_t)/r(x_0)> = e^(theta t)   at any time, from any start.
 */
export function growing(
  jumps: Jumps,
  functionals: readonly Functional[],
  z: List,
): { readonly theta: number; readonly lnr: number[] } {
  const found = leading(jumps, tilt(functionals, z));
  return { theta: found.value, lnr: Array.from(found.growth, (r) => math.log(r)) };
}

/** ln <e^exponent>/t. */
export const rateOf = (run: string, exponent: string, t: number): Quantity => ({
  kind: "function",
  run,
  request: { kind: "exponential", of: exponent, variance: "finite" },
  value: (x) => math.log(x) / t,
  slope: (x) => 1 / (x * t),
});

/** After this long a network has forgotten where it began, but for 2e-4. */
const memory = (jumps: Jumps): number => 8.5 / -(spectrum(jumps)[1]?.re as number);

/**
 * Times of a run in which a window and all that it is correlated with are seen: Cov(gain in the window, gain in the whole)/window is the
 * growth of the covariance in the long run. A window holds 10 jumps or more, so that its gains scatter nearly like normal numbers.
 */
export function windowOf(jumps: Jumps): {
  readonly before: number;
  readonly window: number;
  readonly total: number;
} {
  const before = memory(jumps);
  const window = Math.max(2 * before, 10 / activity(jumps, stationary(jumps)));
  return { before, window, total: window + 2 * before };
}

/** d/dt of ln of the relative scatter of e^(z N) r/r_0. */
function spread(jumps: Jumps, functionals: readonly Functional[], z: List): number {
  const theta = (at: List): number => growing(jumps, functionals, at).theta;
  return theta(z.map((x) => 2 * x)) - 2 * theta(z);
}

/** Trajectories that an average may take. */
const MOST = 16_000_000;

/** Whether the relative error of theta can be AIM. */
export function reachable(jumps: Jumps, functionals: readonly Functional[], z: List): boolean {
  const kappa = spread(jumps, functionals, z);
  const wanted = AIM * growing(jumps, functionals, z).theta;
  return math.expm1(1) * kappa * kappa < MOST * wanted * wanted;
}

/** The time after which the widest of averages scatters by about its size, and the trajectories for AIM of each theta. */
export function planOf(
  jumps: Jumps,
  functionals: readonly Functional[],
  zs: readonly List[],
): { readonly t: number; readonly count: number } {
  const within = zs.filter((z) => reachable(jumps, functionals, z));
  const t = 1 / within.reduce((most, z) => Math.max(most, spread(jumps, functionals, z)), 1e-9);
  const count = within.reduce((most, z) => {
    const wanted = AIM * growing(jumps, functionals, z).theta * t;
    return Math.max(most, math.expm1(spread(jumps, functionals, z) * t) / (wanted * wanted));
  }, 1024);
  return { t, count };
}
