// Where several variables start: points, normal laws, equilibrium in a parabola.
import { describe, expect, test } from "vitest";
import { type Estimate, jarzynski, mean, run, SpecError } from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { normalBelow } from "../check/hitting.js";
import { type Matrix, solve } from "../check/linearSystem.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5;
const NAMES = ["x", "y", "z", "u"];
const z = (estimate: Estimate | undefined, truth: number): number =>
  Math.abs(((estimate?.value as number) - truth) / (estimate?.error as number));

type Json = Record<string, unknown>;
const spec = (system: Json, rest: Json = {}) =>
  experiment({
    system: { dynamics: "overdamped", kT: 1, friction: 1, ...system },
    method: { scheme: "heun", dt: 0.01, heat: "stepwise" },
    control: { duration: 0.01, ramps: {} },
    ensemble: { trajectories: 200_000, seed: 361 },
    ...rest,
  });
const free = (n: number): Json => ({
  variables: Object.fromEntries(NAMES.slice(0, n).map((v) => [v, {}])),
  potential: {
    energy: NAMES.slice(0, n)
      .map((v) => `${v}^2`)
      .join(" + "),
    fields: {},
  },
});
const byName = (values: readonly number[]) => Object.fromEntries(values.map((v, i) => [NAMES[i], v]));
const starts = (n: number) => NAMES.slice(0, n).map((v) => `${v}Start`);

const LAWS: readonly (readonly [name: string, mean: readonly number[], covariance: Matrix])[] = [
  ["one variable", [3], [[0.25]]],
  [
    "two that hardly differ",
    [1, -2],
    [
      [1, 0.999],
      [0.999, 1],
    ],
  ],
  [
    "three of scales 1e-4, 1 and 1e4",
    [0, 5, 1e4],
    [
      [1e-8, 3e-5, 0],
      [3e-5, 1, -2e3],
      [0, -2e3, 1e8],
    ],
  ],
  [
    "four that all depend on each other",
    [1, 2, 3, 4],
    [
      [4, 1, -1, 0.5],
      [1, 3, 0.7, -1],
      [-1, 0.7, 2, 0.3],
      [0.5, -1, 0.3, 1],
    ],
  ],
  [
    "four of which the second and the last do not vary",
    [1, 2, 3, 4],
    [
      [1, 0, 0.5, 0],
      [0, 0, 0, 0],
      [0.5, 0, 2, 0],
      [0, 0, 0, 0],
    ],
  ],
];

describe("a Gaussian start", () => {
  test.each(LAWS)(
    "of %s has its means and covariances, |z| < 4.5, and normal marginals",
    SLOW,
    async (_, centre, covariance) => {
      const n = centre.length;
      const names = starts(n);
      const off = names.map((v, i) => `(${v} - (${centre[i]}))`);
      const scale = (i: number): number => Math.sqrt(covariance[i]?.[i] as number) || 1;
      const asked = Object.fromEntries([
        ...names.map((v, i) => [v, mean(off[i] as string)]),
        ...off.flatMap((a, i) => off.slice(0, i + 1).map((b, j) => [`${i} ${j}`, mean(`${a}*${b}`)])),
        ...names.map((v, i) => [`${v} high`, mean(`${off[i]} > ${scale(i)}`)]),
        ...names.map((v, i) => [`${v} low`, mean(`${off[i]} < ${-2 * scale(i)}`)]),
      ]);
      const start = { kind: "gaussian", mean: byName(centre), covariance };
      const { estimates } = await run(spec({ ...free(n), start }), { estimates: asked });
      names.forEach((v, i) => {
        const varies = covariance[i]?.[i] !== 0;
        if (!varies) {
          expect([estimates[v]?.value, estimates[v]?.error, estimates[`${i} ${i}`]?.value]).toEqual([
            0, 0, 0,
          ]);
          return;
        }
        expect(z(estimates[v], 0), v).toBeLessThan(Z);
        expect(z(estimates[`${v} high`], 1 - normalBelow(1)), `${v} high`).toBeLessThan(Z);
        expect(z(estimates[`${v} low`], normalBelow(-2)), `${v} low`).toBeLessThan(Z);
        for (let j = 0; j <= i; j++) {
          if (covariance[j]?.[j] === 0) continue;
          expect(z(estimates[`${i} ${j}`], covariance[i]?.[j] as number), `${i} ${j}`).toBeLessThan(Z);
        }
      });
      // control: without the correlations
      const tied = covariance.flatMap((row, i) =>
        row.slice(0, i).flatMap((c, j) => (c === 0 ? [] : [`${i} ${j}`])),
      );
      if (tied.length > 0) expect(Math.max(...tied.map((key) => z(estimates[key], 0)))).toBeGreaterThan(20);
    },
  );

  const bad = (covariance: unknown, n = 2): SpecError => {
    const start = { kind: "gaussian", mean: byName([0, 0, 0].slice(0, n)), covariance };
    return errorOf(() => plan(spec({ ...free(n), start })));
  };
  test.each([
    [
      "a matrix that is not symmetric",
      [
        [1, 0.5],
        [0.4, 1],
      ],
      /^a symmetric matrix is needed, .* given$/,
    ],
    [
      "a negative variance",
      [
        [1, 0],
        [0, -1],
      ],
      /^a positive definite matrix is needed/,
    ],
    [
      "a correlation above 1",
      [
        [1, 1.1],
        [1.1, 1],
      ],
      /^a positive definite matrix is needed/,
    ],
    [
      "a correlation of 1",
      [
        [1, 1],
        [1, 1],
      ],
      /^a positive definite matrix is needed/,
    ],
    [
      "a correlation of 1 up to rounding",
      [
        [2, 2],
        [2, 2],
      ],
      /^a positive definite matrix is needed/,
    ],
    [
      "what does not vary and yet is correlated",
      [
        [0, 0.1],
        [0.1, 1],
      ],
      /^a positive definite matrix is needed/,
    ],
    ["one row", [[1, 0]], /^2 rows of 2 numbers are needed, .* given$/],
    ["rows of different lengths", [[1, 0], [0]], /^2 rows of 2 numbers are needed, .* given$/],
  ])("%s is refused in one sentence", (_, covariance, sentence) => {
    const error = bad(covariance);
    expect(error.path).toBe("system.start.covariance");
    expect(error.problem).toMatch(sentence);
    expect(error.problem).not.toContain("\n");
  });
});

