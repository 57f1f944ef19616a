// Mistakes in what dynamics, schemes, temperatures, starts, cycles, grids and records take: one sentence that names the field.
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../dist/index.js";

type Change = readonly (readonly [path: string, value: unknown])[];

const OVER = {
  system: {
    dynamics: "overdamped",
    potential: { energy: "k*x^2/2", fields: { k: 1, hot: 0 } },
    kT: 1,
    friction: 1,
    start: { kind: "equilibrium" },
  },
  method: { scheme: "heun", dt: 0.1 },
  control: { duration: 1, ramps: {} },
  ensemble: { trajectories: 16 },
};
const UNDER: Change = [["system.dynamics", "underdamped"], ["system.mass", 1], ["method.scheme", "baoab"]]; // biome-ignore format: pairs

function changed(changes: Change): unknown {
  const spec = structuredClone(OVER) as Record<string, unknown>;
  for (const [path, value] of changes) {
    const keys = path.split(".");
    const last = keys.pop() as string;
    let at = spec;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[last] = value;
  }
  return spec;
}

const of = (start: unknown): Change => [["system.start", start]];
const grid = (given: object): Change => [["record.grid", given]];
const scheme = (name: string, path: string, value: unknown): Change => [["method.scheme", name], [path, value]]; // biome-ignore format: pairs
const hot = (ramp: unknown): Change => [["system.kT", "1 + hot"], ["control.ramps", { hot: ramp }]]; // biome-ignore format: pairs

const BAD: readonly (readonly [start: string, changes: Change])[] = [
  ["system.mass: a mass above 0", [...UNDER, ["system.mass", undefined]]],
  ["system.variables.x.mass: ", [...UNDER, ["system.variables", { x: { mass: 0 } }]]],
  ["system.friction: ", [["system.friction", 0]]],
  ["system.friction: ", [...UNDER, ["system.friction", -1]]],
  ["method.scheme: ", [["method.scheme", "baoab"]]],
  ["method.rescaled: ", [["method.rescaled", true]]],
  ["system.kT: ", [["system.kT", "1 + x"]]],
  ["system.kT: ", [["system.kT", "hot - 1"]]],
  ["system.kT: a temperature above 0 at all times", hot([[0, 0], [1, -3]])], // biome-ignore format: a ramp
  ["system.start.kT: ", of({ kind: "equilibrium", kT: -1 })],
  ["system.start.fields.q: ", of({ kind: "equilibrium", fields: { q: 1 } })],
  ["system.start.at.v_x: ", of({ kind: "point", at: { x: 0, v_x: 1 } })],
  [
    "system.start.covariance: ",
    [...UNDER, ...of({ kind: "gaussian", mean: { x: 0 }, covariance: [[1, 0], [0]] })],
  ],
  ["system.start.density", of({ kind: "table", x: [0, 1], density: [0, 0] })],
  ["system.start.from", of({ kind: "steady", burnIn: 1 })],
  ["system.start.from.kind: ", of({ kind: "steady", burnIn: 1, from: { kind: "steady" } })],
  [
    "system.potential.fields.v_x: ",
    [...UNDER, ["system.potential", { energy: "v_x*x^2", fields: { v_x: 1 } }]],
  ],
  ["system.potential.fields.work: ", [["system.potential", { energy: "work*x^2", fields: { work: 1 } }]]],
  ["system.potential.energy: ", [...UNDER, ["system.potential.energy", "v_x^2 + x^2"]]],
  ["record.grid.times[1]: ", grid({ times: [0.5, 0.2], of: ["x"] })],
  ["record.grid.times.every: at most 10000", grid({ times: { every: 1e-9 }, of: ["x"] })],
  [
    "record.grid.times: at most 10000",
    grid({ times: Array.from({ length: 10_001 }, (_, k) => k / 20_000), of: ["x"] }),
  ],
  ["record.grid.histograms.x[2]: ", grid({ times: [1], histograms: { x: [0, 1, 0.5] } })],
  ["record.columns.a: ", [["record.columns", { a: "at(3, x)" }]]],
  ["record.columns.a: ", [["record.columns", { a: "integral(at(0.5, x))" }]]],
  ["record.columns.a: ", [["record.columns", { a: "firstTime(x == 1)" }]]],
  ["stop: ", [["stop", "x > 1"], ["cycles", { count: 2 }]]], // biome-ignore format: pairs
  ["stop: ", [["stop", "t > 3"]]],
  ["control.ramps.k: ", [["cycles", { count: 2 }], ["control.ramps", { k: [[0, 1], [1, 2]] }]]], // biome-ignore format: pairs
  ["cycles.count: ", [["cycles", { count: 2 ** 30 }]]],
  ["record.paths.trajectories[0]: ", [["record.paths", { trajectories: [99], every: 1 }]]],
  [
    "record.systemEntropy.start: ",
    [["record.systemEntropy", { end: "equilibrium" }], ...of({ kind: "point", at: { x: 0 } })],
  ],
  ["record.housekeeping: ", [["record.housekeeping", true]]],
  ["system.walls: ", scheme("exactLinear", "system.walls", { low: -1 })],
  ["record.columns: ", scheme("exactLinear", "record.columns", { a: "integral(x)" })],
  ["stop: ", scheme("exactLinear", "stop", "x > 1")],
  ["system.force: ", scheme("mala", "system.force", "0.1*x")],
  ["method.heat: ", scheme("mala", "method.heat", "stepwise")],
  // a step that a wall turns back has another law than one that is free
  ["system.walls: ", scheme("mala", "system.walls", { low: 0 })],
  // its noise is that of two steps: what is hidden between looks is more (extrema and first times were off by order sqrt(dt))
  ["system.walls: ", scheme("leimkuhlerMatthews", "system.walls", { low: 0 })],
  ["record.columns: ", scheme("leimkuhlerMatthews", "record.columns", { a: "1 + max(x)" })],
  ["record.columns: ", scheme("leimkuhlerMatthews", "record.columns", { a: "firstTime(x > 1)" })],
  ["stop: ", scheme("leimkuhlerMatthews", "stop", "x > 1")],
  ["system.walls: ", [...UNDER, ["system.walls", { low: -1 }]]],
];

test.each(BAD)("%s", async (start, changes) => {
  const sentence = await run(changed(changes) as never, { workers: 1 }).then(
    () => "accepted",
    (error: Error) => `${error.name}: ${error.message}`,
  );
  expect(sentence.startsWith(`SpecError: ${start}`), sentence).toBe(true);
  expect(sentence).not.toMatch(/\n|undefined|NaN|\[object/);
  expect(sentence.length).toBeLessThan(260);
});

test("control: what is changed is good", async () => {
  for (const changes of [
    [],
    UNDER,
    scheme("leimkuhlerMatthews", "record.columns", { a: "integral(x) + count(x > 0)" }),
  ]) {
    expect((await run(changed(changes) as never, { workers: 1 })).trajectories).toBe(16);
  }
});

test("szilard run exits with 2 and one line, without a stack trace", () => {
  const file = join(mkdtempSync(join(tmpdir(), "szilard-door-")), "bad.json");
  for (const changes of [
    hot([
      [0, 0],
      [1, -3],
    ]),
    grid({ times: { every: 1e-9 }, of: ["x"] }),
  ]) {
    // biome-ignore format: a ramp
    writeFileSync(file, JSON.stringify(changed(changes)));
    const { status, stderr } = spawnSync(process.execPath, ["dist/command/main.js", "run", file], {
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stderr.trim()).toMatch(/^szilard: [a-z.A-Z]+: [^\n]*$/);
  }
});
