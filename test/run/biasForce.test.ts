// Runs pushed by a force that is no part of the system. References: the density of each step by its definition, and the exact
// moments of Euler's map of linear forces, by recursion. Seeds 1 to 4; a weighted mean may be 4.5 standard errors off.
import { describe, expect, test } from "vitest";
import {
  crooks,
  experiment,
  firstLaw,
  jarzynski,
  mean,
  replay,
  reverse,
  run,
  SpecError,
  variance,
  weighted,
} from "../../dist/index.js";

const ALLOWED = 4.5;
const N = 32_768;

type Estimate = { value: number | null; error: number | null } | undefined;
const apart = (found: Estimate, wanted: number): number =>
  Math.abs((found?.value ?? Number.NaN) - wanted) / (found?.error || Number.NaN);

const H = 0.02;
const STEPS = 50;

/** U = k x^2/2 - f x with f driven from 0 to 1.5, from N(0.2, 0.5). */
const trap = (over: { system?: object; ensemble?: object; [key: string]: unknown } = {}) =>
  experiment({
    ...over,
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*x^2/2 - f*x", fields: { k: 1.2, f: 0 } },
      kT: 0.8,
      friction: 1.5,
      start: { kind: "gaussian", mean: { x: 0.2 }, covariance: [[0.5]] },
      ...over.system,
    },
    method: { scheme: "euler", dt: H, ...(over.method as object) },
    control: { duration: H * STEPS, ramps: { f: [[0, 0.3], [1, 1.5]] } }, // biome-ignore format: a ramp
    ensemble: { trajectories: N, seed: 1, bias: { force: "1.1 - 0.4*x + 0.5*f" }, ...over.ensemble },
  });

/** U = k x^2/2 + q y^2/2 + g x y - f x with a force on y, and a bath for each. */
const pair = () =>
  trap({
    system: {
      variables: { x: { kT: 0.8, friction: 1.5 }, y: { kT: 1.7, friction: 0.6 } },
      potential: { energy: "k*x^2/2 + q*y^2/2 + g*x*y - f*x", fields: { k: 1.2, q: 0.9, g: 0.4, f: 0 } },
      force: { y: "0.7*x" },
      start: { kind: "gaussian", mean: { x: 0.2, y: -0.3 }, covariance: [[0.5, 0.1], [0.1, 0.7]] }, // biome-ignore format: a matrix
    },
    method: { heat: "stepwise" },
    ensemble: { seed: 2, bias: { force: { x: "0.6*f + 0.3*y", y: "-0.8" } } },
  });

/** Rows of f, and the writes: of row k before move k, and the last one to 1.5. */
const rows = Array.from({ length: STEPS }, (_, k) => 0.3 + (1.2 * (k + 0.5)) / STEPS);
const writes = [...rows, 1.5].map((f, k) => f - (rows[k - 1] ?? 0));

interface Linear {
  readonly mean: number[];
  readonly covariance: number[][];
  /** Drift without f: by row. f pushes the first variable. */
  readonly force: number[][];
  readonly kT: number[];
  readonly friction: number[];
}

/** Mean and covariance of (variables, W) under Euler's map; the work is -sum of x times the writes of f. */
function exactly({ mean: m0, covariance, force, kT, friction }: Linear) {
  const d = m0.length;
  let m = [...m0, 0];
  let C = [...covariance.map((row) => [...row, 0]), Array.from({ length: d + 1 }, () => 0)];
  const unit = (i: number) => Array.from({ length: d + 1 }, (_, j) => (i === j ? 1 : 0));
  const affine = (A: number[][], b: number[], noise: number[]) => {
    const times = (row: number[], v: number[]) => row.reduce((sum, a, i) => sum + a * (v[i] as number), 0);
    m = A.map((row, i) => times(row, m) + (b[i] as number));
    const AC = A.map((row) =>
      C.map((_, j) =>
        times(
          row,
          C.map((line) => line[j] as number),
        ),
      ),
    );
    C = AC.map((row, i) => A.map((other, j) => times(other, row) + (i === j ? (noise[i] as number) : 0)));
  };
  const none = unit(-1);
  const write = (by: number) =>
    affine([...m0.map((_, i) => unit(i)), unit(d).map((u, j) => (j === 0 ? -by : u))], none, none);
  rows.forEach((f, k) => {
    write(writes[k] as number);
    const rates = friction.map((gamma) => H / gamma);
    affine(
      [...force.map((row, i) => unit(i).map((u, j) => u + (rates[i] as number) * (row[j] ?? 0))), unit(d)],
      none.map((_, i) => (i === 0 ? (rates[0] as number) * f : 0)),
      none.map((_, i) => (i < d ? 2 * (kT[i] as number) * (rates[i] as number) : 0)),
    );
  });
  write(writes[STEPS] as number);
  return { mean: m, variance: C.map((row, i) => row[i] as number) };
}

