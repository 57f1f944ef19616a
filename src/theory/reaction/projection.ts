// The chemical master equation by finite state projection (B. Munsky, M. Khammash, J. Chem. Phys. 124, 044104 (2006)): of the states that
// are kept, probabilities at t are at most too small, by no more in all than what has left them.
import { propagate } from "../network/propagator.js";
import type { Kinetics } from "./kinetics.js";

export interface Projection {
  readonly states: readonly (readonly number[])[];
  /** At t, by state. */
  readonly probabilities: Float64Array;
  /** What has left the states: the error, in sum. */
  readonly lost: number;
}

const FIRST_REACH = 16;
const MOST_STATES = 100_000;

/**
 * p(n, t) from one state, of as many states as that takes.
 * @throws Error where 100,000 states lose more than `tolerance`.
 */
export function finiteStateProjection(
  kinetics: Kinetics,
  start: readonly number[],
  t: number,
  tolerance = 1e-12,
): Projection {
  for (let reach = FIRST_REACH; ; reach = Math.ceil(1.5 * reach)) {
    const { states, whole } = within(kinetics, start, reach);
    const projection = solved(kinetics, states, t);
    if (projection.lost <= tolerance || whole) return projection;
    if (states.length >= MOST_STATES) {
      throw new Error(`a projection of ${MOST_STATES} states loses ${projection.lost}, above ${tolerance}`);
    }
  }
}

const keyOf = (state: readonly number[]): string => state.join(",");
const moved = (state: readonly number[], change: readonly number[]): number[] =>
  state.map((n, k) => n + (change[k] as number));

/** States within so many reactions of the start; whether there are no others. */
function within(
  { reactions }: Kinetics,
  start: readonly number[],
  reach: number,
): { readonly states: number[][]; readonly whole: boolean } {
  const known = new Set([keyOf(start)]);
  const states = [[...start]];
  let edge = states;
  for (let step = 0; step < reach && edge.length > 0 && states.length < MOST_STATES; step++) {
    const next: number[][] = [];
    for (const state of edge) {
      for (const { change, propensity } of reactions) {
        if (!(propensity(state) > 0)) continue;
        const to = moved(state, change);
        const key = keyOf(to);
        if (known.has(key)) continue;
        known.add(key);
        next.push(to);
      }
    }
    states.push(...next);
    edge = next;
  }
  return { states, whole: edge.length === 0 };
}

function solved({ reactions }: Kinetics, states: readonly number[][], t: number): Projection {
  const index = new Map(states.map((state, i) => [keyOf(state), i] as const));
  const outside = states.length;
  const channels = states.flatMap((state, from) =>
    reactions.flatMap(({ change, propensity }) => {
      const rate = propensity(state);
      const to = rate > 0 ? (index.get(keyOf(moved(state, change))) ?? outside) : from;
      return to === from ? [] : [{ from, to, rate, entropy: Number.NaN }];
    }),
  );
  const begun = new Float64Array(states.length + 1);
  begun[0] = 1;
  const ended = propagate({ states: states.length + 1, channels }, begun, t);
  return { states, probabilities: ended.subarray(0, outside), lost: ended[outside] as number };
}
