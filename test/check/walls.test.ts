// Absorbing walls against closed forms and against the exact chain of their steps (hitting.ts); kT = friction = 1.
import { describe, expect, test } from "vitest";
import { type Estimate, experiment, firstLaw, mean, probability, run } from "../../dist/index.js";
import { some } from "../whole.js";
import { chain, overshoot, splitting, survival, survivalInBox } from "./hitting.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5;
const z = (estimate: Estimate | undefined, truth: number): number =>
  Math.abs(((estimate?.value as number) - truth) / (estimate?.error as number));

const N = 60_000;
const spec = (
  system: Record<string, unknown>,
  duration: number,
  dt: number,
  {
    scheme = "euler",
    ramps = {},
    keep = [],
    bias = "none",
    trajectories = N,
    seed = 351,
  }: Record<string, unknown> = {},
) =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "-v*x", fields: { v: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "point", at: { x: 0 } },
      allowEscape: true,
      ...system,
    },
    method: { scheme, dt, heat: "stepwise", bias },
    control: { duration, ramps },
    record: { keep },
    ensemble: { trajectories, seed },
  });

const drift = (v: number) => ({ potential: { energy: "-v*x", fields: { v } } });

const far = { absorbing: -12 };

/** Systems with a closed form; `free` is what is still free, or ends at the upper wall, in the chain with these edges. */
const CASES = [
  {
    name: "S(1) of a wall at 1, free",
    system: { walls: { high: { absorbing: 1 } } },
    duration: 1,
    of: "x < 1",
    truth: survival(1, 0, 1),
    exact: (h: number, shift: number) =>
      chain({ start: 0, drift: 0, h, steps: Math.round(1 / h), low: far, high: 1 - shift }).free,
  },
  {
    name: "S(1) of a wall at 1, drifting away from it at -0.7",
    system: { ...drift(-0.7), walls: { high: { absorbing: 1 } } },
    duration: 1,
    of: "x < 1",
    truth: survival(1, -0.7, 1),
    exact: (h: number, shift: number) =>
      chain({ start: 0, drift: -0.7, h, steps: Math.round(1 / h), low: far, high: 1 - shift }).free,
  },
  {
    name: "S(1/2) of a lower wall at -1, drifting towards it at -1 (mirrored)",
    system: { ...drift(-1), walls: { low: { absorbing: -1 } } },
    duration: 0.5,
    of: "x > -1",
    truth: survival(1, 1, 0.5),
    exact: (h: number, shift: number) =>
      chain({ start: 0, drift: 1, h, steps: Math.round(0.5 / h), low: far, high: 1 - shift }).free,
  },
  {
    name: "P(1 before 0) from 0.3 with a drift of 1.5",
    system: {
      ...drift(1.5),
      walls: { low: { absorbing: 0 }, high: { absorbing: 1 } },
      start: { kind: "point", at: { x: 0.3 } },
    },
    duration: 2, // e^(-pi^2 2) = 3e-9 are still free
    of: "x == 1",
    truth: splitting(0.3, 1.5),
    exact: (h: number, shift: number) =>
      chain({
        start: 0.3,
        drift: 1.5,
        h,
        steps: Math.round(2 / h),
        low: { absorbing: shift },
        high: 1 - shift,
      }).above,
  },
  {
    name: "S(0.4) of a wall at 1 from 0.2, with a reflecting wall at 0",
    system: {
      walls: { low: 0, high: { absorbing: 1 } },
      start: { kind: "point", at: { x: 0.2 } },
    },
    duration: 0.4,
    of: "x < 1",
    truth: survivalInBox(0.2, 0.4),
    exact: (h: number, shift: number) =>
      chain({ start: 0.2, drift: 0, h, steps: Math.round(0.4 / h), low: { reflecting: 0 }, high: 1 - shift })
        .free,
  },
] as const;

describe.each(some(CASES, 3))("$name", ({ system, duration, of, truth, exact }) => {
  test.each([0.1, 0.025])(
    "dt = %d: the share of the exact chain with walls moved by 0.5826 sqrt(2 h)",
    SLOW,
    async (dt) => {
      for (const scheme of ["euler", "heun"]) {
        const { estimates } = await run(spec(system, duration, dt, { scheme }), {
          estimates: { p: probability(of) },
        });
        expect(z(estimates.p, exact(dt, overshoot(dt))), scheme).toBeLessThan(Z);
        // control: walls that are not moved, as in plain Monte Carlo
        expect(z(estimates.p, exact(dt, 0)), scheme).toBeGreaterThan(4 * Z);
      }
    },
  );

  test("dt = 1e-3: the closed form, within the chain's own error and |z| < 4.5", SLOW, async () => {
    const { estimates } = await run(spec(system, duration, 1e-3, { trajectories: 40_000 }), {
      estimates: { p: probability(of) },
    });
    // of order h: a fifth of that at five times the step
    const lack = Math.abs(exact(5e-3, overshoot(5e-3)) - truth) / 5;
    expect(lack).toBeLessThan(4e-4);
    expect(z(estimates.p, truth)).toBeLessThan(Z + lack / (estimates.p?.error as number));
  });

  test("the chain's error falls as h with the shift, as sqrt(h) without", () => {
    const order = (shift: (h: number) => number): number => {
      const error = (h: number): number => Math.abs(exact(h, shift(h)) - truth);
      return Math.log(error(0.025) / error(0.00625)) / Math.log(4);
    };
    expect(order(overshoot)).toBeGreaterThan(0.85);
    expect(order(() => 0)).toBeCloseTo(0.5, 1);
  });
});

