// p(t) of the master equation with constant rates, p(t) = e^(L t) p(0) (exponential.ts).
import { exponential, exponentialMatrix } from "./exponential.js";
import type { Jumps } from "./generator.js";
import { apply, generator } from "./operator.js";

/** The probabilities after a time t >= 0; they sum to what the start sums to. */
export function propagate(jumps: Jumps, start: ArrayLike<number>, t: number): Float64Array {
  const from = Float64Array.from(start);
  const p = exponential(generator(jumps), from, t);
  const total = from.reduce((sum, x) => sum + x, 0);
  const now = p.reduce((sum, x) => sum + x, 0);
  return p.map((x) => (x * total) / now);
}

/** P(j, t | i, 0), at [j][i]. For networks of at most a few hundred states. */
export function propagator(jumps: Jumps, t: number): number[][] {
  return exponentialMatrix(generator(jumps), t).to2DArray();
}

/** The probabilities after whole steps of a chain in discrete time, whose rates are probabilities per step. */
export function propagateSteps(jumps: Jumps, start: ArrayLike<number>, steps: number): Float64Array {
  const moves = generator(jumps);
  let p = Float64Array.from(start);
  for (let k = 0; k < steps; k++) {
    const change = apply(moves, p);
    p = p.map((x, i) => x + (change[i] as number));
  }
  return p;
}
