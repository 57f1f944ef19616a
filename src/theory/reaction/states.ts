// The states of a reaction network by their counts, and its reactions as jumps between them.
import type { Jumps } from "../network/generator.js";
import type { Kinetics } from "./kinetics.js";

export const MOST_STATES = 100_000;

const keyOf = (state: readonly number[]): string => state.join(",");
const moved = (state: readonly number[], change: readonly number[]): number[] =>
  state.map((n, k) => n + (change[k] as number));

/** States within so many reactions of the start, which comes first; whether there are no others. */
export function reachable(
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

/** Jumps between states, numbered in their order; what leaves them all goes to one more, the last. */
export function jumpsAmong({ reactions }: Kinetics, states: readonly (readonly number[])[]): Jumps {
  const index = new Map(states.map((state, i) => [keyOf(state), i] as const));
  const outside = states.length;
  const channels = states.flatMap((state, from) =>
    reactions.flatMap(({ change, propensity }) => {
      const rate = propensity(state);
      const to = rate > 0 ? (index.get(keyOf(moved(state, change))) ?? outside) : from;
      return to === from ? [] : [{ from, to, rate, entropy: Number.NaN }];
    }),
  );
  return { states: states.length + 1, channels };
}
