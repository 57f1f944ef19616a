// A schedule run backwards: lambda_R(t) = lambda(tau - t), every quench met in reverse order.
import type { RampPoint, Schedule } from "./experiment.js";

/** The schedule backwards, and the fields at its 0-, which are those at tau+ of the schedule as given. */
export function backwards(
  { duration, ramps }: Schedule,
  fields: Readonly<Record<string, number>>,
): { readonly control: Schedule; readonly fields: Readonly<Record<string, number>> } {
  const entries = Object.entries(ramps);
  const ends = entries.map(([field, points]) => [field, (points[points.length - 1] as RampPoint)[1]]);
  return {
    fields: { ...fields, ...Object.fromEntries(ends) },
    control: {
      duration,
      ramps: Object.fromEntries(
        entries.map(([field, points]) => [field, turned(points, fields[field] as number)]),
      ),
    },
  };
}

/** A ramp from its end to its start; `before` is the value at 0-, to which the reversed ramp must come. */
function turned(points: readonly RampPoint[], before: number): RampPoint[] {
  const [first, second] = points as [RampPoint, RampPoint | undefined];
  // a first point at 0 with a second one is the value at 0-, if it says anything
  const jumps = second?.[0] === 0;
  const from = jumps ? points.slice(1) : points;
  const start = (jumps ? (second as RampPoint) : first)[1];
  const inverted = [...from].reverse().map(([s, value]): RampPoint => [complement(s), value]);
  // two points at the end were the jump to tau+: the later value is the field at 0- now
  const held = inverted[0]?.[0] === 0 && inverted[1]?.[0] === 0 ? inverted.slice(1) : inverted;
  if (start === before) return held;
  const last = held[held.length - 1] as RampPoint;
  const reached: RampPoint[] = last[0] === 1 ? held : [...held, [1, start]];
  return [...reached, [1, before]];
}

/** 1 - s, in as many decimals as s has, so that the complement of the complement is s: 0.1, 0.9, 0.1. */
function complement(s: number): number {
  const plain = 1 - s;
  const decimal = Number(plain.toPrecision(15));
  return Number((1 - decimal).toPrecision(15)) === s ? decimal : plain;
}
