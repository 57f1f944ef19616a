// Paths of a field between measurements: [time, value] points, straight lines between, ends held, two points at one time a jump.

export type Point = readonly [time: number, value: number];
export type Path = readonly Point[];

/** The value at a time, as it comes to it. */
export function valueBefore(path: Path, time: number): number {
  const after = path.findIndex(([t]) => t >= time);
  if (after < 0) return (path[path.length - 1] as Point)[1];
  const [right, b] = path[after] as Point;
  const left = path[after - 1];
  if (left === undefined) return b;
  return left[1] + ((b - left[1]) * (time - left[0])) / (right - left[0]);
}

/** What is left of a path `by` later: the value that it has come to, or jumps to then, and what is still to come. */
export const later = (path: Path, by: number): Path =>
  by === 0
    ? path
    : plain([
        [0, valueBefore(path, by)],
        ...path.filter(([t]) => t >= by).map(([t, value]): Point => [t - by, value]),
      ]);

/** A path that is left at `delay` for another one, whose times are counted from there. */
export function replaced(path: Path, delay: number, by: Path): Path {
  if (delay === 0) return plain(by);
  const before = path.filter(([t]) => t < delay);
  const given: Point[] = [...before, [delay, valueBefore(path, delay)]];
  const start: Point[] = before[0]?.[0] === 0 ? given : [[0, valueBefore(path, 0)], ...given];
  return plain([...start, ...heldFrom(by).map(([t, value]): Point => [t + delay, value])]);
}

/** Points from 0 on: before the first one its value is held. */
const heldFrom = (path: Path): Path => {
  const [first] = path as [Point, ...Point[]];
  return first[0] > 0 ? [[0, first[1]], ...path] : path;
};

/** Without points that say nothing: a jump at 0 from what was before, the middle of a stretch in which nothing moves. */
export function plain(path: Path): Path {
  const held = heldFrom(path);
  const at0 = held.findLastIndex(([time]) => time === 0);
  const points = held.slice(at0);
  return points.filter(([, value], i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    return before === undefined || value !== before[1] || (after !== undefined && after[1] !== value);
  });
}

/** A ramp over a duration as a path; `before` where there is none. */
export const pathOf = (
  ramp: readonly (readonly [fraction: number, value: number])[] | undefined,
  duration: number,
  before: number,
): Path =>
  ramp === undefined
    ? [[0, before]]
    : plain(ramp.map(([fraction, value]): Point => [fraction * duration, value]));
