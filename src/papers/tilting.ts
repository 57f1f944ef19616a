// Counters in the long run: their covariances, and exponential averages, <e^(z N)> ~ e^(theta t). Averages
//   <e^(z N) r(x_t)/r(x_0)> = e^(theta t),  r the growth from each state (theory),
// are free of the factor that <e^(z N)> alone has in a finite time, so that a short time is enough.

import { covariance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { excess, type Functional, longRun } from "../theory/network/cumulants.js";
import { activity } from "../theory/network/currents.js";
import type { Jumps } from "../theory/network/generator.js";
import { stationary } from "../theory/network/stationary.js";
import { leading, tilt } from "../theory/network/tilted.js";
import { of, type Quantity } from "./claim.js";
import { AIM, samplesFor, timeFor } from "./smallNetworks.js";

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

/** ln <e^exponent>/t; where the average is out of `reach`, rare trajectories decide and its error means nothing. */
export const rateOf = (run: string, exponent: string, t: number, reach = true): Quantity => ({
  kind: "function",
  run,
  request: { kind: "exponential", of: exponent, variance: reach ? "finite" : "unknown" },
  value: (x) => math.log(x) / t,
  slope: (x) => 1 / (x * t),
});

/**
 * Of runs from the steady state: how long, how many, and the excess h of each counter by state. N + h(x_t) - h(x_0) - J t has independent
 * steps, so that its covariances grow in proportion to the time from the start on, as those of N do in the long run. Each run has 20
 * jumps or more, so that it scatters nearly like a normal number.
 */
export function steadyPlan(
  jumps: Jumps,
  counters: readonly Functional[],
  means: readonly Functional[] = counters,
): { readonly t: number; readonly count: number; readonly excesses: Record<string, number[]> } {
  const count = samplesFor(longRun(jumps, counters).covariance);
  const t = Math.max(20 / activity(jumps, stationary(jumps)), timeFor(longRun(jumps, means)) / count);
  const h = excess(jumps, counters).map((values, k) => [`h${k}`, Array.from(values)] as const);
  return { t, count, excesses: Object.fromEntries(h) };
}

/** Growth of the covariance of two counters, by their names and numbers in the plan. */
export const growthOf = (
  run: string,
  t: number,
  [one, k]: readonly [string, number],
  [other, l]: readonly [string, number] = [one, k],
): Quantity => of(run, covariance(`(${one} + h${k} - h${k}Start)/${t}`, `${other} + h${l} - h${l}Start`));

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
