// All states that a policy can be in, level by level.
import type { ControllerState, FiniteController } from "./finite.js";
import type { Situation, Steps } from "./steps.js";

export type Levels = Pick<FiniteController, "levels" | "wraps">;

/** In all levels; more are no table. */
const MOST_IN_ALL = 200_000;

type Found = Situation & { readonly record: readonly number[] | null; next: number[] };

/** Null where a level has more than `most` states. With records, states are in the order of these. */
export function enumerated(steps: Steps, records: boolean, most: number): Levels | null {
  const { start, measurements, comes, after, seen, wrap } = steps;
  const levels: Found[][] = Array.from({ length: measurements + 1 }, () => []);
  const known = levels.map(() => new Map<string, number>());
  let total = 0;
  /** Index of a situation in its level, -1 where that has too many. */
  const place = (level: number, situation: Situation, record: readonly number[] | null): number => {
    const key = keyOf(situation, record);
    const at = known[level]?.get(key);
    if (at !== undefined) return at;
    const list = levels[level] as Found[];
    total += 1;
    if (list.length >= most || total > MOST_IN_ALL) return -1;
    known[level]?.set(key, list.length);
    list.push({ ...situation, record, next: [] });
    return list.length - 1;
  };
  place(0, start, records ? [] : null);
  const done = levels.map(() => 0);
  const wraps: number[] = [];
  for (;;) {
    for (let n = 0; n < measurements; n++) {
      const list = levels[n] as Found[];
      for (; (done[n] as number) < list.length; done[n] = (done[n] as number) + 1) {
        const state = list[done[n] as number] as Found;
        if (state.stops) continue;
        for (const [y, comes_] of comes.entries()) {
          if (!comes_) {
            state.next.push(-1);
            continue;
          }
          const to = place(n + 1, after(state, n, y), state.record === null ? null : [...state.record, y]);
          if (to < 0) return null;
          state.next.push(to);
        }
      }
    }
    const last = levels[measurements] as Found[];
    if (wrap === null || wraps.length === last.length) break;
    for (const state of last.slice(wraps.length)) {
      const to = place(0, wrap(state), null);
      if (to < 0) return null;
      wraps.push(to);
    }
  }
  return {
    levels: levels.map((list, n) =>
      list.map(
        (state): ControllerState => ({
          ...state,
          seen: n < measurements && !state.stops ? seen(state, n) : {},
          expected: null,
        }),
      ),
    ),
    wraps,
  };
}

const keyOf = ({ memory, outcome, stops, paths }: Situation, record: readonly number[] | null): string =>
  JSON.stringify([Object.values(memory), outcome, stops, Object.values(paths), record]);
