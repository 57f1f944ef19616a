// Laws that trajectories start from, as the first snapshot sees them.
import { expect, test } from "vitest";
import { type Density, type Estimate, run } from "../../dist/index.js";
import { relaxing } from "./relaxation.js";

const N = 40_000;
const started = (start: unknown, grid: unknown, other: Record<string, unknown> = {}) =>
  run(
    relaxing({
      system: { ...relaxing().system, start, ...other },
      control: { duration: 0.125, ramps: {} },
      ensemble: { trajectories: N, seed: 6 },
      record: { grid },
    }),
  );
const off = ({ value, error }: Estimate, truth: number): number => (Number(value) - truth) / Number(error);
/** At a level of 6e-7 each. */
const FAR = 5;

/** A density over 0 at -1, 1 at 0, 1 at 1 and 0 at 3, in eight bins of a half. */
const TABLE = { kind: "table", x: [-1, 0, 1, 3], density: [0, 4, 4, 0] };
const total = 0.5 + 1 + 1;
const height = (x: number): number => (x < 0 ? 1 + x : x < 1 ? 1 : (3 - x) / 2);
// straight within each bin: the trapezoid is exact
const shares = Array.from({ length: 8 }, (_, i) => {
  const from = -1 + i / 2;
  return (height(from) + height(from + 0.5)) / 4 / total;
});
/** Pearson's sum over the bins; 7 degrees of freedom. */
const chiSquare = ({ density }: Density, truth: readonly number[]): number =>
  density.reduce((sum, p, i) => {
    const expected = N * Number(truth[i]);
    return sum + (N * p * 0.5 - expected) ** 2 / expected;
  }, 0);

test("a table start has the density of its points, whatever their normalisation", async () => {
  const { grid, estimates } = await started(TABLE, { times: [0], of: [], histograms: { x: [-1, 3, 8] } });
  const [found] = grid?.densities.x ?? [];
  expect(found?.under).toBe(0);
  expect(found?.over).toBe(0);
  // the level 1e-6 of chi-square with 7 degrees of freedom is at 40.5
  expect(chiSquare(found as Density, shares)).toBeLessThan(40.5);
  // control: its mirror image
  expect(chiSquare(found as Density, [...shares].reverse())).toBeGreaterThan(40.5);
  expect(estimates.freeEnergyChange).toBeUndefined();
});

test("an equilibrium start at another kT, or in other fields, is a quench without a dF", async () => {
  const { grid, estimates } = await started(
    { kind: "equilibrium", kT: 3, fields: { k: 2, f: 4 } },
    {
      times: [0, 0.125],
      of: ["x"],
    },
  );
  const { mean = [], variance = [] } = grid?.moments.x ?? {};
  expect(Math.abs(off(mean[0] as Estimate, 2))).toBeLessThan(FAR);
  expect(Math.abs(off(variance[0] as Estimate, 1.5))).toBeLessThan(FAR);
  // then it relaxes to kT/k = 2/3
  const later = 2 / 3 + (1.5 - 2 / 3) * Math.exp(-3 * 0.125);
  expect(Math.abs(off(variance[1] as Estimate, later))).toBeLessThan(FAR);
  expect(estimates.freeEnergyChange).toBeUndefined();
  expect(Math.abs(off(variance[0] as Estimate, 2 / 3))).toBeGreaterThan(FAR);
});

test("underdamped: places of a table, velocities of the bath, or of the other kT", async () => {
  const inertial = { dynamics: "underdamped", mass: 2 };
  const method = { method: { scheme: "baoab", dt: 1 / 64 } };
  const spec = (start: unknown) =>
    run(
      relaxing({
        ...method,
        system: { ...relaxing().system, ...inertial, start },
        control: { duration: 0.125, ramps: {} },
        ensemble: { trajectories: N, seed: 6 },
        record: { grid: { times: [0], of: ["x", "v_x", "x*v_x"] } },
      }),
    );
  const { grid: tabled } = await spec(TABLE);
  expect(Math.abs(off(tabled?.moments.v_x?.variance[0] as Estimate, 0.5))).toBeLessThan(FAR);
  expect(Math.abs(off(tabled?.moments["x*v_x"]?.mean[0] as Estimate, 0))).toBeLessThan(FAR);
  const { grid: hot } = await spec({ kind: "equilibrium", kT: 3 });
  expect(Math.abs(off(hot?.moments.v_x?.variance[0] as Estimate, 1.5))).toBeLessThan(FAR);
  expect(Math.abs(off(hot?.moments.x?.variance[0] as Estimate, 2))).toBeLessThan(FAR);
});
