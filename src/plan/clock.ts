// From a number of steps to the time and the fields that a trajectory has then: for those that stop before the end.
import type { Fields, Stretch, Timeline } from "./timeline.js";

/** A stretch in steps; row k of n holds the fields at its fraction (k + 1/2)/n. */
interface Span extends Pick<Stretch, "time" | "length" | "lines"> {
  /** Steps before it, and in it. */
  readonly before: number;
  readonly steps: number;
}

/** When what happens; numbers only, structured-cloneable. */
export interface Clock {
  readonly start: Fields;
  readonly spans: readonly Span[];
}

/** Steps of a stretch at steps of at most dt / 2^halvings. */
export const stepsOf = ({ length }: Pick<Stretch, "length">, dt: number, halvings: number): number =>
  Math.ceil(length / dt - 1e-9) * 2 ** halvings;

export function clockOf({ start, stretches }: Timeline, dt: number, halvings: number): Clock {
  let before = 0;
  const spans = stretches.map(({ time, length, lines }) => {
    const steps = stepsOf({ length }, dt, halvings);
    const span = { time, length, lines, before, steps };
    before += steps;
    return span;
  });
  return { start, spans };
}

/** The time after so many steps, and the fields in the middle of the last of them, or at its end: those at 0- before the first. */
export function momentAfter(
  { start, spans }: Clock,
  steps: number,
  branch: number,
  at: "middle" | "end" = "middle",
): { readonly time: number; readonly fields: Fields } {
  const span = spans.find(({ before, steps: more }) => steps <= before + more);
  if (steps === 0 || span === undefined) return { time: 0, fields: start };
  const done = steps - span.before;
  const { from, to } = (span.lines[branch] ?? span.lines[0]) as Span["lines"][number];
  // as the rows are (plan/program.ts)
  const passed = at === "end" ? done : done - 0.5;
  const between = (a: number, b: number): number => (a === b ? a : a + ((b - a) * passed) / span.steps);
  return {
    time: span.time + (span.length * done) / span.steps,
    fields: Object.fromEntries(
      Object.keys(from).map((field) => [field, between(from[field] as number, to[field] as number)]),
    ),
  };
}
