// The chemical master equation by finite state projection (B. Munsky, M. Khammash, J. Chem. Phys. 124, 044104 (2006)): of the states that
// are kept, probabilities at t are at most too small, by no more in all than what has left them.
import * as math from "../../kernel/math.js";
import { propagate } from "../network/propagator.js";
import type { Kinetics } from "./kinetics.js";
import type { CountLaw } from "./law.js";
import { jumpsAmong, MOST_STATES, reachable } from "./states.js";

export interface Projection extends CountLaw {
  /** What has left the states: the error, in sum. */
  readonly lost: number;
}

const FIRST_REACH = 16;

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
  let before = { reach: 0, lost: 1 };
  for (let reach = FIRST_REACH; ; ) {
    const { states, whole } = reachable(kinetics, start, reach);
    const projection = solved(kinetics, states, t);
    const { lost } = projection;
    if (lost <= tolerance || whole) return projection;
    if (states.length >= MOST_STATES) {
      throw new Error(`a projection of ${MOST_STATES} states loses ${lost}, above ${tolerance}`);
    }
    // what is lost falls faster than exponentially with the reach
    const fall = math.log(before.lost / lost) / (reach - before.reach);
    const enough = fall > 0 ? 1.1 * (math.log(lost / tolerance) / fall) + 1 : Number.POSITIVE_INFINITY;
    before = { reach, lost };
    reach = Math.ceil(Math.min(1.5 * reach, reach + enough));
  }
}

function solved(kinetics: Kinetics, states: readonly number[][], t: number): Projection {
  const begun = new Float64Array(states.length + 1);
  begun[0] = 1;
  const ended = propagate(jumpsAmong(kinetics, states), begun, t);
  const outside = states.length;
  return { states, probabilities: ended.subarray(0, outside), lost: ended[outside] as number };
}
