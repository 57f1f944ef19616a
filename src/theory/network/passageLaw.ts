// The law of a first-passage time: phase-type, with targets from which nothing leads out (M. F. Neuts, Matrix-Geometric Solutions,
// section 2.2). Beyond the mean and variance of passage.ts.
import type { Jumps } from "./generator.js";
import { propagate } from "./propagator.js";

export interface PassageLaw {
  /** Probability to have entered each group by the time t. */
  readonly cumulative: number[];
  /** Its density at t. */
  readonly density: number[];
}

/** The network without what leads out of some states. */
export function absorbing(jumps: Jumps, targets: readonly number[]): Jumps {
  const held = new Set(targets);
  return { states: jumps.states, channels: jumps.channels.filter(({ from }) => !held.has(from)) };
}

/** First entry into groups of states by the time t, from a start. */
export function passageLaw(
  jumps: Jumps,
  groups: readonly (readonly number[])[],
  start: ArrayLike<number>,
  t: number,
): PassageLaw {
  const held = absorbing(jumps, groups.flat());
  const p = propagate(held, start, t);
  return {
    cumulative: groups.map((states) => states.reduce((sum, i) => sum + (p[i] as number), 0)),
    density: groups.map((states) => {
      const group = new Set(states);
      return held.channels.reduce(
        (sum, { from, to, rate }) =>
          group.has(to) && !group.has(from) ? sum + rate * (p[from] as number) : sum,
        0,
      );
    }),
  };
}
