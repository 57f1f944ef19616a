// Kinetic and configurational temperature. BAOAB's stationary law in a trap of frequency 1 has <v^2> = kT (1 - h^2/4)/mass and
// <x^2> = kT/k exactly (B. Leimkuhler, C. Matthews, Appl. Math. Res. eXpress 2013, 34, section 4). Seed 1; 4.5 standard errors.
import { expect, test } from "vitest";
import { configurationalTemperature, experiment, kineticTemperature, run } from "../../dist/index.js";

const apart = (found: { value: number | null; error: number | null } | undefined, wanted: number): number =>
  Math.abs((found?.value ?? Number.NaN) - wanted) / (found?.error || Number.NaN);

const trap = (over: { system?: object; [key: string]: unknown } = {}) =>
  experiment({
    method: { scheme: "baoab", dt: 0.5 },
    control: { duration: 20, ramps: { k: [[0, 0.5], [0.2, 2]] } }, // biome-ignore format: a ramp
    ensemble: { trajectories: 65_536, seed: 1 },
    ...over,
    system: {
      dynamics: "underdamped",
      potential: { energy: "k*x^2/2", fields: { k: 0.5 } },
      kT: 1,
      friction: 2,
      mass: 2,
      start: { kind: "point", at: { x: 0 } },
      ...over.system,
    },
  });

const temperatures = async (what: ReturnType<typeof trap>) => {
  const { estimates } = await run(what, {
    workers: 1,
    estimates: { kinetic: kineticTemperature(what, "x"), shape: configurationalTemperature(what, "x") },
  });
  return estimates;
};

test("baoab in a trap: kinetic 1 - h^2/4, configurational 1", async () => {
  const { kinetic, shape } = await temperatures(trap());
  expect(apart(kinetic, 1 - 0.5 ** 2 / 4)).toBeLessThan(4.5);
  expect(apart(shape, 1)).toBeLessThan(4.5);
  // control: what the scheme gets wrong is seen
  expect(apart(kinetic, 1)).toBeGreaterThan(9);
  // control: without friction nothing thermalises what starts cold
  const law = { kind: "gaussian", mean: { x: 0 }, covariance: [[0.01, 0], [0, 0.01]] }; // biome-ignore format: a matrix
  const cold = await temperatures(trap({ system: { friction: 0, start: law } }));
  expect(apart(cold.kinetic, 1)).toBeGreaterThan(9);
  expect(apart(cold.shape, 1)).toBeGreaterThan(9);
}, 60_000);

test("a quartic well: <(U')^2>/<U''> is kT, at the fields of the end", async () => {
  const what = experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "a*x^4/4 - b*x^2/2", fields: { a: 2, b: 1 } },
      kT: 1.5,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "heun", dt: 0.01 },
    control: { duration: 0.1, ramps: {} },
    ensemble: { trajectories: 32_768, seed: 2 },
  });
  const { estimates } = await run(what, {
    workers: 1,
    estimates: { T: configurationalTemperature(what, "x") },
  });
  expect(apart(estimates.T, 1.5)).toBeLessThan(4.5);
  // control: in other fields than those that it is in
  const quenched = experiment({ ...what, control: { duration: 0.1, ramps: { a: [[1, 2], [1, 3]] } } }); // biome-ignore format: a ramp
  const { estimates: other } = await run(quenched, {
    workers: 1,
    estimates: { T: configurationalTemperature(quenched, "x") },
  });
  expect(apart(other.T, 1.5)).toBeGreaterThan(9);
});

test("an experiment with units: they are energies", async () => {
  const what = trap({
    units: { temperature: "300 K", length: "nm", time: "us" },
    ensemble: { trajectories: 64, seed: 1 },
  });
  const { units } = await run(what, {
    workers: 1,
    estimates: { kinetic: kineticTemperature(what, "x"), shape: configurationalTemperature(what, "x") },
  });
  expect([units?.kinetic, units?.shape]).toEqual([units?.work, units?.work]);
});

const still = { potential: { energy: "k*x^2/2", fields: { k: 0.5 } }, mass: undefined };
test("refusals", () => {
  const over = trap({ system: { ...still, dynamics: "overdamped" }, method: { scheme: "heun", dt: 0.1 } });
  expect(() => kineticTemperature(over, "x")).toThrow(/^system\.dynamics: "underdamped" is needed/);
  expect(() => kineticTemperature(trap(), "y")).toThrow(/a variable \(x\) is needed/);
  expect(() => configurationalTemperature(trap(), "v_x")).toThrow(/a variable \(x\) is needed/);
  expect(() => configurationalTemperature(trap({ stop: "x > 1" }), "x")).toThrow(/^stop: /);
  const flat = trap({
    system: { potential: { energy: "k*x", fields: { k: 0.5 } }, allowEscape: true },
  });
  expect(() => configurationalTemperature(flat, "x")).toThrow(/curves/);
  const branches = (k: number) =>
    experiment({
      ...over,
      control: undefined,
      feedback: {
        kind: "branch",
        measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
        branches: { false: { duration: 1, ramps: {} }, true: { duration: 1, ramps: { k: [[0, 0.5], [1, k]] } } }, // biome-ignore format: a ramp
      },
    });
  expect(() => configurationalTemperature(branches(2), "x")).toThrow(/^feedback\.branches: one value of k/);
  expect(configurationalTemperature(branches(0.5), "x").kind).toBe("ratio");
});
