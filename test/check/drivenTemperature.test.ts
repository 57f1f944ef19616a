// Temperatures that a schedule drives: the entropy of the bath against the moments' equations, with and without inertia, one of
// two baths, with columns recorded beside it; and which checks then hold no claim.
import { describe, expect, test } from "vitest";
import {
  crooks,
  type Experiment,
  experiment,
  integralFluctuation,
  jarzynski,
  landauer,
  mean,
  run,
  secondLaw,
} from "../../dist/index.js";

const Z = 4.5; // false alarms: 7e-6 a quantity, 20 quantities
const DURATION = 1.5;
const FRICTION = 1.3;
const MASS = 0.6;
const STIFF = [[0, 1], [1, 2]] as const; // biome-ignore format: a ramp
const HOT = [[0, 0], [0.5, 2], [1, 0.5]] as const; // biome-ignore format: a ramp

/** A ramp at a share of the duration. */
function ramp(points: readonly (readonly [number, number])[], share: number): number {
  const right = Math.max(
    1,
    points.findIndex(([s]) => s >= share),
  );
  const [[a, from], [b, to]] = [points[right - 1], points[right]] as [[number, number], [number, number]];
  return from + ((to - from) * (share - a)) / (b - a);
}

/** <x^2>, <x v>, <v^2>, heat and entropy of the bath from equilibrium at kT = k = 1, by Runge and Kutta. */
function solved(inertial: boolean): number[] {
  const rates = ([xx, xv, vv]: number[], t: number): number[] => {
    const share = Math.min(1, t / DURATION);
    const [k, kT] = [ramp(STIFF, share), 1 + ramp(HOT, share)];
    if (!inertial) {
      const q = (k * (k * (xx as number) - kT)) / FRICTION;
      return [(2 * (kT - k * (xx as number))) / FRICTION, 0, 0, q, q / kT];
    }
    const [X, C, V] = [xx, xv, vv] as [number, number, number];
    const q = (FRICTION / MASS) * (MASS * V - kT);
    const damping = FRICTION / MASS;
    return [2 * C, V - (k / MASS) * X - damping * C, (-2 * k * C) / MASS - (2 * q) / MASS, q, q / kT];
  };
  const steps = 2000; // the kink of HOT is between two of them
  const h = DURATION / steps;
  let y = [1, 0, inertial ? 1 / MASS : 0, 0, 0];
  const add = (a: number[], b: number[], s: number): number[] => a.map((v, i) => v + s * (b[i] as number));
  for (let i = 0; i < steps; i++) {
    const a = rates(y, i * h);
    const b = rates(add(y, a, h / 2), (i + 0.5) * h);
    const c = rates(add(y, b, h / 2), (i + 0.5) * h);
    const d = rates(add(y, c, h), (i + 1) * h);
    y = [a, b, b, c, c, d].reduce((sum, part) => add(sum, part, h / 6), y);
  }
  return y;
}

const trap = (
  scheme: string,
  { system = {}, ...rest }: { system?: object; [key: string]: unknown } = {},
): Experiment =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*x^2/2", fields: { k: 1, hot: 0 } },
      kT: "1 + hot",
      friction: FRICTION,
      start: { kind: "equilibrium" },
      ...system,
    },
    method: { scheme, dt: 0.01, heat: "stepwise" },
    control: { duration: DURATION, ramps: { k: STIFF, hot: HOT } },
    ensemble: { trajectories: 20_000, seed: 4 },
    ...rest,
  });

const INERTIA = { dynamics: "underdamped", mass: MASS };