describe("what an absorbing wall holds", () => {
  const trap = {
    potential: { energy: "k*(x - c)^2/2", fields: { k: 1, c: 0 } },
    walls: { low: -3, high: { absorbing: 0.7 } },
  };
  const ramps = {
    k: [
      [0, 2],
      [1, 4],
    ],
    c: [
      [0, 0],
      [0.5, 1],
      [1, -1],
      [1, 0.2],
    ],
  };
  const keep = ["xStart", "x", "work", "heat", "energyChange", "shadowWork"];

  test.each(["heun", "euler"])(
    "%s: is exactly there; nothing passes; the first law closes to 1e-12",
    SLOW,
    async (scheme) => {
      const { columns, verdicts } = await run(
        spec(trap, 1, 0.01, { scheme, ramps, keep, trajectories: 20_000 }),
        { checks: [firstLaw()] },
      );
      const { x, work, heat, energyChange, shadowWork } = columns as Record<string, Float64Array>;
      const held = x?.filter((place) => place === 0.7).length as number;
      expect(held).toBeGreaterThan(1000);
      expect(held).toBeLessThan(19_000);
      expect(x?.every((place) => place >= -3 && place <= 0.7)).toBe(true);
      // free places keep the distance of the shift from the wall
      expect(x?.every((place) => place === 0.7 || place <= 0.7 - overshoot(0.01) + 1e-12)).toBe(true);
      // Heun's heat is exact in a parabola, the step onto the wall included
      if (scheme === "heun") expect(shadowWork?.every((w) => Math.abs(w) < 1e-11)).toBe(true);
      const residue = (i: number): number =>
        Math.abs(
          (energyChange?.[i] as number) -
            (work?.[i] as number) +
            (heat?.[i] as number) -
            (shadowWork?.[i] as number),
        );
      expect(x?.every((_, i) => residue(i) < 1e-12 * 50)).toBe(true);
      expect(verdicts[0]?.reason).toMatch(/closes/);
    },
  );

  test.each(["heun", "euler"])(
    "%s: gets the work of the driving and no heat; W = U(0.7; tau+) - U(0.7; 0-)",
    SLOW,
    async (scheme) => {
      const start = { kind: "point", at: { x: 0.7 } };
      const { columns } = await run(
        spec({ ...trap, start }, 1, 0.01, { scheme, ramps, keep, trajectories: 64 }),
      );
      const done = 2 * (0.7 - 0.2) ** 2 - 0.5 * 0.7 ** 2; // k = 4, c = 0.2 after k = 1, c = 0
      for (let i = 0; i < 64; i++) {
        expect(columns.x?.[i]).toBe(0.7);
        expect(columns.heat?.[i]).toBe(0);
        expect(columns.work?.[i]).toBeCloseTo(done, 12);
        expect(columns.energyChange?.[i]).toBeCloseTo(done, 12);
      }
    },
  );

  test.each([
    [{ low: { absorbing: 0.3 }, high: 1.1 }, 0.3],
    [{ low: { absorbing: 0.1 }, high: 1 }, 0.1],
    [{ low: { absorbing: 0.1 }, high: 0.7 }, 0.1],
    [{ low: 0.1, high: { absorbing: 0.7 } }, 0.7],
    [{ low: 0.3, high: { absorbing: 1.1 } }, 1.1],
  ])(
    "stays at the wall to the last bit whatever reflects on the other side: %o",
    SLOW,
    async (walls, wall) => {
      const start = { kind: "point", at: { x: 0.5 } };
      // all are absorbed by then: (pi/2)^2 40/0.64 = 150 decay times
      const { columns } = await run(spec({ walls, start }, 40, 0.01, { keep: ["x"], trajectories: 512 }));
      expect(columns.x?.every((x) => x === wall)).toBe(true);
    },
  );

  test(
    "has no free energy, and a check that needs one says so; an equilibrium start lies between the walls",
    SLOW,
    async () => {
      const { columns, estimates } = await run(
        spec({ ...trap, start: { kind: "equilibrium" } }, 0.5, 0.01, { keep: ["xStart"], ramps: {} }),
        { estimates: { below: probability("xStart < 0") } },
      );
      expect(estimates.freeEnergyChange).toBeUndefined();
      expect(columns.xStart?.every((x) => x >= -3 && x <= 0.7)).toBe(true);
      // Φ(0) - Φ(-3) over Φ(0.7) - Φ(-3)
      expect(z(estimates.below, (0.5 - 0.00134989803163) / (0.758036347777 - 0.00134989803163))).toBeLessThan(
        Z,
      );
    },
  );
});

describe("the bias at an absorbing wall", () => {
  test("is measured as of order 1: near the chain's own S(h) - S", SLOW, async () => {
    const h = 0.05;
    const walls = { high: { absorbing: 1 } };
    const { estimates } = await run(spec({ walls }, 1, h, { bias: "measure", trajectories: 400_000 }), {
      estimates: { p: mean("x < 1") },
    });
    const at = (step: number): number =>
      chain({ start: 0, drift: 0, h: step, steps: Math.round(1 / step), low: far, high: 1 - overshoot(step) })
        .free;
    const bias = estimates.p?.bias as { value: number; error: number };
    expect(Math.abs(bias.value - -2 * (at(h / 2) - at(h))) / bias.error).toBeLessThan(6);
  });
});
