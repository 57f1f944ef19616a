// From schedules to stretches: maximal intervals in which every field moves on a straight line. The states of a controller share their
// stretches (plan/feedback/), so that the lanes of a block keep in step whatever was measured.
import type { RampPoint, Schedule } from "../spec/experiment.js";

export type Fields = Readonly<Record<string, number>>;

/** Field values just after the start and just before the end of a stretch. */
export interface Line {
  readonly from: Fields;
  readonly to: Fields;
}

/** A measurement, an action, or both at once. */
export interface Event {
  readonly time: number;
  /** Fields before it, by the controller's state. */
  readonly fields: readonly Fields[];
  /** Of a measurement, the time since the one before, in the first round and in later ones. */
  readonly measure: { readonly elapsed: number; readonly again: number } | null;
  readonly act: boolean;
  /** By state after it: fields in which the work of what went before is closed, where several states lead to one; else null. */
  readonly reference: Fields | null;
  /** By state after it, a state before it: whose fields were there. */
  readonly from: readonly number[];
}

export interface Stretch {
  readonly time: number;
  readonly length: number;
  /** What happens at its start. */
  readonly event?: Event | undefined;
  /** One line per state of the controller: rows that a lane may follow. */
  readonly lines: readonly Line[];
  /** Where lanes' own fields go on to change after an action: the time since then, at its start. */
  readonly age?: number | undefined;
  /** Whether readings are averaged over it. */
  readonly expose?: boolean | undefined;
  /** How often it is gone through, and at the end of such stretches how many are gone through again. */
  readonly passes?: number | undefined;
  readonly back?: number | undefined;
}

export interface Timeline {
  /** Values at t = 0-; and by the state in which a controller begins. */
  readonly start: Fields;
  readonly starts: readonly Fields[];
  readonly stretches: readonly Stretch[];
  /** What happens at tau. */
  readonly closing: Event | null;
  /** Values at tau+, per state of the controller. */
  readonly end: readonly Fields[];
  readonly duration: number;
  /** Time in the fields at 0- before t = 0. */
  readonly burnIn: number;
  /** Fields that rows hold: those that any schedule or state of a controller writes. */
  readonly driven: ReadonlySet<string>;
}

const ROUNDING = 1e-12;
export const BEFORE = -1;
export const AFTER = 1;

/** The value of a ramp at a fraction, approached from one side. A ramp holds its end values. */
export function valueAt(points: readonly RampPoint[], fraction: number, side: -1 | 1): number {
  const first = points[0] as RampPoint;
  const last = points[points.length - 1] as RampPoint;
  const passed =
    side === AFTER ? points.filter(([s]) => s <= fraction) : points.filter(([s]) => s < fraction);
  const left = passed[passed.length - 1];
  const right = points[passed.length];
  if (left === undefined) return first[1];
  if (right === undefined) return last[1];
  const share = (fraction - left[0]) / (right[0] - left[0]);
  return left[1] + (right[1] - left[1]) * share;
}

/** Fields at a share of the way. */
export const along = ({ from, to }: Line, share: number): Fields =>
  Object.fromEntries(
    Object.entries(from).map(([field, a]) => {
      const b = to[field] as number;
      return [field, a === b ? a : share === 1 ? b : a + (b - a) * share];
    }),
  );

/** A schedule as a timeline, from given fields. */
export const alongSchedule = (control: Schedule | undefined, start: Fields, burnIn: number): Timeline => ({
  start,
  starts: [start],
  stretches: control === undefined ? [] : cut(control, start),
  closing: null,
  end: [control === undefined ? start : endOf(control, start)],
  duration: control?.duration ?? 0,
  burnIn,
  driven: drivenBy(control),
});

/** One schedule from given fields, without an experiment around it. */
export function stretchesOf(
  schedule: Schedule,
  start: Fields,
): { stretches: { length: number; from: Fields; to: Fields }[]; end: Fields } {
  const stretches = cut(schedule, start).map(({ length, lines: [line] }) => ({
    length,
    from: line?.from ?? start,
    to: line?.to ?? start,
  }));
  return { stretches, end: endOf(schedule, start) };
}

export const drivenBy = (schedule: Schedule | undefined): ReadonlySet<string> =>
  new Set(Object.keys(schedule?.ramps ?? {}));

/** Fields at the end of a schedule, jumps at the end included. */
export const endOf = ({ ramps }: Schedule, base: Fields): Fields => at(ramps, base, 1, AFTER);

export function at(ramps: Schedule["ramps"], base: Fields, fraction: number, side: -1 | 1): Fields {
  const driven = Object.entries(ramps).map(([field, points]) => [field, valueAt(points, fraction, side)]);
  return { ...base, ...Object.fromEntries(driven) };
}

function cut({ duration, ramps }: Schedule, base: Fields): Stretch[] {
  const fractions = breakpoints(Object.values(ramps).flatMap((ramp) => ramp.map(([s]) => s)));
  const snapped = snap(ramps, fractions);
  return fractions.slice(1).map((to, i) => {
    const from = fractions[i] as number;
    return {
      time: duration * from,
      length: duration * (to - from),
      lines: [{ from: at(snapped, base, from, AFTER), to: at(snapped, base, to, BEFORE) }],
    };
  });
}

/** 0, the points in order, and 1; those that differ by a rounding are one. */
export function breakpoints(points: readonly number[]): number[] {
  const found = [0];
  for (const s of [...points].sort((a, b) => a - b)) {
    if (s - (found[found.length - 1] as number) > ROUNDING && 1 - s > ROUNDING) found.push(s);
  }
  return [...found, 1];
}

/** The ramps with their points on the breakpoints. */
export function snap(ramps: Schedule["ramps"], fractions: readonly number[]): Schedule["ramps"] {
  const near = (s: number): number => fractions.find((at) => Math.abs(at - s) <= ROUNDING) ?? s;
  const moved = Object.entries(ramps).map(([field, points]) => [
    field,
    points.map(([s, value]) => [near(s), value] as const),
  ]);
  return Object.fromEntries(moved);
}
