// The times at which states are looked at, and where they lie among the steps. A time at the end of a step leaves the steps as
// they are; where one lies inside a step, its stretch is cut at every such time, so that all of them end a step.
import type { KernelSegment } from "../kernel/kernelPlan.js";
import { stepsOf } from "./clock.js";
import { along, type Fields, type Stretch, type Timeline } from "./timeline.js";

/** Times in ascending order, 0 first; none where nothing is looked at. The place of a time is the number of its snapshot. */
export interface Moments {
  readonly times: readonly number[];
  /** Number of the one at the end, after the last write, or 0. */
  readonly end: number;
}

export const NO_MOMENTS: Moments = { times: [], end: 0 };

/** A snapshot at the end of a step of a stretch. */
export interface Mark {
  readonly number: number;
  /** Steps of the stretch before it. */
  readonly step: number;
  /** By branch: fields at its time, and those in the middle and at the begin of the step before it. */
  readonly fields: readonly Fields[];
  readonly middles: readonly Fields[];
  readonly begins: readonly Fields[];
}

/** Of a step: times this close are one. */
const CLOSE = 1e-6;

/** The distinct times among those that are asked for, and the start. */
export function momentsOf(wanted: readonly number[], duration: number, dt: number): Moments {
  if (wanted.length === 0) return NO_MOMENTS;
  const times: number[] = [];
  for (const t of [0, ...wanted].sort((a, b) => a - b)) {
    const last = times[times.length - 1];
    if (last === undefined || t - last > CLOSE * dt) times.push(t);
  }
  const last = times.length - 1;
  return { times, end: duration - (times[last] as number) <= CLOSE * dt ? last : 0 };
}

/** The number of the snapshot at a time that was asked for. */
export function numberOf({ times }: Moments, t: number): number {
  let nearest = 0;
  times.forEach((time, i) => {
    if (Math.abs(time - t) < Math.abs((times[nearest] as number) - t)) nearest = i;
  });
  return nearest;
}

/** The timeline, cut where a moment lies inside a step. */
export function cutAt(line: Timeline, moments: Moments, dt: number): Timeline {
  if (moments.times.length === 0) return line;
  return {
    ...line,
    stretches: line.stretches.flatMap((stretch) => {
      const { time, length } = stretch;
      const h = length / stepsOf({ length }, dt, 0);
      const inside = moments.times.filter((t) => t - time > CLOSE * h && time + length - t > CLOSE * h);
      const onSteps = inside.every((t) => Math.abs((t - time) / h - Math.round((t - time) / h)) <= CLOSE);
      return onSteps ? [stretch] : pieces(stretch, inside);
    }),
  };
}

/** A stretch in parts, cut at these times inside. */
export function pieces(stretch: Stretch, times: readonly number[]): Stretch[] {
  const { time, length, lines, event, age, expose } = stretch;
  const edges = [time, ...times, time + length];
  const last = edges.length - 2;
  return edges.slice(1).map((end, i) => {
    const start = edges[i] as number;
    return {
      time: start,
      length: end - start,
      event: i === 0 ? event : undefined,
      lines: lines.map((path) => ({
        from: i === 0 ? path.from : along(path, (start - time) / length),
        to: i === last ? path.to : along(path, (end - time) / length),
      })),
      ...(age === undefined ? {} : { age: age + start - time }),
      ...(expose ? { expose } : {}),
    };
  });
}

/** The moments that end a step of the stretch, but for that at the very end, which is after the last write. */
export function marksIn({ time, length, lines }: Stretch, steps: number, { times, end }: Moments): Mark[] {
  const h = length / steps;
  return times.flatMap((t, number) => {
    const step = Math.round((t - time) / h);
    const near = Math.abs((t - time) / h - step) <= 2 * CLOSE;
    if (number === 0 || (end > 0 && number === end) || step < 1 || step > steps || !near) return [];
    const at = (share: number): Fields[] => lines.map((path) => along(path, share));
    return [
      {
        number,
        step,
        fields: at(step / steps),
        middles: at((step - 0.5) / steps),
        begins: at((step - 1) / steps),
      },
    ];
  });
}

/** A segment in parts that end at the marks; it begins `offset` steps after its stretch. */
export function split(segment: KernelSegment, offset: number, marks: readonly Mark[]): KernelSegment[] {
  const inside = marks.filter(({ step }) => step > offset && step <= offset + segment.steps);
  const ends = inside.map(({ step, number }) => ({ step: step - offset, number }));
  if (ends[ends.length - 1]?.step !== segment.steps) ends.push({ step: segment.steps, number: 0 });
  return ends.map(({ step, number }, i) => {
    const from = ends[i - 1]?.step ?? 0;
    // only the first part begins with a write
    const skip = from > 0 ? (segment.write ?? 0) : 0;
    return {
      ...segment,
      time: segment.time + from * segment.h,
      steps: step - from,
      ...(segment.age === undefined ? {} : { age: segment.age + from * segment.h }),
      snapshot: number,
      write: skip > 0 ? 0 : segment.write,
      branches: segment.branches.map(({ rows, stride }) => ({
        rows: rows + (skip + from * stride) / 8,
        stride,
      })),
    };
  });
}
