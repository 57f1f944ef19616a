// Paths of fields against what they are at each time.
import { expect, test } from "vitest";
import {
  later,
  type Path,
  type Point,
  plain,
  replaced,
  valueBefore,
} from "../../../dist/plan/feedback/paths.js";

/** Paths with ramps, jumps, and stretches in which nothing moves; times in quarters. */
function paths(count: number): Path[] {
  let seed = 12345;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  return Array.from({ length: count }, () => {
    const points: Point[] = [];
    let time = next(3) / 4;
    for (let n = 1 + next(5); n > 0; n--) {
      points.push([time, next(3)]);
      if (next(3) === 0) points.push([time, next(3)]);
      time += (1 + next(3)) / 4;
    }
    return points;
  });
}

// off the jumps, and before the first point its value
const TIMES = Array.from({ length: 40 }, (_, k) => 0.1 + k / 8 + 0.001);

test("what is plain is the same path, with one point at 0 and none that says nothing", () => {
  for (const path of paths(300)) {
    const short = plain(path);
    for (const t of TIMES) expect(valueBefore(short, t)).toBeCloseTo(valueBefore(path, t), 12);
    expect(short[0]?.[0]).toBe(0);
    expect(short.filter(([t]) => t === 0)).toHaveLength(1);
    expect(plain(short)).toEqual(short);
    const held = short.filter(
      ([, value], i) => i > 0 && value === short[i - 1]?.[1] && value === short[i + 1]?.[1],
    );
    expect(held).toEqual([]);
  }
});

test("later on it goes on as it would have", () => {
  for (const path of paths(300)) {
    for (const by of [0.25, 0.5, 1, 1.1]) {
      const rest = later(path, by);
      for (const t of TIMES) expect(valueBefore(rest, t)).toBeCloseTo(valueBefore(path, t + by), 12);
    }
  }
});

test("replaced after a delay, it is the one before and the other one from then on", () => {
  const all = paths(300);
  for (const [i, path] of all.entries()) {
    const by = all[(i * 7) % all.length] as Path;
    for (const delay of [0, 0.25, 0.6]) {
      const both = replaced(path, delay, by);
      for (const t of TIMES) {
        const expected = t < delay ? valueBefore(path, t) : valueBefore(by, t - delay);
        expect(valueBefore(both, t)).toBeCloseTo(expected, 12);
      }
    }
  }
});

test("at a jump the value is the one before it", () => {
  const path: Path = [
    [0, 1],
    [1, 2],
    [1, 5],
    [2, 5],
  ];
  expect(valueBefore(path, 1)).toBe(2);
  expect(valueBefore(path, 0)).toBe(1);
  expect(valueBefore(path, 9)).toBe(5);
  // who comes to the jump goes on from after it
  expect(later(path, 1)).toEqual([[0, 5]]);
});
