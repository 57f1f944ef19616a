// Non-conservative forces, rings and reflecting walls against closed forms; kT = friction = 1.
import { describe, expect, test } from "vitest";
import {
  type Estimate,
  exponential,
  firstLaw,
  jarzynski,
  mean,
  run,
  SpecError,
  secondLaw,
} from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5;
const z = (estimate: Estimate | undefined, truth: number): number =>
  ((estimate?.value as number) - truth) / (estimate?.error as number);

const system = (rest: Record<string, unknown>) => ({
  dynamics: "overdamped",
  kT: 1,
  friction: 1,
  start: { kind: "equilibrium" },
  ...rest,
});

describe("a constant force on a flat ring", () => {
  const running = run(
    experiment({
      system: system({ potential: { energy: "0*x", fields: { F: 0 } }, force: "F", period: 1 }),
      method: { scheme: "euler", dt: 0.05, heat: "stepwise" },
      control: {
        duration: 1,
        ramps: {
          F: [
            [0, 2],
            [1, 2],
          ],
        },
      },
      ensemble: { trajectories: 100_000, seed: 141 },
    }),
    {
      checks: [firstLaw(), jarzynski(), secondLaw()],
      estimates: {
        shift: mean("x - xStart"),
        spread: mean("(x - xStart - 2)^2"),
        start: mean("xStart"),
        force: mean("forceWork"),
        total: exponential("-(work + forceWork)/kT"),
      },
    },
  );

  test(
    "drifts by F t = 2, spreads by 2 t, does the work F^2 t = 4 and dissipates it, from 0 < x < 1 with <x> = 1/2",
    SLOW,
    async () => {
      const { estimates } = await running;
      expect(Math.abs(z(estimates.shift, 2))).toBeLessThan(Z);
      expect(Math.abs(z(estimates.spread, 2))).toBeLessThan(Z);
      expect(Math.abs(z(estimates.start, 0.5))).toBeLessThan(Z);
      expect(Math.abs(z(estimates.force, 4))).toBeLessThan(Z);
      expect(Math.abs(z(estimates.heat, 4))).toBeLessThan(Z);
      expect(estimates.work?.value).toBe(0); // writing a field of the force costs nothing
      expect(estimates.freeEnergyChange?.value).toBeCloseTo(0, 12);
    },
  );

  test("closes the first law and obeys the second, forceWork counted", SLOW, async () => {
    const { verdicts } = await running;
    expect(verdicts.map(({ outcome }) => outcome)[0]).toBe("holds");
    expect(verdicts.map(({ outcome }) => outcome)[2]).toBe("holds");
  });
});

describe("a tilted cosine on a ring", () => {
  test(
    "has Stratonovich's mean velocity, v = L (1 - e^(-F L)) / int int e^(...), F = 2, V = 1, L = 1",
    SLOW,
    async () => {
      const [F, V, L] = [2, 1, 1];
      // v L / kT D = (1 - e^(-FL)) L / int_0^L dx int_x^(x+L) dy e^(U(y) - F y - U(x) + F x)
      const U = (x: number): number => V * Math.cos((2 * Math.PI * x) / L);
      const n = 400;
      let integral = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const [x, d] = [(i * L) / n, ((j + 0.5) * L) / n];
          integral += (Math.exp(U(x + d) - U(x) - F * d) * L * L) / (n * n);
        }
      }
      const velocity = (L * (1 - Math.exp(-F * L))) / integral;
      // after a time of 0.5, some 20 relaxation times of 1/(4 pi^2), the distribution is stationary: the difference of two runs
      const shiftAt = async (duration: number, seed: number) =>
        (
          await run(
            experiment({
              system: system({
                potential: { energy: "V*cos(2*pi*x/L)", fields: { V, L, F: 0 } },
                force: "F",
                period: L,
              }),
              method: { scheme: "heun", dt: 2e-3 },
              control: {
                duration,
                ramps: {
                  F: [
                    [0, F],
                    [1, F],
                  ],
                },
              },
              ensemble: { trajectories: 60_000, seed },
            }),
            { estimates: { shift: mean("x - xStart") } },
          )
        ).estimates.shift as { value: number; error: number };
      const [early, late] = [await shiftAt(0.5, 142), await shiftAt(1.5, 143)];
      const found = late.value - early.value;
      expect(Math.abs(found - velocity) / Math.hypot(early.error, late.error)).toBeLessThan(Z);
    },
  );
});

