// Pieces between rungs, with the numbers that linear equations give each of them, add up to the whole ladder.
import { expect, test } from "vitest";
import type { Quantity } from "../../src/papers/claim.js";
import { estimateOf } from "../../src/papers/quantity.js";
import { endOf, pieceOf, rungsBetween, throughRungs } from "../../src/papers/rungs.js";
import type { Result } from "../../src/run/result.js";
import { climbingTime, ladderLaw } from "../../src/theory/reaction/ladder.js";

const ladder = {
  up: (n: number) => 6 + 0.02 * n * n,
  down: (n: number) => 1.4 * n + 0.0003 * n * n * n,
  top: 90,
};

/** h of up (h(n) - h(n+1)) + down (h(n) - h(n-1)) = f between the ends, with h = 0 below and `above` above; by elimination. */
function between(low: number, high: number, start: number, above: number, f: (n: number) => number): number {
  // h(n) = a(n) + b(n) h(n+1)
  const a: number[] = [];
  const b: number[] = [];
  for (let n = low + 1; n < high; n++) {
    const [up, down] = [n < ladder.top ? ladder.up(n) : 0, n > 0 ? ladder.down(n) : 0];
    const [a0, b0] = n - 1 > low ? [a[n - 1] as number, b[n - 1] as number] : [0, 0];
    const pivot = up + down * (1 - b0);
    a[n] = (f(n) + down * a0) / pivot;
    b[n] = up / pivot;
  }
  let h = high > ladder.top ? 0 : above;
  for (let n = high - 1; n >= start; n--) h = (a[n] as number) + (b[n] as number) * h;
  return h;
}

const rungValues = (low: number | undefined, start: number, high: number | undefined) => {
  const [bottom, ceiling] = [low ?? -1, high ?? ladder.top + 1];
  const time = between(bottom, ceiling, start, 0, () => 1);
  return {
    up: between(bottom, ceiling, start, 1, () => 0),
    time,
    level: between(bottom, ceiling, start, 0, (n) => n) / time,
  };
};

test.each([1, 4, 9])("%i pieces", (steps) => {
  const rungs = rungsBetween(4, 58, steps);
  expect([rungs[0], rungs[steps]]).toEqual([4, 58]);
  const results = Object.fromEntries(
    rungs.map((start, i) => {
      const known = rungValues(rungs[i - 1], start, rungs[i + 1]);
      const numberOf = (name: string): number =>
        name.includes('"probability"') ? known.up : name.includes('"ratio"') ? known.level : known.time;
      const get = (_: unknown, name: string | symbol) => ({
        value: numberOf(String(name)),
        error: 0,
        n: 1,
        effective: 1,
        bias: null,
      });
      return [pieceOf(i), { estimates: new Proxy({}, { get }) } as unknown as Result];
    }),
  );
  const through = throughRungs(rungs, "X");
  const value = (quantity: Quantity): number => estimateOf(quantity, results).value as number;
  expect(value(through.up) / climbingTime(ladder, 4, 58)).toBeCloseTo(1, 11);
  expect(value(through.down) / climbingTime(ladder, 58, 4)).toBeCloseTo(1, 11);
  const mean = ladderLaw(ladder).reduce((sum, p, n) => sum + p * n, 0);
  expect(value(through.average(["n"])) / mean).toBeCloseTo(1, 11);
});

test("ends of pieces", () => {
  const rungs = rungsBetween(10, 40, 3);
  expect(rungs).toEqual([10, 20, 30, 40]);
  expect(rungs.map((_, i) => endOf(rungs, i, "X"))).toEqual([
    "X >= 20",
    "X <= 10 || X >= 30",
    "X <= 20 || X >= 40",
    "X <= 30",
  ]);
});