function errorOf(refused: () => unknown): SpecError {
  try {
    refused();
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return error as SpecError;
  }
  throw new Error("nothing was refused");
}

test("a point start is that point in all trajectories, and has no free energy", SLOW, async () => {
  const at = { u: -4e-3, z: 3, y: 0, x: 1.25 }; // in any order
  const { columns, estimates, verdicts } = await run(
    spec(
      { ...free(4), start: { kind: "point", at } },
      { record: { keep: starts(4) }, ensemble: { trajectories: 100, seed: 1 } },
    ),
    { checks: [jarzynski()] },
  );
  for (const [v, place] of Object.entries(at)) {
    expect(columns[`${v}Start`]?.every((x) => x === place)).toBe(true);
  }
  expect(estimates.freeEnergyChange).toBeUndefined();
  expect(verdicts[0]?.outcome).toBe("undecided");
  expect(verdicts[0]?.reason).toMatch(/freeEnergyChange/);
});

describe("an equilibrium start of several variables", () => {
  const start = { kind: "equilibrium" };
  const two = (energy: string, rest: Json = {}): Json => ({
    variables: { x: {}, y: {} },
    potential: { energy, fields: { a: 0 } },
    start,
    ...rest,
  });
  test.each([
    ["a quartic", two("x^4 + y^2")],
    ["what only looks at first sight like a parabola", two("x^2 + y^2 + 0.1*cos(x)")],
    ["a cubic coupling", two("x^2 + y^2 + x*y^2/10")],
    ["two temperatures", two("x^2 + y^2", { variables: { x: {}, y: { kT: 2 } } })],
  ])("is refused for %s", (_, system) => {
    const error = errorOf(() => plan(spec(system)));
    expect(error.path).toBe("system.start");
    expect(error.problem).toMatch(/^a point or gaussian start is needed for several variables, unless/);
  });

  test.each([
    ["a saddle", two("x^2 - y^2")],
    ["a valley", two("(x - y)^2")],
    ["a variable that U does not hold", two("x^2 + a*y")],
  ])("is refused for %s: it does not confine", (_, system) => {
    const error = errorOf(() => plan(spec(system)));
    expect(error.path).toBe("system.potential");
    expect(error.problem).toMatch(/^a potential that rises on both sides is needed/);
  });

  test("is refused where a force does not vanish, and taken where it does", () => {
    const forced = (force: Json) => () => plan(spec(two("x^2 + x*y + y^2", { force })));
    expect(errorOf(forced({ y: "x" })).path).toBe("system.start");
    expect(errorOf(forced({ x: "1e-9*y^3" })).problem).toMatch(/^a force that vanishes at t = 0- is needed/);
    expect(forced({ x: "a*y", y: "-a*x" })).not.toThrow();
  });

  test("is taken where a term that is not quadratic has the coefficient 0 at t = 0-", () => {
    const { book } = plan(spec(two("x^2 + x*y + y^2 + a*x^4")));
    expect(book.freeEnergyChange).toEqual([0]);
  });

  test("F = U_min + (kT/2) ln det H - kT n/2 ln(2 pi kT): dF of a quench in every number at once", () => {
    const { book } = plan(
      spec(
        { ...two("(1 + a)*x^2/2 + 0.3*x*y + (2 - a)*y^2/2 - 3*a*x + a*y + 5*a", { kT: 0.4 }) },
        { control: { duration: 0.01, ramps: { a: [[0, 1]] } } },
      ),
    );
    const H = (a: number) => [
      [1 + a, 0.3],
      [0.3, 2 - a],
    ];
    const { x, determinant } = solve(H(1), [3, -1]);
    const lowest = 5 - ((x[0] as number) * 3 - (x[1] as number)) / 2;
    const dF = lowest + 0.2 * Math.log(determinant / solve(H(0), [0, 0]).determinant);
    expect(book.freeEnergyChange[0]).toBeCloseTo(dF, 12);
  });
});
