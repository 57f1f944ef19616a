// When and where a reaction network with finitely many states first meets a condition: the linear equations of network/passage.ts.
import { firstPassage } from "../network/passage.js";
import type { Kinetics } from "./kinetics.js";
import { jumpsAmong, MOST_STATES, reachable } from "./states.js";

export interface FirstTime {
  readonly mean: number;
  readonly variance: number;
  /** Probability of the state in which the condition is met, for each that meets it. */
  readonly at: readonly { readonly state: readonly number[]; readonly probability: number }[];
}

/**
 * The first time at which `met` holds, from one state; the mean is infinite where that is not certain.
 * @throws Error where more than 100,000 states are within reach.
 */
export function firstTime(
  kinetics: Kinetics,
  start: readonly number[],
  met: (counts: readonly number[]) => boolean,
): FirstTime {
  const ended: Kinetics = {
    ...kinetics,
    reactions: kinetics.reactions.map(({ change, propensity }) => ({
      change,
      propensity: (counts) => (met(counts) ? 0 : propensity(counts)),
    })),
  };
  const { states, whole } = reachable(ended, start, Number.POSITIVE_INFINITY);
  if (!whole) throw new Error(`a network of at most ${MOST_STATES} states is needed for its first times`);
  const last = states.flatMap((state, i) => (met(state) ? [i] : []));
  const found = firstPassage(
    jumpsAmong(ended, states),
    last.map((i) => [i]),
  );
  return {
    mean: found.mean[0] as number,
    variance: found.variance[0] as number,
    at: last.map((i, k) => ({
      state: states[i] as number[],
      probability: found.probability[k]?.[0] as number,
    })),
  };
}