const ONE = exactly({ mean: [0.2], covariance: [[0.5]], force: [[-1.2]], kT: [0.8], friction: [1.5] });
const TWO = exactly({
  mean: [0.2, -0.3],
  covariance: [[0.5, 0.1], [0.1, 0.7]], // biome-ignore format: a matrix
  force: [[-1.2, -0.4], [-0.4 + 0.7, -0.9]], // biome-ignore format: a matrix
  kT: [0.8, 1.7],
  friction: [1.5, 0.6],
});

const asked = (names: readonly string[], weight: string) =>
  Object.fromEntries(
    names.flatMap((name) => [
      [name, weighted(mean(name), weight)],
      [`${name} variance`, weighted(variance(name), weight)],
    ]),
  );

describe("weighted averages of linear systems", () => {
  test.each([
    ["one variable", trap(), ["x", "work"], ONE],
    ["two variables with baths of their own", pair(), ["x", "y", "work"], TWO],
  ] as const)("%s: means and variances of states and work", async (_, what, names, exact) => {
    const found = async (weight: string) => {
      const { estimates } = await run(what, { workers: 1, estimates: asked(names, weight) });
      return names.flatMap((name, i) => [
        apart(estimates[name], exact.mean[i] as number),
        apart(estimates[`${name} variance`], exact.variance[i] as number),
      ]);
    };
    for (const z of await found("logWeight")) expect(z).toBeLessThan(ALLOWED);
    // controls: half the weight, the wrong sign, none
    for (const wrong of ["logWeight/2", "-logWeight", "0*logWeight"]) {
      expect(Math.max(...(await found(wrong)))).toBeGreaterThan(3 * ALLOWED);
    }
  });

  test("<e^logWeight> = 1, and not so with another power of the weight", async () => {
    for (const what of [trap({ ensemble: { seed: 3 } }), pair()]) {
      const { estimates } = await run(what, {
        workers: 1,
        estimates: {
          one: mean("exp(logWeight)"),
          half: mean("exp(logWeight/2)"),
          wrong: mean("exp(-logWeight)"),
        },
      });
      expect(apart(estimates.one, 1)).toBeLessThan(ALLOWED);
      expect(apart(estimates.half, 1)).toBeGreaterThan(3 * ALLOWED);
      expect(apart(estimates.wrong, 1)).toBeGreaterThan(3 * ALLOWED);
    }
  });

  test("a path that stops has the weight of what it went", async () => {
    const what = trap({ stop: "x > 1", ensemble: { seed: 4 } });
    const free = experiment({ ...what, ensemble: { trajectories: N, seed: 5 } });
    const estimates = { T: weighted(mean("stopTime"), "logWeight"), one: mean("exp(logWeight)") };
    const found = await run(what, { workers: 1, estimates });
    const { estimates: plain } = await run(free, { workers: 1 });
    expect(apart(found.estimates.one, 1)).toBeLessThan(ALLOWED);
    const both = {
      value: found.estimates.T?.value as number,
      error: Math.hypot(found.estimates.T?.error as number, plain.stopTime?.error as number),
    };
    expect(apart(both, plain.stopTime?.value as number)).toBeLessThan(ALLOWED);
    // control: the force shortens the way
    expect(apart(found.estimates.stopTime, plain.stopTime?.value as number)).toBeGreaterThan(3 * ALLOWED);
  });
});

