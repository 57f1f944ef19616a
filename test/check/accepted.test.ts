// mala with several variables, frictions, branches and a driven temperature: exact for the staircase of midpoints at any step, off in
// time; leimkuhlerMatthews in several variables. What they are refused with is in test/spec/doorOfDynamics.test.ts.
import { describe, expect, test } from "vitest";
import { type Experiment, experiment, mean, type Result, run, variance } from "../../dist/index.js";

const Z = 4.5; // false alarms: 7e-6 a quantity, 20 quantities
const two = (scheme: string, dt: number, more: { system?: object; [key: string]: unknown }): Experiment => {
  const { system = {}, ...rest } = more;
  return experiment({
    system: {
      dynamics: "overdamped",
      variables: { x: {}, y: { friction: 3 } },
      potential: { energy: "k*x^2/2 + y^2 + 0.7*x*y - d*y", fields: { k: 1, d: 0 } },
      kT: 1.5,
      friction: 1,
      start: { kind: "equilibrium" },
      ...system,
    },
    method: { scheme, dt },
    control: { duration: 1, ramps: { k: [[0, 1], [1, 3]], d: [[0, 0], [1, 2]] } }, // biome-ignore format: ramps
    ensemble: { trajectories: 60_000, seed: 3 },
    ...rest,
  });
};
const apart = async (what: Experiment, of: string, exact: number): Promise<number> => {
  const { estimates } = await run(what, { estimates: { it: mean(of) } });
  const { value, error } = estimates.it as { value: number; error: number };
  return (value - exact) / error;
};
const WEIGHT = "exp(-(work - freeEnergyChange)/kT)";

describe("mala in two variables", () => {
  test.each([0.5, 0.25])("<exp(-(W - dF)/kT)> = 1 in steps of %f; with heun it is not", async (dt) => {
    expect(Math.abs(await apart(two("mala", dt, {}), WEIGHT, 1))).toBeLessThan(Z);
    if (dt === 0.5) expect(await apart(two("heun", dt, {}), WEIGHT, 1)).toBeGreaterThan(Z);
  });

  test("with feedback <exp(-(W - dF)/kT - I)> = 1, and recorded columns leave every bit as it is", async () => {
    const branch = (d: number): object => ({ duration: 1, ramps: { d: [[0, 0], [1, d]] } }); // biome-ignore format: a ramp
    const what = (columns: object): Experiment =>
      two("mala", 0.25, {
        control: undefined,
        feedback: {
          kind: "branch",
          measurement: { at: 0, of: "y > 0", channel: { kind: "binary", error: 0.2 } },
          branches: { false: branch(-1), true: branch(1) },
        },
        record: { columns, keep: ["work", "x", "y", "outcome"] },
      });
    expect(Math.abs(await apart(what({}), `${WEIGHT}*exp(-information)`, 1))).toBeLessThan(Z);
    // control: without what the demon knows
    expect(await apart(what({}), WEIGHT, 1)).toBeGreaterThan(Z);
    const found = await run(what({}));
    const beside = await run(what({ m: "max(x)", i: "integral(x*y)", first: "firstTime(x > 1)" }));
    for (const [name, column] of Object.entries(found.columns)) {
      expect(Buffer.compare(bytesOf(column), bytesOf(beside.columns[name] as Float64Array)), name).toBe(0);
    }
  });

  test("the right law after a jump of the temperature, by the wrong clock", async () => {
    const quartic = (scheme: string, duration: number): Experiment =>
      two(scheme, 0.25, {
        system: {
          variables: { x: {} },
          potential: { energy: "x^4/4", fields: { hot: 0 } },
          kT: "1 + hot",
        },
        control: { duration, ramps: { hot: [[0, 0], [0, 2]] } }, // biome-ignore format: a jump
        ensemble: { trajectories: 30_000, seed: 3 },
      });
    // <x U'> = kT
    expect(Math.abs(await apart(quartic("mala", 12), "x^4", 3))).toBeLessThan(Z);
    // a point relaxes as exp(-t) in a parabola, here too fast
    const relaxing = two("mala", 0.2, {
      system: {
        variables: { x: {} },
        potential: { energy: "x^2/2", fields: {} },
        start: { kind: "point", at: { x: 1 } },
      },
      control: { duration: 1.2, ramps: {} },
    });
    expect(Math.abs(await apart(relaxing, "x", Math.exp(-1.2)))).toBeGreaterThan(Z);
  });
});

const bytesOf = (column: Float64Array): Buffer =>
  Buffer.from(column.buffer, column.byteOffset, column.byteLength);

test("leimkuhlerMatthews in two variables: exact covariances of a parabola at a long step; with euler they are not", async () => {
  const still = (scheme: string): Experiment =>
    two(scheme, 0.4, { control: { duration: 20, ramps: {} }, ensemble: { trajectories: 20_000, seed: 3 } });
  const estimates = { x: variance("x"), y: variance("y"), xy: mean("x*y") };
  const determinant = 2 - 0.49;
  const exact = { x: (1.5 * 2) / determinant, y: 1.5 / determinant, xy: (-0.7 * 1.5) / determinant };
  const [lm, euler] = await Promise.all(
    ["leimkuhlerMatthews", "euler"].map((s) => run(still(s), { estimates })),
  );
  for (const [name, truth] of Object.entries(exact)) {
    const { value, error } = (lm as Result).estimates[name] as { value: number; error: number };
    expect(Math.abs(value - truth) / error, name).toBeLessThan(Z);
  }
  const { value, error } = (euler as Result).estimates.x as { value: number; error: number };
  expect((value - exact.x) / error).toBeGreaterThan(2 * Z);
});
