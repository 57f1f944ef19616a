// States that can be reached from others within a box of counts, and where reactions lead: to a state, or out of the box through a face.
// A box grows where something leaves it: what a projection needs lies in few directions (slow species far, fast ones near).
import type { Kinetics } from "./kinetics.js";
import { TooLarge } from "./law.js";

/** Counts from `low` to `high`, by species. */
export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface Space {
  readonly box: Box;
  readonly states: readonly (readonly number[])[];
  /** By state and reaction (state * reactions + reaction): the state that it leads to, or states.length + its face. */
  readonly to: Int32Array;
  readonly index: ReadonlyMap<string, number>;
}

/** States of a law that is solved. */
export const MOST_STATES = 20_000;
const MARGIN = 8;

export const keyOf = (state: readonly number[]): string => state.join(",");

/** A box around states, with a margin. */
export function around(states: readonly (readonly number[])[]): Box {
  const species = states[0]?.length ?? 0;
  const ends = (k: number): [number, number] => {
    let [low, high] = [Infinity, 0];
    for (const state of states) {
      low = Math.min(low, state[k] as number);
      high = Math.max(high, state[k] as number);
    }
    return [Math.max(0, low - MARGIN), high + MARGIN];
  };
  const all = Array.from({ length: species }, (_, k) => ends(k));
  return { low: all.map(([low]) => low), high: all.map(([, high]) => high) };
}

/** The box, wider by a third where a face is open; faces are 2 k (low) and 2 k + 1 (high). */
export function wider({ low, high }: Box, open: (face: number) => boolean): Box {
  const by = (k: number): number => Math.ceil(((high[k] as number) - (low[k] as number)) / 3) + 1;
  return {
    low: low.map((n, k) => (open(2 * k) ? Math.max(0, n - by(k)) : n)),
    high: high.map((n, k) => (open(2 * k + 1) ? n + by(k) : n)),
  };
}

/**
 * What can be reached from `from` without leaving the box, by reactions that any of the kinetics lets happen.
 * @throws TooLarge
 */
export function spaceIn(
  box: Box,
  kinetics: readonly Kinetics[],
  from: readonly (readonly number[])[],
  most = MOST_STATES,
): Space {
  const [{ reactions }] = kinetics as [Kinetics];
  const index = new Map<string, number>();
  const states: (readonly number[])[] = [];
  const take = (state: readonly number[]): number => {
    const key = keyOf(state);
    const known = index.get(key);
    if (known !== undefined) return known;
    if (states.length === most) throw new TooLarge(`more than ${most} states`);
    index.set(key, states.length);
    states.push(state);
    return states.length - 1;
  };
  for (const state of from) take(state);
  const to: number[] = [];
  for (let i = 0; i < states.length; i++) {
    const state = states[i] as readonly number[];
    reactions.forEach(({ change }, c) => {
      if (!kinetics.some((one) => (one.reactions[c]?.propensity(state) ?? 0) > 0)) {
        to.push(i);
        return;
      }
      const next = state.map((n, k) => n + (change[k] as number));
      const face = faceOf(box, next);
      to.push(face < 0 ? take(next) : -1 - face);
    });
  }
  return {
    box,
    states,
    index,
    to: Int32Array.from(to, (place) => (place < 0 ? states.length - 1 - place : place)),
  };
}

/** The first face that a state lies beyond, or -1. */
function faceOf({ low, high }: Box, state: readonly number[]): number {
  for (let k = 0; k < state.length; k++) {
    const n = state[k] as number;
    if (n < (low[k] as number)) return 2 * k;
    if (n > (high[k] as number)) return 2 * k + 1;
  }
  return -1;
}

/** Propensities by state and reaction. */
export function ratesIn({ states }: Pick<Space, "states">, { reactions }: Kinetics): Float64Array {
  const rates = new Float64Array(states.length * reactions.length);
  states.forEach((state, i) => {
    reactions.forEach(({ propensity }, c) => {
      rates[i * reactions.length + c] = Math.max(0, propensity(state));
    });
  });
  return rates;
}
