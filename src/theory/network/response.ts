// How a stationary network answers to a change of its rates. If the rate of channel c changes by the factor 1 + eps f_c, the growth J of
// a functional (cumulants.ts) changes by
//   dJ/d eps = sum_c p_from w_c f_c (d_c + h_to - h_from),
// with h its excess; for the probability of a state the functional is the time spent there. Exact, from one linear solve.
import { excess, type Functional } from "./cumulants.js";
import { flows } from "./currents.js";
import type { Jumps } from "./generator.js";
import { stationary } from "./stationary.js";

/**
 * Derivatives of growth rates.
 * @param change d ln w_c/d eps by channel
 * @throws SeveralStationaryStates
 */
export function response(
  jumps: Jumps,
  functionals: readonly Functional[],
  change: ArrayLike<number>,
): number[] {
  const flow = flows(jumps, stationary(jumps));
  return excess(jumps, functionals).map((h, a) =>
    flow.reduce((sum, f, c) => {
      const { from, to } = jumps.channels[c] as { from: number; to: number };
      const gain = (functionals[a]?.jump[c] as number) + ((h[to] as number) - (h[from] as number));
      return f === 0 ? sum : sum + f * (change[c] as number) * gain;
    }, 0),
  );
}

/** Derivatives of the stationary probabilities. @throws SeveralStationaryStates */
export function stationaryResponse(jumps: Jumps, change: ArrayLike<number>): number[] {
  const jump = new Float64Array(jumps.channels.length);
  const stays = Array.from({ length: jumps.states }, (_, i) => ({
    jump,
    rest: Array.from({ length: jumps.states }, (_, j) => (i === j ? 1 : 0)),
  }));
  return response(jumps, stays, change);
}
