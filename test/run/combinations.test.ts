// Combinations that no one part of the package owns: dynamics x scheme x branches, cycles or a driven temperature x what is recorded.
import { describe, expect, test } from "vitest";
import { type Experiment, experiment, type Result, replay, run } from "../../dist/index.js";

const TRAJECTORIES = 91;
const DRIVEN = {
  k: [[0, 1], [1, 3]], // biome-ignore format: ramps
  f: [[0, 0], [0.5, 1], [0.5, 0], [1, 2]], // biome-ignore format: ramps
};
const HOT = { ...DRIVEN, hot: [[0, 0], [1, 1]] }; // biome-ignore format: ramps
const FIELDS = { k: 1, f: 0, hot: 0 };
const ONE = {
  potential: { energy: "k*x^2/2 + x^4/8 - f*x", fields: FIELDS },
  start: { kind: "equilibrium" },
};
const TWO = {
  potential: { energy: "k*x^2/2 + y^2/2 + x*y/2 + x^4/8 - f*x", fields: FIELDS },
  start: { kind: "point", at: { x: 0, y: 1 } },
};
const INERTIA = { dynamics: "underdamped", mass: 0.7 };

interface Case {
  readonly title: string;
  readonly scheme: string;
  readonly system: object;
  readonly heat?: string;
  readonly hot?: boolean;
}

const CASES: readonly Case[] = [
  { title: "heun, stepwise", scheme: "heun", system: ONE, heat: "stepwise" },
  { title: "heun, a force, closed", scheme: "heun", system: { ...ONE, force: "f*x^2/4" } },
  {
    title: "heun, driven kT",
    scheme: "heun",
    system: { ...ONE, kT: "1 + hot" },
    heat: "stepwise",
    hot: true,
  },
  {
    title: "euler, two baths, one driven, a force",
    scheme: "euler",
    system: { ...TWO, force: { y: "f*x" }, variables: { x: { kT: "1 + hot" }, y: { kT: 2, friction: 2 } } },
    heat: "stepwise",
    hot: true,
  },
  { title: "leimkuhlerMatthews, stepwise", scheme: "leimkuhlerMatthews", system: ONE, heat: "stepwise" },
  { title: "mala, driven kT", scheme: "mala", system: { ...ONE, kT: "1 + hot" }, hot: true },
  { title: "baoab, stepwise", scheme: "baoab", system: { ...ONE, ...INERTIA }, heat: "stepwise" },
  { title: "baoab, a force, closed", scheme: "baoab", system: { ...ONE, ...INERTIA, force: "f*x^2/4" } },
  {
    title: "obabo, two baths, one driven, a force",
    scheme: "obabo",
    system: {
      ...TWO,
      ...INERTIA,
      force: { y: "f*x" },
      variables: { x: { kT: "1 + hot" }, y: { kT: 2, friction: 2, mass: 2 } },
    },
    heat: "stepwise",
    hot: true,
  },
  { title: "underdamped euler", scheme: "euler", system: { ...ONE, ...INERTIA } },
];

const of = ({ scheme, system, heat = "closed", hot = false }: Case, record: object): Experiment =>
  experiment({
    system: { dynamics: "overdamped", kT: 1, friction: 1, ...system },
    method: { scheme, dt: 0.05, heat },
    control: { duration: 1.03, ramps: hot ? HOT : DRIVEN },
    record,
    ensemble: { trajectories: TRAJECTORIES, seed: 9 },
  });

const bytesOf = ({ columns }: Result): string =>
  JSON.stringify(Object.entries(columns).map(([name, column]) => [name, [...column]]));

// which instance of the loop runs depends on what is recorded (assembly/move/dispatch.ts)
describe("the ledger has the same bits whatever is recorded beside it", () => {
  for (const one of CASES) {
    test(one.title, async () => {
      const { system, heat, hot } = one;
      const inertial = "mass" in system;
      const keep = [
        ...["x", "work", "forceWork", "heat", "energyChange", "shadowWork"],
        ...(inertial ? ["v_x"] : []),
        ...(heat === "stepwise" || !hot ? ["bathEntropy"] : []),
        ...("variables" in system ? ["heat_x", "heat_y"] : []),
      ];
      const found = await run(of(one, { keep }), { workers: 1 });
      const beside = {
        columns: { i: "integral(x^2)", n: "count(x > 0)", s: "along(x, x)" },
        grid: { times: [0, 1.03], of: ["x", "work"] },
      };
      expect(bytesOf(await run(of(one, { keep, ...beside }), { workers: 1 }))).toBe(bytesOf(found));
      // replay ends where the run does
      const [path] = replay(found.experiment, [77], { every: 1 });
      expect(path?.variables.x?.at(-1)).toBe(found.columns.x?.[77]);
      expect(path?.work.at(-1)).toBe(found.columns.work?.[77]);
      if (inertial) expect(path?.variables.v_x?.at(-1)).toBe(found.columns.v_x?.[77]);
    });
  }
});

