// A schedule as stretches of time over which every driven field goes along one straight line.
import type { Schedule } from "../experiment.js";

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Driven fields and t at both ends, between the jumps there. */
  readonly start: Readonly<Record<string, number>>;
  readonly end: Readonly<Record<string, number>>;
}

/** The stretches of a schedule in their order. Ramps hold their end values outside their points. */
export function stretchesOf({ duration, ramps }: Schedule): Stretch[] {
  const fractions = new Set([0, 1]);
  for (const points of Object.values(ramps)) for (const [s] of points) fractions.add(s);
  const cuts = [...fractions].sort((a, b) => a - b);
  const names = Object.keys(ramps);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] as number;
    const [a, b] = [from * duration, to * duration];
    const values = names.map((name) => line(ramps[name] as Points, from, to));
    return {
      from: a,
      to: b,
      start: Object.fromEntries([["t", a], ...names.map((name, k) => [name, values[k]?.[0] as number])]),
      end: Object.fromEntries([["t", b], ...names.map((name, k) => [name, values[k]?.[1] as number])]),
    };
  });
}

/** Driven fields and t at a share of a stretch, from 0 to 1. */
export const momentOf = ({ start, end }: Stretch, share: number): Record<string, number> =>
  Object.fromEntries(
    Object.keys(start).map((name) => {
      const [a, b] = [start[name] as number, end[name] as number];
      return [name, share === 1 ? b : a + share * (b - a)];
    }),
  );

type Points = readonly (readonly [fraction: number, value: number])[];

/** Values at both ends of a stretch that no point lies inside of. */
function line(points: Points, from: number, to: number): [number, number] {
  // the last point up to `from` comes after a jump there, the first from `to` on before one
  const left = points.filter(([s]) => s <= from).at(-1);
  const right = points.find(([s]) => s >= to);
  if (left === undefined) return [right?.[1] ?? 0, right?.[1] ?? 0];
  if (right === undefined) return [left[1], left[1]];
  const value = (s: number): number =>
    s === left[0]
      ? left[1]
      : s === right[0]
        ? right[1]
        : left[1] + ((s - left[0]) / (right[0] - left[0])) * (right[1] - left[1]);
  return [value(from), value(to)];
}