test("path by path: ln of the densities of all steps; work, heat and force work are of the true forces", async () => {
  const n = 24;
  const [kT, gamma] = [[0.8, 1.7] as const, [1.5, 0.6] as const];
  const what = experiment({
    system: {
      dynamics: "overdamped",
      variables: { x: { kT: kT[0], friction: gamma[0] }, y: { kT: kT[1], friction: gamma[1] } },
      potential: { energy: "x^4/4 - f*cos(x*y) + y^2", fields: { f: 0 } },
      force: { x: "sin(y)", y: "f*x" },
      kT: 1,
      friction: 1,
      start: { kind: "point", at: { x: 0.5, y: 0.2 } },
    },
    method: { scheme: "euler", dt: H, heat: "stepwise" },
    control: { duration: H * STEPS, ramps: { f: [[0, 0.3], [1, 1.5]] } }, // biome-ignore format: a ramp
    record: { keep: ["logWeight", "forceWork", "heat_x", "heat_y", "shadowWork"] },
    ensemble: { trajectories: n, seed: 6, bias: { force: { x: "exp(-x^2) + 0.2*f*y", y: "0.5*x*y - f" } } },
  });
  const { columns } = await run(what, { workers: 1 });
  const paths = replay(what, Array.from({ length: n }, (_, i) => i), { every: 1 }); // biome-ignore format: one line
  paths.forEach(({ variables }, i) => {
    const path = [
      [0.5, ...(variables.x as Float64Array)],
      [0.2, ...(variables.y as Float64Array)],
    ] as const;
    let [weight, pushed] = [0, 0];
    const heat = [0, 0];
    rows.forEach((f, k) => {
      const at = (j: number) => {
        const [x, y] = [path[0][j] as number, path[1][j] as number];
        const push = [Math.sin(y), f * x] as const;
        return {
          push,
          force: [
            push[0] - x ** 3 - f * y * Math.sin(x * y),
            push[1] - f * x * Math.sin(x * y) - 2 * y,
          ] as const,
          bias: [Math.exp(-x * x) + 0.2 * f * y, 0.5 * x * y - f] as const,
        };
      };
      const [old, now] = [at(k), at(k + 1)];
      for (const v of [0, 1] as const) {
        const by = (path[v][k + 1] as number) - (path[v][k] as number);
        const rate = H / gamma[v];
        const miss = (force: number) => (by - rate * force) ** 2 / (4 * kT[v] * rate);
        weight += miss(old.force[v] + old.bias[v]) - miss(old.force[v]);
        pushed += (by * (old.push[v] + now.push[v])) / 2;
        heat[v] = (heat[v] as number) + (by * (old.force[v] + now.force[v])) / 2;
        heat[v] = (heat[v] as number) + (rate * (now.force[v] ** 2 - old.force[v] ** 2)) / 4;
      }
    });
    expect(columns.logWeight?.[i]).toBeCloseTo(weight, 10);
    expect(columns.forceWork?.[i]).toBeCloseTo(pushed, 10);
    expect(columns.heat_x?.[i]).toBeCloseTo(heat[0] as number, 10);
    expect(columns.heat_y?.[i]).toBeCloseTo(heat[1] as number, 10);
  });
});

test("the time-step bias of a weighted mean is measured, of order 1", async () => {
  const what = trap({ method: { bias: "measure", dt: 0.1 }, ensemble: { trajectories: 8 * N } });
  const { estimates } = await run(what, { workers: 1, estimates: { w: weighted(mean("x"), "logWeight") } });
  const { value = Number.NaN, error = Number.NaN, order } = estimates.w?.bias ?? {};
  expect(order).toBe(1);
  // <x> of continuous time with f = 0.3 + 1.2 t: a/k + b (t - 1/r)/k + [m0 - a/k + b/(r k)] e^(-r t), r = k/friction = 0.8
  const limit = 0.3 / 1.2 + (1 - 1.25) + (0.2 - 0.3 / 1.2 + 1.25) * Math.exp(-0.8);
  let x = 0.2;
  for (let k = 0; k < 10; k++) x += (0.1 / 1.5) * (0.3 + 0.12 * (k + 0.5) - 1.2 * x);
  expect(Math.abs(value - (x - limit))).toBeLessThan(ALLOWED * error);
  expect(error).toBeLessThan(Math.abs(x - limit));
});

