import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeline } from "../../dist/plan/feedback/timeline.js";
import { valueAt } from "../../dist/plan/timeline.js";
import type { RampPoint } from "../../dist/spec/experiment.js";
import { trap } from "./trap.js";

const SEED = 51;

describe("a ramp", () => {
  const points: readonly RampPoint[] = [
    [0.2, 1],
    [0.5, 4],
    [0.5, -2],
    [0.8, 0],
  ];

  test.each([
    [0, 1, 1],
    [0.1, 1, 1],
    [0.2, 1, 1],
    [0.35, 1, 2.5],
    [0.5, -1, 4],
    [0.5, 1, -2],
    [0.65, 1, -1],
    [0.8, 1, 0],
    [1, 1, 0],
    [1, -1, 0],
  ])(
    "at %s from side %i is %s: straight between points, held outside, two values at a jump",
    (at, side, value) => {
      expect(valueAt(points, at, side as -1 | 1)).toBeCloseTo(value, 14);
    },
  );

  test("jumps at 0 and at 1: the value at 0+ is the second point's, at 1- the last but one's", () => {
    const jumps: readonly RampPoint[] = [
      [0, 9],
      [0, 1],
      [1, 2],
      [1, 7],
    ];
    expect([valueAt(jumps, 0, 1), valueAt(jumps, 1, -1), valueAt(jumps, 1, 1)]).toEqual([1, 2, 7]);
  });
});

describe("the timeline", () => {
  test("cuts the protocol at the breakpoints of all ramps; every field is straight in a stretch", () => {
    const fraction = fc.integer({ min: 0, max: 16 }).map((n) => n / 16);
    const ramps = fc
      .array(fc.tuple(fraction, fc.double({ min: 0.5, max: 5, noNaN: true })), { minLength: 1, maxLength: 5 })
      .map((points) => points.sort(([a], [b]) => a - b))
      .filter((points) => points.every(([s], i) => points[i - 2]?.[0] !== s));
    fc.assert(
      fc.property(ramps, ramps, (stiffness, centre) => {
        const line = timeline(trap({ control: { duration: 3, ramps: { stiffness, centre } } }));
        let time = 0;
        for (const { time: from, length, lines } of line.stretches) {
          expect(from).toBeCloseTo(time, 13);
          expect(length).toBeGreaterThan(0);
          time = from + length;
          for (const [field, points] of [
            ["stiffness", stiffness],
            ["centre", centre],
          ] as const) {
            const path = lines[0];
            expect(path?.from[field]).toBe(valueAt(points, from / 3, 1));
            expect(path?.to[field]).toBe(valueAt(points, time / 3, -1));
            const middle = valueAt(points, (from + length / 2) / 3, 1);
            expect(((path?.from[field] ?? 0) + (path?.to[field] ?? 0)) / 2).toBeCloseTo(middle, 12);
          }
        }
        expect(time).toBeCloseTo(3, 13);
        expect(line.end).toEqual([{ stiffness: valueAt(stiffness, 1, 1), centre: valueAt(centre, 1, 1) }]);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test("a measurement after the control joins the branches there, from the fields that the control left", () => {
    const line = timeline(
      trap({
        control: {
          duration: 2,
          ramps: {
            stiffness: [
              [0, 1],
              [1, 3],
              [1, 4],
            ],
          },
        },
        feedback: {
          kind: "branch",
          measurement: { at: 2, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
          branches: {
            false: { duration: 1, ramps: { centre: [[0, -1]] } },
            true: {
              duration: 1,
              ramps: {
                centre: [
                  [0, 1],
                  [1, 2],
                ],
              },
            },
          },
        },
      }),
    );
    expect(line.duration).toBe(3);
    expect(
      line.stretches.map(({ time, length, event, lines }) => [
        time,
        length,
        event !== undefined,
        lines.length,
      ]),
    ).toEqual([
      [0, 2, false, 1],
      [2, 1, true, 2],
    ]);
    expect(line.stretches[1]?.lines.map(({ from }) => from)).toEqual([
      { stiffness: 4, centre: -1 },
      { stiffness: 4, centre: 1 },
    ]);
    expect(line.end).toEqual([
      { stiffness: 4, centre: -1 },
      { stiffness: 4, centre: 2 },
    ]);
  });
});