for (const [scheme, system] of [
  ["heun", {}],
  ["exactLinear", {}],
  ["baoab", INERTIA],
  ["obabo", INERTIA],
] as const) {
  test(`${scheme}: heat and entropy of a bath whose temperature is driven`, async () => {
    const inertial = "mass" in system;
    const [xx = 0, xv = 0, vv = 0, heat = 0, entropy = 0] = solved(inertial);
    const covariance = inertial ? [[xx, xv], [xv, vv]] : [[xx]]; // biome-ignore format: a matrix
    const end = { mean: inertial ? { x: 0, v_x: 0 } : { x: 0 }, covariance };
    const columns = scheme === "exactLinear" ? {} : { warm: "integral(kT)" };
    const { estimates, verdicts } = await run(
      trap(scheme, { system, record: { columns, systemEntropy: { end } } }),
      {
        estimates: { S: mean("bathEntropy"), cold: mean("heat/kT") },
        // <exp(-S)> = 1 with the entropy of each move at its own temperature
        checks: [integralFluctuation({ of: "entropyProduction" })],
      },
    );
    const apart = (name: string, exact: number): number =>
      Math.abs((estimates[name]?.value as number) - exact) / (estimates[name]?.error as number);
    expect(apart("heat", heat)).toBeLessThan(Z);
    expect(apart("S", entropy)).toBeLessThan(Z);
    expect(verdicts[0]?.outcome).not.toBe("broken");
    // control: all heat at the temperature of the start
    expect(apart("cold", entropy)).toBeGreaterThan(inertial ? 2 * Z : 2);
    if (scheme !== "exactLinear")
      expect(estimates.warm?.value).toBeCloseTo(DURATION * (1 + (1 + 1.25) / 2), 10);
  });
}

test("one of two baths is driven: each move's heat by its own temperature, the same bits with columns beside", async () => {
  const two = (more: object): Experiment =>
    trap("heun", {
      system: {
        variables: { x: { kT: "1 + hot" }, y: { kT: 2 } },
        potential: { energy: "k*x^2/2 + y^2/2", fields: { k: 1, hot: 0 } },
        start: { kind: "gaussian", mean: { x: 0, y: 0 }, covariance: [[1, 0], [0, 2]] }, // biome-ignore format: a matrix
      },
      record: { keep: ["bathEntropy", "heat_x", "heat_y"], ...more },
    });
  const { estimates, columns } = await run(two({}), { estimates: { X: mean("bathEntropy - heat_y/2") } });
  const [, , , , entropy] = solved(false);
  const { value, error } = estimates.X as { value: number; error: number };
  expect(Math.abs(value - (entropy as number)) / error).toBeLessThan(Z);
  const beside = await run(two({ columns: { i: "integral(x*y)", m: "max(y)" } }));
  expect([...(beside.columns.bathEntropy as Float64Array)]).toEqual([
    ...(columns.bathEntropy as Float64Array),
  ]);
});

describe("where a schedule drives kT", () => {
  test("checks of one temperature hold no claim, and say so", async () => {
    const checks = [
      jarzynski(),
      secondLaw(),
      crooks(),
      landauer({ erased: "x > 0" }),
      landauer({ erased: "x > 0", form: "heat" }),
    ];
    for (const system of [{}, INERTIA]) {
      const { verdicts } = await run(trap(system === INERTIA ? "baoab" : "heun", { system }), { checks });
      expect(verdicts.map(({ outcome }) => outcome)).toEqual(checks.map(() => "undecided"));
      for (const { reason } of verdicts) expect(reason).toMatch(/schedule (may )?drives? kT/);
    }
    // control: at one temperature they judge
    const still = trap("heun", { control: { duration: DURATION, ramps: { k: STIFF } } });
    const { verdicts } = await run(still, { checks });
    for (const { reason } of verdicts) expect(reason).not.toMatch(/kT there|drive kT/);
  });

  test.each([
    [[[0, 0], [1, -3]], /^system\.kT: a temperature above 0 at all times is needed, .* is -\d.* at t = /],
    [[[0, 0], [0.4, -2], [0.6, 0], [1, 0]], /^system\.kT: a temperature above 0 at all times/],
    [[[0, 0], [1, 0], [1, -1]], /is 0 at t = 1\.5/],
  ])("it stays above 0: %j", async (hot, message) => {
    await expect(run(trap("heun", { control: { duration: DURATION, ramps: { hot } } }))).rejects.toThrow(message);
  });
}); // biome-ignore format: ramps