test("the same bytes for 1 and 3 workers", async () => {
  const what = {
    ...trap({ ensemble: { trajectories: 5000 } }),
    record: { keep: ["logWeight", "x", "work"] },
  };
  const options = (workers: number) => ({
    workers,
    chunkLeaves: 1,
    estimates: { w: weighted(mean("work"), "logWeight") },
  });
  const [one, three] = [await run(what, options(1)), await run(what, options(3))];
  expect(three.columns).toEqual(one.columns);
  expect(three.estimates).toEqual(one.estimates);
});

test("a bias of 0 changes nothing but the column", async () => {
  const keep = ["x", "work", "heat"];
  const biased = {
    ...trap({ ensemble: { trajectories: 64, bias: { force: "0*x" } } }),
    record: { keep: [...keep, "logWeight"] },
  };
  const { logWeight, ...others } = (await run(biased, { workers: 1 })).columns;
  const plain = experiment({ ...biased, record: { keep }, ensemble: { trajectories: 64, seed: 1 } });
  expect((await run(plain, { workers: 1 })).columns).toEqual(others);
  expect([...(logWeight as Float64Array)].every((w) => w === 0)).toBe(true);
});

test("checks refuse to judge a biased sample, the reverse is refused, so is the comparison", async () => {
  const checks = [jarzynski(), crooks(), firstLaw()];
  const what = trap({ system: { start: { kind: "equilibrium" } }, ensemble: { trajectories: 2048 } });
  const { verdicts, reversed } = await run(what, { workers: 1, checks });
  expect(reversed).toBeUndefined();
  for (const { outcome, reason } of verdicts) {
    expect(outcome).toBe("undecided");
    expect(reason).toMatch(/^an unbiased ensemble is needed/);
  }
  expect(() => reverse(what)).toThrow(/^ensemble\.bias: an unbiased ensemble is needed/);
  await expect(run(what, { workers: 1, compare: "fokker-planck" })).rejects.toThrow(/^ensemble\.bias: /);
  // control: without the bias they judge
  const free = experiment({ ...what, ensemble: { trajectories: 2048, seed: 1 } });
  const judged = await run(free, { workers: 1, checks: [jarzynski()] });
  expect(judged.verdicts[0]?.reason).not.toMatch(/unbiased/);
});

test.each([
  ["method.scheme", { method: { scheme: "heun" } }, '"euler"'],
  [
    "system.dynamics",
    { system: { dynamics: "underdamped", mass: 1 }, method: { scheme: "euler" } },
    '"overdamped" is needed',
  ],
  ["system.walls", { system: { walls: { low: -3 } } }, "without walls"],
  [
    "system.start",
    { system: { start: { kind: "steady", burnIn: 1, from: { kind: "point", at: { x: 0 } } } } },
    "burn-in",
  ],
  ["ensemble.bias.force", { ensemble: { bias: { force: "z" } } }, '"z" is unknown'],
  ["ensemble.bias.force.z", { ensemble: { bias: { force: { z: "1" } } } }, "a variable (x) is needed"],
  ["ensemble.bias.force", { ensemble: { bias: { force: 1 } } }, "a text"],
  ["ensemble.bias.forse", { ensemble: { bias: { force: "1", forse: "1" } } }, 'did you mean "force"'],
] as const)("refused: %s", (path, over, words) => {
  let found: unknown;
  try {
    trap(over);
  } catch (error) {
    found = error;
  }
  expect(found).toBeInstanceOf(SpecError);
  expect((found as SpecError).path).toBe(path);
  expect((found as SpecError).problem).toContain(words);
});
