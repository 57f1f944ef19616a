// Networks driven round and round. The state at the beginning of a round that comes again is the stationary state of the chain of one
// round, p = P p; what a functional gains per round has a variance rate to which the correlations between rounds belong: with x_ij the
// gain of a round from i to j, u_i its mean from i, and h the excess, h_i - sum_j P_ji h_j = u_i - J,
//   lim Var(N after n rounds)/n = <(x + h_j - h_i - J)^2>
// (cumulants.ts, with rounds for steps).

import { propagatorDriven } from "./driven.js";
import { type DrivenFunctional, momentsDriven } from "./drivenMoments.js";
import { eliminate } from "./elimination.js";
import type { DrivenJumps, Jumps } from "./generator.js";
import { stationary } from "./stationary.js";

/** The chain of one round, with its probabilities as rates. */
function rounds(propagator: readonly (readonly number[])[]): Jumps {
  const n = propagator.length;
  const channels = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => ({
      from: i,
      to: j,
      // what is negative by rounding is no probability
      rate: Math.max(0, propagator[j]?.[i] as number),
      entropy: Number.NaN,
    })),
  ).flat();
  return { states: n, channels };
}

/** The probabilities at `from` that come again after each period. @throws SeveralStationaryStates */
export function periodicState(driven: DrivenJumps, from: number, period: number): Float64Array {
  return stationary(rounds(propagatorDriven(driven, from, from + period)));
}

export interface PerRound {
  /** The periodic state at `from`. */
  readonly start: Float64Array;
  readonly mean: number;
  /** Growth of the variance per round. */
  readonly variance: number;
}

/** Mean and variance per round of a functional in the long run. @throws SeveralStationaryStates */
export function longRunOfRounds(
  driven: DrivenJumps,
  from: number,
  period: number,
  functional: DrivenFunctional,
): PerRound {
  const n = driven.at(from + period / 2).states;
  const columns = Array.from({ length: n }, (_, i) => {
    const start = Array.from({ length: n }, (_, j) => (i === j ? 1 : 0));
    const { probabilities, byEnd, mean } = momentsDriven(driven, start, from, from + period, [functional]);
    return {
      reach: probabilities,
      gain: byEnd.mean[0] as Float64Array,
      square: byEnd.second[0] as Float64Array,
      mean: mean[0] as number,
    };
  });
  const chain = rounds(Array.from({ length: n }, (_, j) => columns.map(({ reach }) => reach[j] as number)));
  const start = stationary(chain);
  const mean = columns.reduce((sum, column, i) => sum + (start[i] as number) * column.mean, 0);
  // grounded in the likeliest state
  const ground = start.reduce((best, p, i) => (p > (start[best] as number) ? i : best), 0);
  const leak = Float64Array.from({ length: n }, (_, i) => Math.max(0, columns[i]?.reach[ground] as number));
  leak[ground] = 1;
  const others = chain.channels.filter(
    (c) => c.from !== c.to && c.from !== ground && c.to !== ground && c.rate > 0,
  );
  const u = Float64Array.from(columns, (column, i) => (i === ground ? 0 : column.mean - mean));
  const h = eliminate(
    {
      size: n,
      from: Int32Array.from(others, (c) => c.from),
      to: Int32Array.from(others, (c) => c.to),
      rate: Float64Array.from(others, (c) => c.rate),
    },
    leak,
  ).backward(u);
  const variance = columns.reduce((sum, { reach, gain, square }, i) => {
    const from = start[i] as number;
    return reach.reduce((total, p, j) => {
      const shift = (h[j] as number) - (h[i] as number) - mean;
      return total + from * ((square[j] as number) + shift * (2 * (gain[j] as number) + shift * p));
    }, sum);
  }, 0);
  return { start, mean, variance };
}
