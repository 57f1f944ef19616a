// Several underdamped variables with masses, frictions and baths of their own and a force that turns, against theory/linear*.ts;
// friction 0; the measured bias of schemes whose bath acts twice a step; work theorems forward and back, also on a ring.
import { describe, expect, test } from "vitest";
import {
  barResidual,
  covariance,
  crooks,
  type EstimateRequest,
  type Experiment,
  experiment,
  firstLaw,
  linearMoments,
  mean,
  run,
  variance,
} from "../../dist/index.js";

const Z = 4.8; // false alarms: 1.6e-6 a quantity, 110 quantities
const NAMES = ["x", "y", "z", "w"];
const ALL = [...NAMES, ...NAMES.map((name) => `v_${name}`)];

const four = (scheme: string): Experiment =>
  experiment({
    system: {
      dynamics: "underdamped",
      variables: {
        x: { kT: 2, mass: 0.5, friction: 0.7 },
        y: { kT: 1, mass: 2 },
        z: { kT: 0.5, friction: 2 },
        w: {},
      },
      potential: {
        energy: "(x^2 + 2*y^2 + z^2 + 3*w^2)/2 + 0.5*x*y - 0.3*y*z + 0.4*z*w + d*x",
        fields: { d: 0, g: 0.3 },
      },
      force: { x: "g*y", y: "-g*x" },
      kT: 1.2,
      friction: 1,
      mass: 1,
      start: { kind: "steady" },
    },
    method: { scheme, dt: 0.05, heat: "stepwise" },
    control: { duration: 2, ramps: { d: [[0, 0], [1, 0.5]] } }, // biome-ignore format: a ramp
    record: {
      keep: [
        "energyChange - work - forceWork - shadowWork + heat",
        "heat - heat_x - heat_y - heat_z - heat_w",
        "bathEntropy - heat_x/2 - heat_y - heat_z/0.5 - heat_w/1.2",
      ],
    },
    ensemble: { trajectories: 8192, seed: 5 },
  });

test.each(["baoab", "obabo"])(
  "%s: four variables, their covariances, work and heats by bath",
  async (scheme) => {
    const what = four(scheme);
    const exact = linearMoments(what);
    const wanted: Record<string, [EstimateRequest, number]> = {
      work: [mean("work"), exact.work.mean],
      // the work of a force that turns, by the first law of the means
      forced: [
        mean("energyChange - work - forceWork"),
        -Object.values(exact.heat).reduce((sum, heat) => sum + heat, 0),
      ],
    };
    for (const name of NAMES) wanted[`heat_${name}`] = [mean(`heat_${name}`), exact.heat[name] as number];
    for (const [i, a] of ALL.entries()) {
      wanted[a] = [mean(a), exact.mean[a] as number];
      for (const b of ALL.slice(i))
        wanted[`${a} ${b}`] = [covariance(a, b), exact.covariance[a]?.[b] as number];
    }
    const estimates = Object.fromEntries(Object.entries(wanted).map(([name, [request]]) => [name, request]));
    const { estimates: found, columns, verdicts } = await run(what, { estimates, checks: [firstLaw()] });
    for (const [name, [, truth]] of Object.entries(wanted)) {
      const { value, error } = found[name] as { value: number; error: number };
      expect(Math.abs(value - truth) / error, name).toBeLessThan(Z);
    }
    for (const [name, column] of Object.entries(columns)) {
      for (const residue of column) expect(Math.abs(residue), name).toBeLessThan(1e-12);
    }
    expect(verdicts[0]?.outcome).toBe("holds");
    // control: baths that are confused would be seen
    const { value, error } = found.heat_x as { value: number; error: number };
    expect(Math.abs(value - (exact.heat.y as number)) / error).toBeGreaterThan(3 * Z);
  },
);