const branch = (ramps: object): object => ({ duration: 1, ramps });
const FEEDBACK = {
  control: { duration: 0.5, ramps: { k: [[0, 1], [0.5, 1.5], [1, 1]] } }, // biome-ignore format: ramps
  feedback: {
    kind: "branch",
    measurement: { at: 0.5, of: "x > 0.1", channel: { kind: "binary", error: 0.1 } },
    branches: {
      false: branch({ k: [[0, 1], [1, 2]] }), // biome-ignore format: ramps
      true: branch({ c: [[0, 0], [1, 1]], hot: [[0, 0], [1, 1]] }), // biome-ignore format: ramps
    },
  },
};
const CYCLES = {
  control: { duration: 1, ramps: { k: [[0, 1], [0.5, 2], [1, 1]], c: [[0, 0.5], [1, 0]] } }, // biome-ignore format: ramps
  cycles: { count: 3, discard: 2 },
};
const LINEAR = "k*(x - c)^2/2 + y^2/2 + 0.3*x*y";
const RING = "k*cos(x) + c*sin(x)";
const WELL = { x: [-3, -2, -1, 0, 1, 2, 3], y: [9, 4, 1, 0.5, 1, 4, 9] };
const MIXED: readonly (readonly [title: string, scheme: string, system: object, control: object, noise?: string])[] = [
  ["two with inertia, feedback", "obabo", { ...INERTIA, variables: { x: {}, y: { mass: 2, friction: 0.4 } } }, FEEDBACK],
  ["two with inertia, cycles", "oabao", { ...INERTIA, variables: { x: {}, y: { mass: 2, friction: 0.4 } } }, CYCLES],
  ["exactLinear with inertia, feedback", "exactLinear", { ...INERTIA, variables: { x: {}, y: { mass: 2 } } }, FEEDBACK],
  ["exactLinear, cycles", "exactLinear", { variables: { x: {}, y: { friction: 3 } } }, CYCLES],
  ["mala, two, feedback", "mala", { variables: { x: {}, y: { friction: 3 } } }, FEEDBACK],
  ["leimkuhlerMatthews, feedback, reference", "leimkuhlerMatthews", { variables: { x: {}, y: {} } }, FEEDBACK, "reference"],
  ["a table with inertia, cycles", "baoab", { ...INERTIA, tables: { well: WELL }, energy: "well(x) + k*(x - c)^2/2" }, CYCLES],
  ["a ring with inertia, driven kT", "aboba", { ...INERTIA, period: 6.283185307179586, energy: RING, kT: "1 + hot" }, {
    control: { duration: 1, ramps: { hot: [[0, 0], [1, 1]], c: [[0, 0.5], [1, 1]] } }, // biome-ignore format: ramps
  }],
]; // biome-ignore format: a table

describe("the bytes are those of any number of workers and of the normal form, and the grid ends with the ledger", () => {
  for (const [
    title,
    scheme,
    { energy = LINEAR, tables, ...system },
    control,
    noise = "float32",
  ] of MIXED as readonly (readonly [
    string,
    string,
    { energy?: string; tables?: object; [key: string]: unknown },
    object,
    string?,
  ])[]) {
    test(title, async () => {
      const inertial = "mass" in system;
      const moment = inertial ? ["v_x^2", "v_x*v_xStart"] : ["x^2"];
      const what = experiment({
        system: {
          dynamics: "overdamped",
          potential: { energy, fields: { k: 1, c: 0, hot: 0 }, ...(tables === undefined ? {} : { tables }) },
          kT: 1,
          friction: 1,
          start: { kind: "equilibrium" },
          ...system,
        },
        method: { scheme, dt: 0.07, bias: "measure", noise },
        ...control,
        record: {
          grid: { times: { every: 0.25 }, of: ["x", "work", ...moment], histograms: { x: [-3, 3, 12] } },
          columns: {
            early: "at(0.6, work)",
            end: "final(x^2 + k)",
            ...(inertial ? { turn: "at(0.25, v_x) - at(0, v_xStart)" } : {}),
            ...(scheme === "exactLinear" ? {} : { n: "count(x > 0)", i: "integral(x*work)" }),
          },
          keep: ["x", "work", "early", "end", "heat"],
        },
        ensemble: { trajectories: 1301, seed: 11 },
      });
      const round = experiment(JSON.parse(JSON.stringify(what)));
      expect(round).toEqual(what);
      const all = (result: Result): string =>
        JSON.stringify([result.estimates, result.grid, result.cycles]) + bytesOf(result);
      const one = await run(what, { workers: 1 });
      expect(all(await run(round, { workers: 3 }))).toBe(all(one));
      const mean = (one.columns.x as Float64Array).reduce((sum, x) => sum + x, 0) / 1301;
      // with cycles the end of a cycle is that of all of them
      if (one.cycles === undefined) expect(one.grid?.moments.x?.mean.at(-1)?.value).toBeCloseTo(mean, 12);
      // control: another seed has other bytes
      if (title !== "mala, two, feedback") return;
      const other = experiment({ ...what, ensemble: { trajectories: 1301, seed: 12 } });
      expect(all(await run(other, { workers: 1 }))).not.toBe(all(one));
    });
  }
});

test("a state on the way is that of its own branch, also where the other branch is held", async () => {
  const to = (duration: number, f: number, columns: object, keep: string[]): Experiment =>
    experiment({
      system: {
        dynamics: "overdamped",
        potential: { energy: "x^2/2 - f*x", fields: { f: 0 } },
        kT: 1,
        friction: 1,
        start: { kind: "equilibrium" },
      },
      method: { scheme: "heun", dt: 0.1 },
      feedback: {
        kind: "branch",
        measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0 } },
        branches: { false: { duration, ramps: {} }, true: { duration, ramps: { f: [[0, 0], [1, f]] } } }, // biome-ignore format: a ramp
      },
      record: { columns, keep },
      ensemble: { trajectories: 64, seed: 3 },
    });
  const { columns } = await run(to(1, 8, { w: "at(0.5, work)" }, ["w", "outcome"]), { workers: 1 });
  const cut = await run(to(0.5, 4, {}, ["work"]), { workers: 1 });
  // blocks that end with a lane of either branch are among them
  expect(new Set(columns.outcome?.filter((_, i) => i % 8 === 7)).size).toBe(2);
  columns.w?.forEach((work, i) => {
    expect(work).toBeCloseTo(cut.columns.work?.[i] as number, 12);
  });
});
