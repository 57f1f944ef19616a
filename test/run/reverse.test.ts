// Reversed runs: asked for by an estimate or a check, run beside the experiment, keyed apart from it. Seeds 1 to 4; a test of
// chance allows 4.5 standard errors.
import { describe, expect, test } from "vitest";
import {
  type Estimate,
  type Experiment,
  exponential,
  mean,
  NumericalFailure,
  reverse,
  reversed,
  run,
  SpecError,
  skewness,
  variance,
} from "../../dist/index.js";
import { draggedTrap } from "../../dist/theory/draggedTrap.js";
import { trap } from "../plan/trap.js";
import { bytes } from "./bytes.js";

const SLOW = { timeout: 300_000 };
type Points = readonly (readonly [number, number])[];

const driven = (
  ramps: Record<string, Points>,
  parts: { trajectories?: number; seed?: number; duration?: number; dt?: number; bias?: string } = {},
): Experiment => {
  const { trajectories = 20_000, seed = 1, duration = 1, dt = 0.01, bias = "none" } = parts;
  return trap({
    method: { scheme: "heun", dt, bias },
    control: { duration, ramps },
    ensemble: { trajectories, seed },
  });
};
const DRAG = {
  centre: [
    [0, 0],
    [1, 1],
  ],
} as const; // prettier-ignore
const STIFFEN = {
  stiffness: [
    [0, 1],
    [1, 4],
  ],
} as const; // prettier-ignore

const z = ({ value, error }: Estimate, exact: number): number =>
  ((value as number) - exact) / (error as number);
const of = (estimates: Readonly<Record<string, Estimate>>, name: string): Estimate => {
  const found = estimates[name];
  if (found === undefined) throw new Error(name);
  return found;
};

describe("a run asked for reversed estimates", () => {
  const asked = {
    "W reversed": reversed(mean("work")),
    "Var W reversed": reversed(variance("work")),
    "e reversed": reversed(exponential("-(work - freeEnergyChange)/kT")),
  };
  const parts = { trajectories: 4 * 1024 + 77, bias: "measure" };

  test("has those of run(reverse(e)), bit for bit, biases too", SLOW, async () => {
    const both = await run(driven(STIFFEN, parts), { estimates: asked });
    const alone = await run(reverse(driven(STIFFEN, parts)), {
      estimates: {
        W: mean("work"),
        "Var W": variance("work"),
        e: exponential("-(work - freeEnergyChange)/kT"),
      },
    });
    for (const name of ["W", "Var W", "e"]) {
      expect(both.estimates[`${name} reversed`]).toEqual(alone.estimates[name]);
      expect(of(both.estimates, `${name} reversed`).bias).not.toBeNull();
    }
  });

  test("leaves the forward numbers as they were, bit for bit", SLOW, async () => {
    const spec = { ...driven(STIFFEN, parts), record: { keep: ["work"] } };
    const bare = await run(spec);
    const both = await run(spec, { estimates: asked });
    expect(both.estimates).toMatchObject(bare.estimates);
    expect(both.columns).toEqual(bare.columns);
    expect(both.timing.steps).toBe(2 * bare.timing.steps);
    expect(both.reversed).toEqual({ quenches: [] });
    expect(bare.reversed).toBeUndefined();
  });

  test("gives the same bytes for any workers and chunks", SLOW, async () => {
    const [first, ...others] = await Promise.all(
      [
        [1, 1],
        [2, 4],
        [3, 2],
      ].map(async ([workers, chunkLeaves]) =>
        bytes(await run(driven(DRAG, parts), { estimates: asked, workers, chunkLeaves })),
      ),
    ); // prettier-ignore
    expect(others).toEqual(others.map(() => first));
  });
});

test(
  "a dragged trap's work is Gaussian with the catalogue's mean and twice that as variance, both ways",
  SLOW,
  async () => {
    const { estimates } = await run(driven(DRAG, { trajectories: 100_000, duration: 1 }), {
      estimates: {
        spread: variance("work"),
        skew: skewness("work"),
        back: reversed(mean("work")),
        backSpread: reversed(variance("work")),
        backSkew: reversed(skewness("work")),
      },
    });
    const { W_mean, W_var } = draggedTrap({ stiffness: 1, velocity: 1, duration: 1 });
    for (const [name, exact] of [
      ["work", W_mean],
      ["back", W_mean],
      ["spread", W_var],
      ["backSpread", W_var],
      ["skew", 0],
      ["backSkew", 0],
    ] as const) {
      expect(Math.abs(z(of(estimates, name), exact)), name).toBeLessThan(4.5);
    }
    // control: the two are not the same noise
    expect(of(estimates, "back").value).not.toBe(of(estimates, "work").value);
  },
);

