// Cycles and burn-in against moments that solve an equation, and against experiments that say the same at length.
import { expect, test } from "vitest";
import { type Estimate, replay, run } from "../../dist/index.js";
import type { Experiment } from "../../dist/spec/experiment.js";
import { some } from "../whole.js";
import { bits } from "./bytes.js";

const TAU = 1.5;
const COUNT = 10;
/** At a level of 6e-7 each, 2e-5 for the 30 comparisons of this file. */
const FAR = 5;
const off = ({ value, error, bias }: Estimate, truth: number): number =>
  (Number(value) - Number(bias?.value ?? 0) - truth) / Math.hypot(Number(error), Number(bias?.error ?? 0));

/** U = k x^2/2, k from 1 to 2 and back in a time TAU, from x = 3. */
const breathing = (parts: Record<string, unknown> = {}): Experiment =>
  ({
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*x^2/2", fields: { k: 1 } },
      kT: 1,
      friction: 1,
      start: { kind: "point", at: { x: 3 } },
    },
    method: { scheme: "heun", dt: 1 / 64, bias: "measure" },
    control: {
      duration: TAU,
      ramps: {
        k: [
          [0, 1],
          [0.5, 2],
          [1, 1],
        ],
      },
    },
    cycles: { count: COUNT, discard: 8 },
    ensemble: { trajectories: 3000, seed: 3 },
    ...parts,
  }) as unknown as Experiment;

const stiffness = (t: number): number => 1 + (2 * Math.min(t, TAU - t)) / TAU;

/** v = <x^2> at N + 1 times of a cycle, dv/dt = 2 - 2 k v by Runge-Kutta, from v0. */
function cycle(v0: number, N = 3000): number[] {
  const h = TAU / N;
  const slope = (t: number, v: number): number => 2 - 2 * stiffness(t) * v;
  const values = [v0];
  for (let i = 0; i < N; i++) {
    const [t, v] = [i * h, Number(values[i])];
    const a = slope(t, v);
    const b = slope(t + h / 2, v + (h / 2) * a);
    const c = slope(t + h / 2, v + (h / 2) * b);
    values.push(v + (h / 6) * (a + 2 * b + 2 * c + slope(t + h, v + h * c)));
  }
  return values;
}

/** The periodic one: v(tau) is affine in v(0). */
const periodic = ((): number[] => {
  const [zero, one] = [0, 1].map((v0) => Number(cycle(v0).at(-1))) as [number, number];
  return cycle(zero / (1 - (one - zero)));
})();
/** <W> of a cycle up to its k-th of N parts: the integral of dk/dt v/2. */
const workUpTo = (part: number): number => {
  const rate = 2 / TAU;
  let work = 0;
  for (let i = 0; i < part; i++) {
    const middle = (Number(periodic[i]) + Number(periodic[i + 1])) / 2;
    work += ((i < 1500 ? rate : -rate) * middle * TAU) / 3000 / 2;
  }
  return work;
};

const GRID = { times: { every: TAU / 6 }, of: ["x^2", "work", "x", "heat + energyChange - work"] };
const settled = await run(breathing({ record: { keep: ["xStart"], grid: GRID } }));

test("periodic steady state: <x^2> over the cycle, on average over the counted cycles", () => {
  const found = settled.grid?.moments["x^2"]?.mean ?? [];
  expect(found.length).toBe(7);
  found.forEach((one, k) => {
    expect(Math.abs(off(one, Number(periodic[500 * k])))).toBeLessThan(FAR);
    // <x> = 0: the variance is the same
    expect(
      Math.abs(off(settled.grid?.moments.x?.variance[k] as Estimate, Number(periodic[500 * k]))),
    ).toBeLessThan(FAR);
  });
});

test("control: without discarded cycles the start is still there", async () => {
  const early = await run(breathing({ cycles: { count: COUNT, discard: 0 }, record: { grid: GRID } }));
  const found = early.grid?.moments["x^2"]?.mean ?? [];
  expect(Math.abs(off(found[0] as Estimate, Number(periodic[0])))).toBeGreaterThan(50);
  expect(Math.abs(off(early.estimates.work as Estimate, COUNT * workUpTo(3000)))).toBeGreaterThan(50);
});

