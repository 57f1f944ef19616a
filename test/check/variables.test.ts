// Several variables against exact recursions of their linear systems (linearSystem.ts), which tend to Lyapunov's solution.
import { Matrix as Square } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { type Estimate, type EstimateRequest, experiment, mean, run } from "../../dist/index.js";
import { lyapunov } from "../../dist/theory/linearSteady.js";
import {
  evolve,
  exponential,
  type Flaw,
  indices,
  type LinearSystem,
  type Matrix,
  type Moments,
  plus,
  type Scheme,
  times,
  transposed,
} from "./linearSystem.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5; // false alarms: 7e-6 a quantity, some 200 quantities
const NAMES = ["x", "y", "z", "u"];

interface Case {
  readonly name: string;
  readonly system: LinearSystem;
  readonly duration: number;
  readonly steps: number;
  readonly trajectories: number;
  readonly seed: number;
  /** The fields at t = 0 and at the end: a straight ramp. */
  readonly fields: Readonly<Record<string, readonly [number, number]>>;
  readonly energy: string;
  readonly force: Readonly<Record<string, string>> | undefined;
}

const constant = (m: Matrix) => (): Matrix => m;
const none = (n: number): number[][] => indices(n).map(() => indices(n).map(() => 0));

const CASES: readonly Case[] = [
  {
    name: "two variables at kT 2 and 0.5, friction 1 and 3, coupled, with the force (-w y, w x)",
    system: {
      hessian: constant([
        [2, 0.8],
        [0.8, 1.5],
      ]),
      tilt: () => [0.3, -0.2],
      curl: [
        [0, -0.9],
        [0.9, 0],
      ],
      kT: [2, 0.5],
      friction: [1, 3],
      mean: [1, -1],
      covariance: [
        [0.5, 0.3],
        [0.3, 0.7],
      ],
    },
    duration: 1,
    steps: 8,
    trajectories: 200_000,
    seed: 301,
    fields: { w: [0.9, 0.9] },
    energy: "x^2 + 0.8*x*y + 0.75*y^2 + 0.3*x - 0.2*y",
    force: { x: "-w*y", y: "w*x" },
  },
  {
    name: "three variables with a stiffening spring, a moving centre and a point start",
    system: {
      hessian: (t) => [
        [1 + 2 * t, -0.5, 0],
        [-0.5, 2, 0.6],
        [0, 0.6, 1.2],
      ],
      tilt: (t) => [0, -3 * t, 0],
      curl: none(3),
      kT: [1, 1, 1],
      friction: [0.5, 1, 2],
      mean: [0.5, 0, -2],
      covariance: none(3),
    },
    duration: 0.8,
    steps: 8,
    trajectories: 200_000,
    seed: 302,
    fields: { k: [1, 2.6], f: [0, 2.4] },
    energy: "k*x^2/2 - 0.5*x*y + y^2 + 0.6*y*z + 0.6*z^2 - f*y",
    force: undefined,
  },
  {
    name: "a chain of four between baths at 3, 1, 1, 0.2, the last one pushed by the first",
    system: {
      hessian: constant([
        [2, -1, 0, 0],
        [-1, 2, -1, 0],
        [0, -1, 2, -1],
        [0, 0, -1, 2],
      ]),
      tilt: (t) => [0, 0, 0, -2 * t],
      curl: [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [1.5, 0, 0, 0],
      ],
      kT: [3, 1, 1, 0.2],
      friction: [1, 2, 0.7, 1],
      mean: [0, 0, 0, 0],
      covariance: [
        [1, 0.2, 0, -0.1],
        [0.2, 0.5, 0, 0],
        [0, 0, 0, 0],
        [-0.1, 0, 0, 0.4],
      ],
    },
    duration: 1,
    steps: 10,
    trajectories: 200_000,
    seed: 303,
    fields: { f: [0, 2] },
    energy: "x^2 + y^2 + z^2 + u^2 - x*y - y*z - z*u - f*u",
    force: { u: "1.5*x" },
  },
];

const specOf = (one: Case, scheme: Scheme) => {
  const { system, duration, steps, fields, energy, force, trajectories, seed } = one;
  const names = NAMES.slice(0, system.kT.length);
  const named = <T>(values: readonly T[]) => Object.fromEntries(names.map((name, v) => [name, values[v]]));
  const baths = names.map((_, v) => ({ kT: system.kT[v], friction: system.friction[v] }));
  return experiment({
    system: {
      dynamics: "overdamped",
      variables: named(baths),
      potential: {
        energy,
        fields: Object.fromEntries(Object.entries(fields).map(([field, [from]]) => [field, from])),
      },
      ...(force && { force }),
      kT: 1,
      friction: 1,
      start: { kind: "gaussian", mean: named(system.mean), covariance: system.covariance },
    },
    method: { scheme, dt: duration / steps, heat: "stepwise" },
    control: {
      duration,
      ramps: Object.fromEntries(
        Object.entries(fields).map(([field, [a, b]]) => [
          field,
          [
            [0, a],
            [1, b],
          ],
        ]),
      ),
    },
    ensemble: { trajectories, seed },
  });
};

