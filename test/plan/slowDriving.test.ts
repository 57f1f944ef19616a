// Linear response against the moments of the same protocol, which need no slowness.
import { describe, expect, test } from "vitest";
import {
  experiment,
  finiteTimeLandauer,
  linearMoments,
  slowDriving,
  transportDistance,
} from "../../dist/index.js";
import { WHOLE } from "../whole.js";

const stiffening = (duration: number, ramps: Record<string, [number, number][]>, more = {}) =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*(x - c)^2/2", fields: { k: 1, c: 0 } },
      kT: 3,
      friction: 2,
      start: { kind: "equilibrium" },
      ...more,
    },
    method: { scheme: "exactLinear", dt: 0.1 },
    control: { duration, ramps },
    ensemble: { trajectories: 8 },
  });

describe("slow driving", () => {
  test.skipIf(!WHOLE)(
    "costs what the moments tend to, with kT and friction of their own: error of order 1/tau^2",
    () => {
      const ramps: Record<string, [number, number][]> = {
        k: [
          [0, 1],
          [0.5, 4],
          [1, 4],
        ],
        c: [
          [0, 0],
          [0.5, 0],
          [1, 3],
        ],
      };
      const off = (duration: number): number => {
        const spec = stiffening(duration, ramps);
        const dF = (3 / 2) * Math.log(4);
        return (linearMoments(spec).work.mean - dF) / slowDriving(spec).excessWork - 1;
      };
      const [quick, slow] = [off(100), off(200)];
      expect(Math.abs(slow)).toBeLessThan(0.04);
      expect(quick / slow).toBeCloseTo(2, 1);
    },
  );

  test("the best speed along the way costs no more", () => {
    const { excessWork, leastExcessWork } = slowDriving(
      stiffening(10, {
        k: [
          [0, 1],
          [1, 4],
        ],
      }),
    );
    // friction kT (k0^(-1/2) - k1^(-1/2))^2/tau
    expect(leastExcessWork).toBeCloseTo((2 * 3 * 0.25) / 10, 9);
    expect(excessWork).toBeCloseTo((2 * 3 * 0.3515625) / 10, 9);
  });

  test.each([
    [
      {
        c: [
          [0, 1],
          [1, 2],
        ],
      },
      {},
      "control.ramps: a protocol without jumps is needed",
    ],
    [
      {
        c: [
          [0, 0],
          [1, 2],
          [1, 0],
        ],
      },
      {},
      "one at the end given",
    ],
    [{}, { dynamics: "underdamped", mass: 1 }, "system.dynamics: overdamped motion is needed"],
  ])("is refused where it is not slow, or not known: %j %j", (ramps, more, said) => {
    const spec = stiffening(1, ramps as unknown as Record<string, [number, number][]>, more);
    expect(() => slowDriving(spec)).toThrow(said);
  });
});

test("W2 between tables of densities: two boxes, and an erasure through its bounds", () => {
  const box = (low: number, high: number) => ({ x: [low, high], density: [1, 1] });
  expect(transportDistance(box(0, 1), box(2, 3))).toBeCloseTo(2, 12);
  expect(transportDistance(box(0, 1), box(0, 3))).toBeCloseTo(Math.sqrt(4 / 3), 12);
  const { W_min, lower, W_LE } = finiteTimeLandauer({ energy: "h*(x^2 - 1)^2", fields: { h: 4 } }, 1);
  expect(W_min).toBeCloseTo(1.9975512627, 7);
  expect(lower).toBeLessThan(W_min);
  expect(W_min).toBeLessThan(W_LE);
});