test("dF changes sign and <e^-(W - dF)> = 1 both ways: stiffening 1 -> 4 and back", SLOW, async () => {
  const { estimates } = await run(driven(STIFFEN, { trajectories: 50_000, seed: 2, duration: 4 }), {
    estimates: {
      dF: reversed(mean("freeEnergyChange")),
      forward: exponential("-(work - freeEnergyChange)/kT"),
      back: reversed(exponential("-(work - freeEnergyChange)/kT")),
      // control: the forward dF in the reversed average
      wrong: reversed(exponential("-(work + freeEnergyChange)/kT")),
    },
  });
  expect(of(estimates, "freeEnergyChange").value).toBeCloseTo(Math.log(2), 9);
  expect(of(estimates, "dF").value).toBeCloseTo(-Math.log(2), 9);
  expect(Math.abs(z(of(estimates, "forward"), 1))).toBeLessThan(4.5);
  expect(Math.abs(z(of(estimates, "back"), 1))).toBeLessThan(4.5);
  expect(of(estimates, "wrong").value).toBeGreaterThan(3); // 4
});

test(
  "a quench 1 -> 4 at t = 0 is met last when reversed: <W> = 3/2 x^2 at 1 and -3/2 x^2 at 4",
  SLOW,
  async () => {
    const { estimates } = await run(
      driven({ stiffness: [[0, 4]] }, { trajectories: 50_000, seed: 3, duration: 0.5, dt: 2e-3 }),
      {
        estimates: {
          back: reversed(mean("work")),
          spread: reversed(variance("work")),
        },
      },
    );
    expect(Math.abs(z(of(estimates, "work"), 3 / 2))).toBeLessThan(4.5);
    expect(Math.abs(z(of(estimates, "back"), -3 / 8))).toBeLessThan(4.5);
    // Var of (3/2) x^2 with <x^2> = 1/4: (9/4) 2/16
    expect(Math.abs(z(of(estimates, "spread"), 9 / 32))).toBeLessThan(4.5);
  },
);

test("the two directions are independent: |z| < 4.5 for the product of their works", SLOW, async () => {
  const spec = { ...driven(DRAG, { trajectories: 20_000, seed: 4 }), record: { keep: ["work", "xStart"] } };
  const [a, b] = [(await run(spec)).columns, (await run(reverse(spec))).columns];
  for (const name of ["work", "xStart"]) {
    const [u, v] = [a[name] as Float64Array, b[name] as Float64Array];
    const average = (w: Float64Array): number => w.reduce((sum, x) => sum + x, 0) / w.length;
    const [mu, mv] = [average(u), average(v)];
    const products = u.map((x, i) => (x - mu) * ((v[i] as number) - mv));
    const size = Math.sqrt(products.reduce((sum, p) => sum + p * p, 0));
    expect(Math.abs(products.reduce((sum, p) => sum + p, 0) / size), name).toBeLessThan(4.5);
  }
});

test("reversed columns that are not there are refused, and so is a reversed demon that reads numbers", async () => {
  await expect(run(driven(DRAG), { estimates: { a: reversed(mean("wrok")) } })).rejects.toThrow(
    /"wrok" is unknown/,
  );
  const demon = trap({
    control: { duration: 1, ramps: {} },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: "x", channel: { kind: "gaussian", deviation: 0.1 } },
      act: { stiffness: "1 + 0*y" },
    },
  });
  await expect(run(demon, { estimates: { a: reversed(mean("work")) } })).rejects.toThrow(SpecError);
});

test("a reversed trajectory that is no longer finite is said to be one", async () => {
  // the reverse starts at x of about 13, in the wide well, and is then in the narrow one
  const stiff = trap({
    system: {
      dynamics: "overdamped",
      potential: { energy: "a*x^8", fields: { a: 1 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
      allowEscape: true,
    },
    method: { scheme: "euler", dt: 0.01 },
    control: {
      duration: 1,
      ramps: {
        a: [
          [0, 1],
          [1, 1],
          [1, 1e-9],
        ],
      },
    },
    ensemble: { trajectories: 1024, seed: 1 },
  });
  const failing = run(stiff, { estimates: { a: reversed(mean("work")) } });
  await expect(failing).rejects.toThrow(NumericalFailure);
  await expect(failing).rejects.toThrow(/^in the reversed run, trajectory \d+/);
});