/** Every moment by name, as an estimate and as the recursion's number. */
function quantities(n: number): Record<string, readonly [EstimateRequest, (m: Moments) => number]> {
  const names = NAMES.slice(0, n);
  return Object.fromEntries([
    ...names.map((a, i) => [`<${a}>`, [mean(a), (m: Moments) => m.mean[i] as number]]),
    ...names.flatMap((a, i) =>
      names
        .slice(0, i + 1)
        .map((b, j) => [`<${a}${b}>`, [mean(`${a}*${b}`), (m: Moments) => m.second[i]?.[j] as number]]),
    ),
    ...names.map((a, i) => [`<Q_${a}>`, [mean(`heat_${a}`), (m: Moments) => m.heat[i] as number]]),
    ["<W>", [mean("work"), (m: Moments) => m.work]],
    ["<W_f>", [mean("forceWork"), (m: Moments) => m.forceWork]],
  ]);
}

/** |value - reference|/error; where nothing varies, 0 or infinity. */
function scores(
  estimates: Readonly<Record<string, Estimate | undefined>>,
  reference: Moments,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(quantities(reference.mean.length)).map(([name, [, of]]) => {
      const { value, error } = estimates[name] as { value: number; error: number };
      const miss = Math.abs(value - of(reference));
      return [name, miss < 1e-12 ? 0 : miss / error];
    }),
  );
}

const worst = (found: Record<string, number>): number => Math.max(...Object.values(found));

describe.each(CASES)("$name", (one) => {
  describe.each(["heun", "euler"] as const)("%s", (scheme) => {
    const n = one.system.kT.length;
    const asked = Object.fromEntries(
      Object.entries(quantities(n)).map(([name, [request]]) => [name, request]),
    );
    const running = run(specOf(one, scheme), { estimates: asked });
    const reference = (flaw: Flaw = "none", system = one.system) =>
      evolve(system, scheme, one.duration, one.steps, flaw);

    test(
      "means, covariances, heat to each bath and work are those of its own recursion, |z| < 4.5",
      SLOW,
      async () => {
        const found = scores((await running).estimates, reference());
        for (const [name, z] of Object.entries(found)) expect(z, name).toBeLessThan(Z);
      },
    );

    test("controls: another bath, friction, force, corrector or heat is seen", SLOW, async () => {
      const { estimates } = await running;
      const { system } = one;
      const swapped = (values: readonly number[]) => [values[1], values[0], ...values.slice(2)] as number[];
      const flawed: Record<string, Moments> = {
        friction: reference("none", { ...system, friction: swapped(system.friction) }),
        start: reference("none", { ...system, covariance: none(n), mean: swapped(system.mean) }),
      };
      // with two variables the mistake, K_xy <dx dy>/2 a step, is of order h^2 and hides
      if (n > 2) flawed.heat = reference("heat with the others of before");
      if (system.kT[0] !== system.kT[1]) {
        flawed.baths = reference("none", { ...system, kT: swapped(system.kT) });
      }
      if (one.force !== undefined) flawed.force = reference("none", { ...system, curl: none(n) });
      if (scheme === "heun") flawed.corrector = reference("corrector with the others of before");
      for (const [name, moments] of Object.entries(flawed)) {
        expect(worst(scores(estimates, moments)), name).toBeGreaterThan(2 * Z);
      }
    });
  });

  test("the recursions tend to mean(t) = e^(At) mean and C(t) = C + e^(At) (C(0) - C) e^(A^T t), by h^2 and by h", () => {
    const { system, duration } = one;
    const still = { ...system, hessian: () => system.hessian(0), tilt: () => system.kT.map(() => 0) };
    const force = plus(system.curl, system.hessian(0), -1);
    const A = force.map((row, v) => row.map((c) => c / (system.friction[v] as number)));
    const noise = force.map((row, v) =>
      row.map((_, w) => (v === w ? (2 * (system.kT[v] as number)) / (system.friction[v] as number) : 0)),
    );
    const steady = lyapunov(new Square(A), new Square(noise)).to2DArray();
    const along = exponential(A, duration);
    const centre = along.map((row) => row.reduce((sum, c, j) => sum + c * (system.mean[j] as number), 0));
    const spread = plus(steady, times(times(along, plus(system.covariance, steady, -1)), transposed(along)));
    const miss = (scheme: Scheme, steps: number): number => {
      const { mean: found, second } = evolve(still, scheme, duration, steps);
      const errors = found.flatMap((m, i) => [
        m - (centre[i] as number),
        ...found.map((k, j) => (second[i]?.[j] as number) - m * k - (spread[i]?.[j] as number)),
      ]);
      return Math.hypot(...errors);
    };
    const order = (scheme: Scheme): number => Math.log2(miss(scheme, 100) / miss(scheme, 200));
    expect(order("heun")).toBeCloseTo(2, 1);
    expect(order("euler")).toBeCloseTo(1, 1);
    expect(miss("heun", 800)).toBeLessThan(1e-4);
  });
});