describe("reflecting walls", () => {
  test(
    "keep a gas of one particle in its box: uniform stays uniform, <x> = 1/2, <x^2> = 1/3, 0 <= x <= 1",
    SLOW,
    async () => {
      const { estimates, columns } = await run(
        experiment({
          system: system({ potential: { energy: "0*x", fields: {} }, walls: { low: 0, high: 1 } }),
          method: { scheme: "heun", dt: 0.01 },
          control: { duration: 0.5, ramps: {} },
          record: { keep: ["x"] },
          ensemble: { trajectories: 50_000, seed: 144 },
        }),
        { estimates: { place: mean("x"), square: mean("x^2") } },
      );
      expect(Math.abs(z(estimates.place, 1 / 2))).toBeLessThan(Z);
      expect(Math.abs(z(estimates.square, 1 / 3))).toBeLessThan(Z);
      expect(columns.x?.every((x) => x >= 0 && x <= 1)).toBe(true);
    },
  );

  test(
    "a tilt switched on in a box: dF = -ln[(e^f - 1)/f], <W> = -f/2 of a quench, Jarzynski's equality holds",
    SLOW,
    async () => {
      const f = 1.5;
      const result = await run(
        experiment({
          system: system({ potential: { energy: "-f*x", fields: { f: 0 } }, walls: { low: 0, high: 1 } }),
          method: { scheme: "heun", dt: 1e-3 },
          control: {
            duration: 0.1,
            ramps: {
              f: [
                [0, f],
                [1, f],
              ],
            },
          },
          ensemble: { trajectories: 100_000, seed: 145 },
        }),
        { checks: [jarzynski(), secondLaw()] },
      );
      expect(result.estimates.freeEnergyChange?.value).toBeCloseTo(-Math.log((Math.exp(f) - 1) / f), 10);
      expect(Math.abs(z(result.estimates.work, -f / 2))).toBeLessThan(Z);
      expect(result.verdicts.map(({ outcome }) => outcome)).toEqual(["holds", "holds"]);
    },
  );
});

describe("what a ring or a wall cannot be is refused with the path", () => {
  const base = { energy: "cos(2*pi*x)", fields: { F: 0 } };
  const spec = (rest: Record<string, unknown>, ramps: unknown = {}) =>
    experiment({
      system: system({ potential: base, ...rest }),
      method: { scheme: "heun", dt: 0.01 },
      control: { duration: 1, ramps },
      ensemble: { trajectories: 10, seed: 1 },
    });

  test.each([
    ["walls on a ring", { period: 1, walls: { low: 0 } }, "system.walls", /both given$/],
    ["walls in the wrong order", { walls: { low: 1, high: 0 } }, "system.walls.high", /0 given$/],
    [
      "a period that is not the potential's",
      { period: 0.7 },
      "system.potential.energy",
      /repeats after the period 0.7/,
    ],
    [
      "a force that does not repeat",
      { period: 1, force: "F*x" },
      "system.force",
      /repeats after the period 1/,
    ],
    ["a force at t = 0-", { period: 1, force: "F + 1" }, "system.start", /vanishes at t = 0-/],
    ["an unknown name in the force", { period: 1, force: "G" }, "system.force", /"G" is unknown/],
    ["a period of 0", { period: 0 }, "system.period", /a number above 0 is needed, 0 given/],
    ["walls that are a number", { walls: 3 }, "system.walls", /is needed, 3 given$/],
  ])("%s", (_, rest, path, problem) => {
    let thrown: unknown;
    try {
      plan(spec(rest as Record<string, unknown>, { F: [[0, 1]] }));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SpecError);
    expect((thrown as SpecError).path).toBe(path);
    expect((thrown as SpecError).problem).toMatch(problem);
  });
});

describe("noise", () => {
  test(
    '"reference" starts at the same places, moves on other paths, and has the same law: <x^2> and <W> of a dragged trap',
    SLOW,
    async () => {
      const make = (noise: string) =>
        run(
          experiment({
            system: system({ potential: { named: "harmonic" } }),
            method: { scheme: "heun", dt: 0.02, noise },
            control: {
              duration: 1,
              ramps: {
                centre: [
                  [0, 0],
                  [1, 1],
                ],
              },
            },
            record: { keep: ["xStart", "x"] },
            ensemble: { trajectories: 60_000, seed: 146 },
          }),
          { estimates: { square: mean("(x - exp(-1))^2") } },
        );
      const [plain, reference] = [await make("float32"), await make("reference")];
      expect(reference.columns.xStart).toEqual(plain.columns.xStart);
      expect(reference.columns.x?.filter((x, i) => x === plain.columns.x?.[i]).length).toBe(0);
      for (const { estimates } of [plain, reference]) {
        expect(Math.abs(z(estimates.work, Math.exp(-1)))).toBeLessThan(Z);
        expect(Math.abs(z(estimates.square, 1))).toBeLessThan(Z);
      }
    },
  );
});
