// From schedules to stretches: maximal intervals in which every field of every branch moves on a straight line.
// Branches share their stretches, so that the lanes of a block keep in step whatever was measured.
import type { LangevinExperiment, RampPoint, Schedule } from "../spec/experiment.js";
import { binaryBranch } from "./feedback/binaryBranch.js";

export type Fields = Readonly<Record<string, number>>;

/** Field values just after the start and just before the end of a stretch. */
export interface Line {
  readonly from: Fields;
  readonly to: Fields;
}

export interface Stretch {
  readonly time: number;
  readonly length: number;
  /** The measurement happens at the start of this stretch. */
  readonly measure: boolean;
  /** One line per branch; a single one before the measurement. */
  readonly lines: readonly Line[];
}

export interface Timeline {
  /** Values at t = 0-. */
  readonly start: Fields;
  readonly stretches: readonly Stretch[];
  /** Values at tau+, per branch. */
  readonly end: readonly Fields[];
  readonly duration: number;
  /** Time in the fields at 0- before t = 0. */
  readonly burnIn: number;
  /** Fields that any schedule names. */
  readonly driven: ReadonlySet<string>;
}

const ROUNDING = 1e-12;
const BEFORE = -1;
const AFTER = 1;

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

/** Cuts the experiment's protocol into stretches. */
export function timeline({ system, control, feedback }: LangevinExperiment): Timeline {
  const start = system.potential.fields;
  const burnIn = system.start.kind === "steady" ? (system.start.burnIn ?? 0) : 0;
  const branch = binaryBranch(feedback);
  const measured = branch?.at ?? 0;
  const lead: Schedule | undefined =
    control ?? (measured > 0 ? { duration: measured, ramps: {} } : undefined);
  const before = lead === undefined ? [] : cut([lead], 0, [start], false);
  const held = [lead === undefined ? start : endOf(lead, start)];
  if (branch === null) {
    const driven = drivenBy([lead]);
    return { start, stretches: before, end: held, duration: lead?.duration ?? 0, burnIn, driven };
  }
  const followed = branch.branches;
  const base = held[0] as Fields;
  const after = cut(
    followed,
    measured,
    followed.map(() => base),
    true,
  );
  return {
    start,
    stretches: [...before, ...after],
    end: followed.map((schedule) => endOf(schedule, base)),
    duration: measured + followed[1].duration,
    burnIn,
    driven: drivenBy([lead, ...followed]),
  };
}

/** A schedule of its own as a timeline, from given fields. */
export const alongSchedule = (control: Schedule, start: Fields, burnIn: number): Timeline => ({
  start,
  stretches: cut([control], 0, [start], false),
  end: [endOf(control, start)],
  duration: control.duration,
  burnIn,
  driven: drivenBy([control]),
});

/** One schedule from given fields, without an experiment around it. */
export function stretchesOf(
  schedule: Schedule,
  start: Fields,
): { stretches: { length: number; from: Fields; to: Fields }[]; end: Fields } {
  const stretches = cut([schedule], 0, [start], false).map(({ length, lines: [line] }) => ({
    length,
    from: line?.from ?? start,
    to: line?.to ?? start,
  }));
  return { stretches, end: endOf(schedule, start) };
}

const drivenBy = (schedules: readonly (Schedule | undefined)[]): ReadonlySet<string> =>
  new Set(schedules.flatMap((schedule) => Object.keys(schedule?.ramps ?? {})));

/** Fields at the end of a schedule, jumps at the end included. */
function endOf({ ramps }: Schedule, base: Fields): Fields {
  return at(ramps, base, 1, AFTER);
}

function at(ramps: Schedule["ramps"], base: Fields, fraction: number, side: -1 | 1): Fields {
  const driven = Object.entries(ramps).map(([field, points]) => [field, valueAt(points, fraction, side)]);
  return { ...base, ...Object.fromEntries(driven) };
}

function cut(
  schedules: readonly Schedule[],
  time: number,
  bases: readonly Fields[],
  measured: boolean,
): Stretch[] {
  const duration = schedules[0]?.duration ?? 0;
  const points = schedules.flatMap(({ ramps }) =>
    Object.values(ramps).flatMap((ramp) => ramp.map(([s]) => s)),
  );
  const fractions = breakpoints(points);
  const snapped = schedules.map(({ ramps }) => snap(ramps, fractions));
  return fractions.slice(1).map((to, i) => {
    const from = fractions[i] as number;
    return {
      time: time + duration * from,
      length: duration * (to - from),
      measure: measured && i === 0,
      lines: snapped.map((ramps, b) => ({
        from: at(ramps, bases[b] as Fields, from, AFTER),
        to: at(ramps, bases[b] as Fields, to, BEFORE),
      })),
    };
  });
}

/** 0, the points in order, and 1; those that differ by a rounding are one. */
function breakpoints(points: readonly number[]): number[] {
  const found = [0];
  for (const s of [...points].sort((a, b) => a - b)) {
    if (s - (found[found.length - 1] as number) > ROUNDING && 1 - s > ROUNDING) found.push(s);
  }
  return [...found, 1];
}

/** The ramps with their points on the breakpoints. */
function snap(ramps: Schedule["ramps"], fractions: readonly number[]): Schedule["ramps"] {
  const near = (s: number): number => fractions.find((at) => Math.abs(at - s) <= ROUNDING) ?? s;
  const moved = Object.entries(ramps).map(([field, points]) => [
    field,
    points.map(([s, value]) => [near(s), value] as const),
  ]);
  return Object.fromEntries(moved);
}