test("work within the cycle starts anew with each; columns of the ledger are totals over all of them", () => {
  const found = settled.grid?.moments.work?.mean ?? [];
  [1, 2, 3, 4, 5, 6].forEach((k) => {
    expect(Math.abs(off(found[k] as Estimate, workUpTo(500 * k)))).toBeLessThan(FAR);
  });
  expect(found[0]?.value).toBe(0);
  const total = Number(settled.estimates.work?.value);
  expect(Number(found[6]?.value)).toBeCloseTo(total / COUNT, 12);
  expect(settled.cycles?.perCycle.work?.value).toBe(total / COUNT);
  // the first law, of each cycle
  for (const { value } of settled.grid?.moments["heat + energyChange - work"]?.mean ?? []) {
    expect(Math.abs(Number(value))).toBeLessThan(1e-13);
  }
});

test("there is no dF where cycles are discarded, and 0 where the first one starts in equilibrium", async () => {
  expect(settled.estimates.freeEnergyChange).toBeUndefined();
  const system = { ...breathing().system, start: { kind: "equilibrium" } };
  const result = await run(breathing({ system, cycles: { count: 2, discard: 0 } }));
  expect(result.estimates.freeEnergyChange).toMatchObject({ value: 0, error: 0 });
});

test("a repeated control is a long one: same places, the work of the counted cycles", async () => {
  const record = { keep: ["x", "work"] };
  const repeated = await run(breathing({ cycles: { count: 2, discard: 1 }, record }));
  const ramp = [0, 1, 2].flatMap((c) => [
    [(c + 0.5) / 3, 2],
    [(c + 1) / 3, 1],
  ]);
  const long = await run(
    breathing({
      cycles: undefined,
      control: { duration: 3 * TAU, ramps: { k: [[0, 1], ...ramp] } },
      record: { keep: ["x", "work"], grid: { times: [TAU], of: ["work"] } },
    }),
  );
  // midpoints of the rows are the same up to rounding
  (repeated.columns.x ?? []).forEach((x, i) => {
    expect(Math.abs(x - Number(long.columns.x?.[i]))).toBeLessThan(1e-12);
  });
  const before = Number(long.grid?.moments.work?.mean[0]?.value);
  expect(Number(repeated.estimates.work?.value)).toBeCloseTo(Number(long.estimates.work?.value) - before, 11);
});

test("one cycle, none discarded, is the experiment itself: same bytes", async () => {
  const record = { keep: ["x", "work", "heat"], grid: GRID };
  const once = await run(breathing({ cycles: { count: 1, discard: 0 }, record }));
  const plain = await run(breathing({ cycles: undefined, record }));
  for (const column of record.keep) expect(bits(once.columns[column])).toBe(bits(plain.columns[column]));
  expect(JSON.stringify(once.grid)).toBe(JSON.stringify(plain.grid));
});

test("replay shows the counted cycles, from their first step on", async () => {
  const spec = breathing({ cycles: { count: 2, discard: 1 }, record: { keep: ["x", "work", "xStart"] } });
  const { columns } = await run(spec);
  const [path] = replay(spec, [11], { every: 48 });
  expect([...(path?.time ?? [])]).toEqual([0.75, 1.5, 2.25, 3]);
  expect(path?.variables.x?.at(-1)).toBe(columns.x?.[11]);
  expect(path?.work.at(-1)).toBe(columns.work?.[11]);
});

test("the same bytes for any number of workers, snapshots of all cycles in parts of a leaf", async () => {
  const texts: string[] = [];
  for (const workers of some([1, 3, 2, 7], 2)) {
    // 150 cycles x 31 times x 6 quantities x 1024 trajectories x 8 bytes are 229 MB: more than are held at once
    const one = await run(
      breathing({
        method: { scheme: "heun", dt: 0.05 },
        cycles: { count: 150, discard: 2 },
        record: { grid: { times: { every: TAU / 30 }, of: ["x^2"], histograms: { x: [-3, 3, 6] } } },
        ensemble: { trajectories: 1100, seed: 1 },
      }),
      { workers, chunkLeaves: 1 },
    );
    texts.push(JSON.stringify([one.grid, one.cycles, one.estimates]));
  }
  expect(new Set(texts).size).toBe(1);
});

test("errors by blocks of cycles: those over trajectories, where these are many, and one trajectory has them, too", async () => {
  const long = (trajectories: number) =>
    run(
      breathing({
        method: { scheme: "heun", dt: 0.05 },
        cycles: { count: 640, discard: 5 },
        ensemble: { trajectories, seed: 4 },
      }),
    );
  const many = await long(400);
  const byBlocks = Number(many.cycles?.perCycle.work?.error);
  const byTrajectories = Number(many.estimates.work?.error) / 640;
  // the spread over 400 trajectories is known to 1/sqrt 800 = 3.5 %; 20 cycles a block leave a few per cent
  expect(byBlocks / byTrajectories).toBeGreaterThan(1 - 5 * 0.035);
  expect(byBlocks / byTrajectories).toBeLessThan(1 + 5 * 0.035);
  const single = (await long(1)).cycles?.perCycle.work as Estimate;
  expect(single.freedom).toBe(31);
  // 31 degrees of freedom: within a factor of 1.8 at a level of 1e-5
  expect(Number(single.error) / (byBlocks * 20)).toBeGreaterThan(1 / 1.8);
  expect(Number(single.error) / (byBlocks * 20)).toBeLessThan(1.8);
});