describe("friction 0", () => {
  const still = (scheme: string, dt: number, more: object = {}): Experiment =>
    experiment({
      system: {
        dynamics: "underdamped",
        variables: { x: { mass: 2 }, y: {} },
        potential: { energy: "x^2 + y^2/2 + 0.3*x*y", fields: {} },
        kT: 1,
        friction: 0,
        mass: 1,
        start: { kind: "gaussian", mean: { x: 0.5, y: 0 }, covariance: [[0.2, 0], [0, 0.2]] }, // biome-ignore format: a matrix
        ...more,
      },
      method: { scheme, dt },
      control: { duration: 20, ramps: {} },
      record: { keep: ["energyChange"] },
      ensemble: { trajectories: 64, seed: 1 },
    });
  const most = async (what: Experiment): Promise<number> =>
    Math.max(...((await run(what, { workers: 1 })).columns.energyChange as Float64Array).map(Math.abs));

  test("conserves the energy: exactly, or to h^2; with friction it does not, nor with explicit Euler", async () => {
    expect(await most(still("exactLinear", 0.5))).toBeLessThan(1e-11);
    for (const scheme of ["baoab", "obabo", "aboba", "oabao"]) {
      const [coarse, fine] = [await most(still(scheme, 0.04)), await most(still(scheme, 0.02))];
      expect(fine).toBeLessThan(2e-3);
      expect(coarse / fine).toBeGreaterThan(3);
    }
    expect(await most(still("euler", 0.02))).toBeGreaterThan(0.1);
    expect(await most(still("baoab", 0.02, { friction: 0.1 }))).toBeGreaterThan(0.1);
  });
});

// <x^2> k/kT and <v^2> mass/kT of a harmonic well, docs/schemes.md
test.each([
  ["baoab", 0, -0.0625],
  ["aboba", 0, 1 / 15],
  ["obabo", 1 / 15, 0],
  ["oabao", -0.0625, 0],
] as const)("%s: the measured bias is the true one, and sharp: both runs are on one Brownian path", async (scheme, x, v) => {
  const what = experiment({
    system: {
      dynamics: "underdamped",
      potential: { energy: "x^2/2", fields: {} },
      kT: 1,
      friction: 2,
      mass: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme, dt: 0.5, bias: "measure" },
    control: { duration: 8, ramps: {} },
    ensemble: { trajectories: 60_000, seed: 2 },
  });
  const { estimates } = await run(what, { estimates: { x: variance("x"), v: variance("v_x") } });
  for (const [name, truth] of [["x", x], ["v", v]] as const) {
    const { value, error, bias } = estimates[name] as { value: number; error: number; bias: { value: number; error: number } };
    expect(Math.abs(value - 1 - truth) / error).toBeLessThan(Z);
    // to its own error and to the next order, h^4/16
    expect(Math.abs(bias.value - truth)).toBeLessThan(Z * bias.error + 0.006);
    // of 3750 pairs, independent ones would have sqrt(2 * 2/3750)*4/3 = 0.044
    expect(bias.error).toBeLessThan(0.022);
  }
}); // biome-ignore format: pairs

describe("reversed runs with inertia", () => {
  const pulled = (system: object): Experiment =>
    experiment({
      system: {
        dynamics: "underdamped",
        kT: 1.5,
        friction: 0.5,
        mass: 0.7,
        start: { kind: "equilibrium" },
        ...system,
      },
      method: { scheme: "baoab", dt: 0.05 },
      control: { duration: 1, ramps: { k: [[0, 1], [0.5, 2], [0.5, 3], [1, 2]], c: [[0, 0], [1, 1]] } }, // biome-ignore format: ramps
      ensemble: { trajectories: 16_384, seed: 7 },
    });
  const fields = { k: 1, c: 0 };
  test.each([
    [
      "two variables",
      {
        variables: { x: {}, y: { mass: 3, friction: 0 } },
        potential: { energy: "k*(x - c)^2/2 + y^2 + 0.5*x*y", fields },
      },
    ],
    ["a ring", { period: 6.283185307179586, potential: { energy: "k*cos(x) + c*sin(x)", fields } }],
  ])("%s: Bennett's residual and Crooks' slope and crossing", async (_, system) => {
    const { verdicts } = await run(pulled(system), { checks: [crooks(), barResidual()] });
    for (const { outcome, z } of verdicts) {
      expect(outcome).not.toBe("broken");
      expect(z).not.toBeNull();
    }
    // control: the work alone, without dF
    const wrong = await run(pulled(system), { checks: [barResidual({ of: "work/kT" })] });
    expect(wrong.verdicts[0]?.outcome).toBe("broken");
  });
});