test("control: blocks shorter than the memory of the trajectory are owned up to", async () => {
  const slow = (friction: number, trajectories: number) =>
    run(
      breathing({
        ensemble: { trajectories, seed: 2 },
        // y is dragged by a multiple of x, which moves slowly: what is dissipated stays much the same for many cycles
        system: {
          ...breathing().system,
          variables: { x: { friction }, y: {} },
          potential: { energy: "x^2/2 + (y - 4*k*x)^2/2", fields: { k: 0 } },
          start: {
            kind: "gaussian",
            mean: { x: 0, y: 0 },
            covariance: [
              [1, 0],
              [0, 1],
            ],
          },
        },
        method: { scheme: "heun", dt: 0.05 },
        control: {
          duration: 1,
          ramps: {
            k: [
              [0, 0],
              [0.5, 1],
              [1, 0],
            ],
          },
        },
        cycles: { count: 64, discard: 1 },
      }),
    );
  const owned = /blocks of 2 cycles are correlated/;
  expect((await slow(20, 50)).cycles?.perCycle.work?.reason).toMatch(owned);
  // frozen: each trajectory by itself sees nothing
  expect((await slow(1e5, 1)).cycles?.perCycle.work?.reason).toBeUndefined();
  expect((await slow(1e5, 500)).cycles?.perCycle.work?.reason).toMatch(owned);
  expect((await slow(1, 500)).cycles?.perCycle.work?.reason).toBeUndefined();
});

/** Two baths and a coupling c: a = <x^2>, b = <xy>, d = <y^2> solve a + c b = T_x, d + c b = T_y, 2 b + c (a + d) = 0. */
const gyrator = (burnIn: number): Experiment =>
  ({
    system: {
      dynamics: "overdamped",
      variables: { x: { kT: 2 }, y: { kT: 0.5 } },
      potential: { energy: "(x^2 + y^2)/2 + c*x*y", fields: { c: 0.6 } },
      kT: 1,
      friction: 1,
      start: { kind: "steady", burnIn, from: { kind: "point", at: { x: 2, y: 0 } } },
    },
    method: { scheme: "heun", dt: 0.02, heat: "stepwise", bias: "measure" },
    control: { duration: 1, ramps: {} },
    record: { keep: ["xStart"], grid: { times: [0, 1], of: ["x", "x^2", "x*y", "y^2", "heat_x", "work"] } },
    ensemble: { trajectories: 20_000, seed: 8 },
  }) as unknown as Experiment;
const [hot, cold, c] = [2, 0.5, 0.6];
const b = (-c * (hot + cold)) / (2 * (1 - c * c));

test("burn-in leads to the steady covariance, and nothing of it is booked", async () => {
  // the slower mode decays as e^(-0.4 t): of the start e^(-16) is left
  const { grid } = await run(gyrator(20));
  for (const k of [0, 1]) {
    expect(Math.abs(off(grid?.moments["x^2"]?.mean[k] as Estimate, hot - c * b))).toBeLessThan(FAR);
    expect(Math.abs(off(grid?.moments["x*y"]?.mean[k] as Estimate, b))).toBeLessThan(FAR);
    expect(Math.abs(off(grid?.moments["y^2"]?.mean[k] as Estimate, cold - c * b))).toBeLessThan(FAR);
  }
  expect(grid?.moments.heat_x?.mean[0]?.value).toBe(0);
  // the hot bath gives what it takes to keep <x^2> where it is: dQ_x/dt = <F_x^2> - T_x = -c^2 (T_x - T_y)/2
  const rate = -(c * c * (hot - cold)) / 2;
  expect(Math.abs(off(grid?.moments.heat_x?.mean[1] as Estimate, rate))).toBeLessThan(FAR);
});

test("control: a burn-in of a tenth of that misses", async () => {
  const { grid } = await run(gyrator(1));
  expect(Math.abs(off(grid?.moments["y^2"]?.mean[0] as Estimate, cold - c * b))).toBeGreaterThan(FAR);
});
