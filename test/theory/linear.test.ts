// Linear systems against the catalogue, against closed forms, and against a second way to the same number.
import { Matrix } from "ml-matrix";
import { describe, expect, it, test } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import { type Node, number } from "../../dist/formula/syntax.js";
import { linearMoments } from "../../dist/theory/linearMoments.js";
import type { LinearProblem } from "../../dist/theory/linearProblem.js";
import { rowMoments } from "../../dist/theory/linearRows.js";
import { type LinearScheme, movesOf, together } from "../../dist/theory/linearScheme.js";
import { isStable, lyapunov, steadyNormal, steadyOfMap } from "../../dist/theory/linearSteady.js";
import { exactStep, lowerRoot, propagate } from "../../dist/theory/linearStep.js";
import { linearLaw, NotLinear } from "../../dist/theory/linearSystem.js";
import { exponentialWork } from "../../dist/theory/linearWork.js";
import { stiffeningTrap } from "../../dist/theory/stiffeningTrap.js";
import { evolve, exponential, type Matrix as Rows } from "../check/linearSystem.js";
import { expectWithin, langevin, missing, notice, titleOf } from "./catalogue.js";

interface Spec {
  readonly variables?: readonly string[];
  readonly energy: string;
  readonly forces?: readonly (string | null)[];
  readonly kT?: readonly (number | string)[];
  readonly frictions?: readonly number[];
  readonly masses?: readonly number[];
}

const node = (value: number | string): Node => (typeof value === "number" ? number(value) : parse(value));

const law = ({ variables = ["x"], energy, forces, kT, frictions, masses }: Spec) =>
  linearLaw({
    variables,
    energy: parse(energy),
    forces: variables.map((_, v) => (forces?.[v] ? parse(forces[v] as string) : null)),
    temperatures: variables.map((_, v) => node(kT?.[v] ?? 1)),
    frictions: variables.map((_, v) => frictions?.[v] ?? 1),
    masses: variables.map((_, v) => masses?.[v] ?? 0),
  });

const norm = (m: Matrix): number => m.to1DArray().reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Gyrator and variance sum rule: two variables, two baths. */
const gyrator = ({ k1, k2, c, T1, T2 }: Record<string, number>) =>
  law({
    variables: ["x", "y"],
    energy: "k1*x^2/2 + k2*y^2/2 + c*x*y",
    kT: [T1 as number, T2 as number],
  }).at({ k1, k2, c } as Record<string, number>);

describe("the steady state, A C + C A^T + N = 0", () => {
  for (const { params, ref } of langevin("filliger-reimann-2007-gyrator")) {
    it(`is that of the gyrator of the catalogue at ${titleOf(params)}`, () => {
      const system = gyrator(params);
      const { covariance, mean } = steadyNormal(system) as NonNullable<ReturnType<typeof steadyNormal>>;
      expectWithin("Cxx", covariance[0]?.[0] as number, ref.Cxx as number, 1e-12);
      expectWithin("Cyy", covariance[1]?.[1] as number, ref.Cyy as number, 1e-12);
      expectWithin("Cxy", covariance[0]?.[1] as number, ref.Cxy as number, 1e-12);
      expect(mean).toEqual([expect.closeTo(0, 14), expect.closeTo(0, 14)]);
    });
  }

  test("is what the exact propagator's noise tends to, for 4 variables with currents (a second way)", () => {
    const { drift, noise } = wheel();
    const steady = lyapunov(drift, noise);
    expect(norm(Matrix.sub(propagate(drift, noise, 60).noise, steady))).toBeLessThan(1e-12 * norm(steady));
    // control: at a time that is too short it is not there yet
    expect(norm(Matrix.sub(propagate(drift, noise, 6).noise, steady))).toBeGreaterThan(1e-6);
  });

  test.each([
    ["a trap", { energy: "x^2/2" }, true],
    ["a free particle", { energy: "0*x" }, false],
    ["a hill", { energy: "-x^2/2" }, false],
    ["a valley in two variables", { variables: ["x", "y"], energy: "(x - y)^2" }, false],
    ["a saddle", { variables: ["x", "y"], energy: "x^2/2 + y^2/2 + 1.01*x*y" }, false],
    ["a spring with friction", { energy: "x^2/2", masses: [1], frictions: [0.01] }, true],
    ["a spring without", { energy: "x^2/2", masses: [1], frictions: [0] }, false],
    [
      "a saddle that a whirl confines",
      { variables: ["x", "y"], energy: "x^2/2 - y^2/4", forces: ["3*y", "-3*x"] },
      true,
    ],
  ] as const)("%s is stable: %#", (_, spec, stable) => {
    const system = law(spec as Spec).at({});
    expect(isStable(system.drift)).toBe(stable);
    expect(steadyNormal(system) !== null).toBe(stable);
  });
});

/** Four variables that push each other around, each with a bath of its own. */
const wheel = () =>
  law({
    variables: ["a", "b", "c", "d"],
    energy: "a^2 + b^2/2 + 0.7*c^2 + d^2/2 + 0.3*a*b - 0.2*c*d",
    forces: ["1.5*b", "-0.8*a + 0.4*c", "0.5*d - 1", null],
    kT: [2, 1, 0.3, 1],
    frictions: [1, 0.5, 2, 1],
  }).at({});

describe("the exact step", () => {
  test("has M = exp(A h) and Q = ∫ exp(A s) N exp(A^T s) ds, by another series and by Simpson's rule", () => {
    const { drift, noise } = wheel();
    const h = 1.3;
    const { map, noise: spread } = propagate(drift, noise, h);
    const other = (t: number) => new Matrix(exponential(drift.to2DArray() as Rows, t) as number[][]);
    // the other series carries the rounding of 20 squarings
    expect(norm(Matrix.sub(map, other(h)))).toBeLessThan(1e-9);
    const parts = 200;
    const sum = Matrix.zeros(4, 4);
    for (let k = 0; k <= parts; k++) {
      const weight = k === 0 || k === parts ? 1 : k % 2 === 1 ? 4 : 2;
      const e = other((h * k) / parts);
      sum.add(
        e
          .mmul(noise)
          .mmul(e.transpose())
          .mul((weight * h) / (3 * parts)),
      );
    }
    expect(norm(Matrix.sub(spread, sum))).toBeLessThan(1e-7);
  });

  test("is that of Uhlenbeck and Ornstein at any h: x e^(-h), 1 - e^(-2h)", () => {
    const { drift, offset, noise } = law({ energy: "(x - 3)^2/2" }).at({});
    for (const h of [1e-9, 1e-3, 0.7, 5, 40, 1000]) {
      const { map, shift, noise: spread } = exactStep(drift, offset, noise, h);
      if (h < 700) expect(map.get(0, 0) / Math.exp(-h)).toBeCloseTo(1, 11);
      expect(shift.get(0, 0) / (-3 * Math.expm1(-h))).toBeCloseTo(1, 12);
      expect(spread.get(0, 0) / -Math.expm1(-2 * h)).toBeCloseTo(1, 12);
    }
  });

  test("is that of a free particle with mass, of one without friction, and of one that a ramp pulls", () => {
    const free = law({ energy: "0*x", masses: [2], frictions: [0.5] }).at({});
    const h = 3;
    const { map, noise } = exactStep(free.drift, free.offset, free.noise, h);
    // g = friction/mass: <dx^2> = 2 kT/friction [h - 2 (1 - e)/g + (1 - e^2)/(2 g)], e = e^(-g h)
    const g = 0.25;
    const e = Math.exp(-g * h);
    expect(map.get(0, 1)).toBeCloseTo((1 - e) / g, 13);
    expect(noise.get(0, 0)).toBeCloseTo((2 / 0.5) * (h - (2 * (1 - e)) / g + (1 - e * e) / (2 * g)), 12);
    expect(noise.get(0, 1)).toBeCloseTo(((1 - e) * (1 - e)) / 0.5, 13);
    expect(noise.get(1, 1)).toBeCloseTo((1 - e * e) / 2, 13);

    const ideal = law({ energy: "2*x^2", masses: [1], frictions: [0] }).at({});
    const turned = exactStep(ideal.drift, ideal.offset, ideal.noise, 1000.1);
    expect(turned.map.get(0, 0)).toBeCloseTo(Math.cos(2000.2), 9);
    expect(norm(turned.noise)).toBe(0);

    const still = law({ energy: "x^2/2" }).at({});
    const pulled = exactStep(still.drift, still.offset, still.noise, h, Matrix.columnVector([1]));
    expect(pulled.shift.get(0, 0)).toBeCloseTo(h - 1 + Math.exp(-h), 13);
  });

  test("a root of a singular covariance leaves out what does not vary", () => {
    const covariance = new Matrix([
      [4, 0, 2, 2],
      [0, 0, 0, 0],
      [2, 0, 1, 1],
      [2, 0, 1, 5],
    ]);
    const root = lowerRoot(covariance);
    expect(root.mmul(root.transpose()).to2DArray()).toEqual(covariance.to2DArray());
    expect(root.get(2, 2)).toBe(0);
  });
});

/** Boltzmann of a trap at 0-, for z = x or (x, v). */
const trapStart = (k: number, mass = 0) =>
  mass > 0
    ? {
        mean: [0, 0],
        covariance: [
          [1 / k, 0],
          [0, 1 / mass],
        ],
      }
    : { mean: [0], covariance: [[1 / k]] };

describe("moments along a protocol", () => {
  for (const { params, ref } of langevin("jarzynski-1997-dragged-trap")) {
    const { k, v, tau } = params as { k: number; v: number; tau: number };
    it(`of the dragged trap, ${titleOf(params)}: mean, variance, <e^(-2W)>, lag`, () => {
      const problem: LinearProblem = {
        law: law({ energy: "k*(x - c)^2/2" }),
        start: trapStart(k),
        fields: { k, c: 0 },
        stretches: [{ length: tau, from: { k, c: 0 }, to: { k, c: v * tau } }],
        end: { k, c: v * tau },
      };
      const { mean, covariance, work, heats, energyChange } = linearMoments(problem);
      expectWithin("W_mean", work.mean, ref.W_mean as number, 1e-10 * (ref.W_mean as number));
      expectWithin("W_var", work.variance, ref.W_var as number, 1e-10 * (ref.W_var as number));
      expect(Math.abs(work.third)).toBeLessThan(1e-9);
      expectWithin("lag", v * tau - (mean[0] as number), ref.mean_lag as number, 1e-10);
      expect(covariance[0]?.[0]).toBeCloseTo(1 / k, 11);
      expect(energyChange).toBeCloseTo(work.mean - (heats[0] as number), 9);
      expectWithin("jarz", exponentialWork(problem, 1), 1, 1e-9);
      expectWithin("mgf2", exponentialWork(problem, 2), ref.mgf2 as number, 1e-8 * (ref.mgf2 as number));
    });
  }

  for (const { params, ref } of langevin("jarzynski-1997-dragged-trap-underdamped")) {
    const { k, m, g, v, tau } = params as { k: number; m: number; g: number; v: number; tau: number };
    it(`of the dragged trap with mass, ${titleOf(params)}`, () => {
      const problem: LinearProblem = {
        law: law({ energy: "k*(x - c)^2/2", masses: [m], frictions: [g] }),
        start: trapStart(k, m),
        fields: { k, c: 0 },
        stretches: [{ length: tau, from: { k, c: 0 }, to: { k, c: v * tau } }],
        end: { k, c: v * tau },
      };
      const { work, heats, energyChange } = linearMoments(problem);
      expectWithin("W_mean", work.mean, ref.W_mean as number, 1e-10 * (ref.W_mean as number));
      expectWithin("W_var", work.variance, ref.W_var as number, 1e-10 * (ref.W_var as number));
      expect(energyChange).toBeCloseTo(work.mean - (heats[0] as number), 9);
      expectWithin("jarz", exponentialWork(problem, 1), 1, 1e-9);
    });
  }

  for (const { params, ref } of langevin("jarzynski-1997-stiffening-trap")) {
    const { k0, k1, tau } = params as { k0: number; k1: number; tau: number };
    it(`of the stiffening trap, ${titleOf(params)}: cumulants to the third and <e^(-sW)>, as by its own file`, () => {
      const problem: LinearProblem = {
        law: law({ energy: "k*x^2/2" }),
        start: trapStart(k0),
        fields: { k: k0 },
        stretches: [{ length: tau, from: { k: k0 }, to: { k: k1 } }],
        end: { k: k1 },
      };
      const { work, covariance } = linearMoments(problem);
      expectWithin("W_mean", work.mean, ref.W_mean as number, 1e-10);
      expectWithin("W_var", work.variance, ref.W_var as number, 1e-10);
      expectWithin("W_skew", work.third / work.variance ** 1.5, ref.W_skew as number, 1e-9);
      expectWithin("x2_final", covariance[0]?.[0] as number, ref.x2_final as number, 1e-10);
      const own = stiffeningTrap({ initialStiffness: k0, finalStiffness: k1, duration: tau });
      for (const s of [0.3, 0.5, 1, 2]) {
        const value = exponentialWork(problem, s);
        expectWithin(`mgf_${s}`, value, ref[`mgf_${s}`] ?? Number.POSITIVE_INFINITY, 1e-9);
        expectWithin(`mgf_${s}, own`, value, own[`mgf_${s}`] as number, 1e-9);
      }
    });
  }

  test("a quench costs U(after) - U(before): of stiffness, of place, at 0+, inside and at tau+", () => {
    const problem: LinearProblem = {
      law: law({ energy: "k*(x - c)^2/2", kT: [2] }),
      start: { mean: [0], covariance: [[2]] },
      fields: { k: 1, c: 0 },
      stretches: [
        { length: 50, from: { k: 3, c: 0 }, to: { k: 3, c: 0 } },
        { length: 50, from: { k: 3, c: 1 }, to: { k: 3, c: 1 } },
      ],
      end: { k: 1, c: 0 },
    };
    // (3 - 1) 2/2 + 3/2 + (1 - 3) (2/3)/2 + ((1)^2 - 0)/2 at x = 1 + sqrt(2/3) n
    const { work, heats, energyChange } = linearMoments(problem);
    expect(work.mean).toBeCloseTo(2 + 1.5 - 2 / 3 + 0.5, 9);
    expect(energyChange).toBeCloseTo(work.mean - (heats[0] as number), 9);
    expect(exponentialWork(problem, 1 / 2)).toBeCloseTo(1, 9); // s = 1/kT, dF = 0
  });

  test("two baths, currents and a driven spring: as the recursions of Heun's scheme do for h -> 0", () => {
    const system = {
      hessian: (t: number): Rows => [
        [2 + t, 0.8],
        [0.8, 1.5],
      ],
      tilt: () => [0, 0],
      curl: [
        [0, -0.9],
        [0.9, 0],
      ],
      kT: [2, 0.5],
      friction: [1, 2],
      mean: [1, -1],
      covariance: [
        [0.5, 0.3],
        [0.3, 0.7],
      ],
    };
    const problem: LinearProblem = {
      law: law({
        variables: ["x", "y"],
        energy: "(2 + k)*x^2/2 + 0.8*x*y + 0.75*y^2",
        forces: ["-0.9*y", "0.9*x"],
        kT: [2, 0.5],
        frictions: [1, 2],
      }),
      start: { mean: system.mean, covariance: system.covariance },
      fields: { k: 0 },
      stretches: [{ length: 1, from: { k: 0 }, to: { k: 1 } }],
      end: { k: 1 },
    };
    const exact = linearMoments(problem);
    const numbers = (n: number): number[] => {
      const { mean, second, work, forceWork, heat } = evolve(system, "heun", 1, n);
      return [
        ...mean,
        (second[0]?.[1] as number) - (mean[0] as number) * (mean[1] as number),
        work,
        forceWork,
        ...heat,
      ];
    };
    const [a, b, c] = [numbers(200), numbers(400), numbers(800)];
    const limit = c.map((v, i) => {
      // Richardson in h and h^2
      const first = 2 * v - (b[i] as number);
      const before = 2 * (b[i] as number) - (a[i] as number);
      return (4 * first - before) / 3;
    });
    const values = [
      ...exact.mean,
      exact.covariance[0]?.[1] as number,
      exact.work.mean,
      exact.forceWorks.reduce((sum, w) => sum + w, 0),
      ...exact.heats,
    ];
    values.forEach((value, i) => {
      expect(Math.abs(value - (limit[i] as number)), `${i}`).toBeLessThan(2e-7);
    });
    const gained = exact.work.mean + (values[4] as number) - exact.heats.reduce((sum, q) => sum + q, 0);
    expect(exact.energyChange).toBeCloseTo(gained, 10);
  });

  test("a driven temperature heats: d<v^2>/dt with kT(t), first law <dE> = W - Q", () => {
    const problem: LinearProblem = {
      law: law({ energy: "k*x^2/2", kT: ["1 + hot"], masses: [2], frictions: [0.7] }),
      start: trapStart(1, 2),
      fields: { k: 1, hot: 0 },
      stretches: [
        { length: 30, from: { k: 1, hot: 0 }, to: { k: 2, hot: 3 } },
        { length: 60, from: { k: 2, hot: 3 }, to: { k: 2, hot: 3 } },
      ],
      end: { k: 2, hot: 3 },
    };
    const { covariance, work, heats, energyChange } = linearMoments(problem);
    expect(covariance[0]?.[0]).toBeCloseTo(4 / 2, 9);
    expect(covariance[1]?.[1]).toBeCloseTo(4 / 2, 9);
    expect(energyChange).toBeCloseTo(4 - 1, 9);
    expect(energyChange).toBeCloseTo(work.mean - (heats[0] as number), 9);
  });
});

describe("finite steps: stationary moments of schemes", () => {
  test("has references", ({ skip }) => {
    skip(missing, notice);
    expect(langevin("leimkuhler-matthews-2013-harmonic")).toHaveLength(10);
  });

  for (const { params, ref } of langevin("leimkuhler-matthews-2013-harmonic")) {
    const { scheme, h } = params as unknown as { scheme: string; h: number };
    it(`${scheme} at h = ${h}: <x^2>, <v^2>, <xv>`, () => {
      const system = law({ energy: "x^2/2", masses: [1] }).at({});
      const name = scheme === "EM-underdamped" ? "euler" : scheme.toLowerCase();
      const { covariance } = steadyOfMap(together(movesOf(system, name as LinearScheme, h)));
      expectWithin("x2", covariance[0]?.[0] as number, ref.x2 as number, 1e-9);
      expectWithin("v2", covariance[1]?.[1] as number, ref.v2 as number, 1e-9);
      if (ref.xv !== undefined) expectWithin("xv", covariance[0]?.[1] as number, ref.xv, 1e-9);
    });
  }

  for (const { params, ref } of langevin("leimkuhler-matthews-2013-overdamped-harmonic")) {
    const { h } = params as { h: number };
    it(`overdamped at h = ${h}: Euler, Leimkuhler-Matthews, Heun`, () => {
      const system = law({ energy: "x^2/2" }).at({});
      const names = { EM: "euler", LM: "leimkuhlerMatthews", Heun: "heun" } as const;
      for (const [name, scheme] of Object.entries(names)) {
        const { covariance } = steadyOfMap(together(movesOf(system, scheme, h)));
        expectWithin(name, covariance[0]?.[0] as number, ref[name] as number, 1e-12);
      }
    });
  }

  for (const { params, ref } of langevin("sivak-2014-rescaling")) {
    const { scheme, h } = params as unknown as { scheme: string; h: number };
    const name = scheme.toLowerCase() as LinearScheme;
    it(`${scheme} with and without rescaled time at h = ${h}: diffusion, drift, <x^2>, <v^2>`, () => {
      for (const [suffix, rescaled] of [
        ["b", true],
        ["1", false],
      ] as const) {
        const trap = law({ energy: "x^2/2", masses: [1] }).at({});
        const { covariance } = steadyOfMap(together(movesOf(trap, name, h, rescaled)));
        expectWithin("x2", covariance[0]?.[0] as number, ref[`x2_${suffix}`] as number, 1e-9);
        expectWithin("v2", covariance[1]?.[1] as number, ref[`v2_${suffix}`] as number, 1e-9);
        // pulled by f = 1 without a trap: the growth of <x> and of Var x per time, once v has forgotten its start
        const free = law({ energy: "-x", masses: [1] });
        const at = (rows: number) =>
          rowMoments({
            law: free,
            start: trapStart(1, 1),
            fields: {},
            rows: Array.from({ length: rows }, () => ({})),
            end: {},
            h,
            scheme: name,
            rescaled,
          });
        const [early, late] = [at(200), at(400)];
        const time = 200 * h;
        const drift = ((late.mean[0] as number) - (early.mean[0] as number)) / time;
        const spread = ((late.covariance[0]?.[0] as number) - (early.covariance[0]?.[0] as number)) / time;
        expectWithin("drift", drift, ref[`drift_${suffix}`] as number, 1e-9);
        expectWithin("D", spread / 2, ref[`D_${suffix}`] as number, 1e-9);
      }
    });
  }

  for (const { params, ref } of langevin("sivak-2013-shadow-work")) {
    const { scheme, h, k0, k1, tau } = params as unknown as Record<string, number> & { scheme: string };
    it(`${scheme} at h = ${h}: work of the protocol, of the scheme, and <e^(-W_prot)>`, () => {
      const steps = Math.round((tau as number) / (h as number));
      const rows = Array.from({ length: steps }, (_, n) => ({
        k: (k0 as number) + (((k1 as number) - (k0 as number)) * (n + 1)) / steps,
      }));
      const { work, bathHeat, energyChange, logExponential } = rowMoments({
        law: law({ energy: "k*x^2/2", masses: [1] }),
        start: trapStart(k0 as number, 1),
        fields: { k: k0 as number },
        rows,
        end: { k: k1 as number },
        h: h as number,
        scheme: scheme.toLowerCase() as LinearScheme,
      });
      expectWithin("W_prot", work, ref.W_prot as number, 1e-10);
      expectWithin("W_tot", energyChange + bathHeat, ref.W_tot as number, 1e-10);
      expectWithin("W_shadow", energyChange + bathHeat - work, ref.W_shadow as number, 1e-10);
      expectWithin("exp_prot", Math.exp(logExponential), ref.exp_prot as number, 1e-10);
    });
  }

  for (const { params, ref } of langevin("discretised-work-bias")) {
    const { h, k0, k1, tau } = params as Record<string, number>;
    it(`Euler with the work of the step's end at h = ${h}: <W>, <e^(-W)>, <x^2>`, () => {
      const steps = Math.round((tau as number) / (h as number));
      const rows = Array.from({ length: steps }, (_, n) => ({
        k: (k0 as number) + (((k1 as number) - (k0 as number)) * (n + 1)) / steps,
      }));
      const { work, covariance, logExponential } = rowMoments({
        law: law({ energy: "k*x^2/2" }),
        start: trapStart(k0 as number),
        fields: { k: k0 as number },
        rows,
        end: { k: k1 as number },
        h: h as number,
        scheme: "euler",
      });
      expectWithin("W_mean", work, ref.W_mean as number, 1e-10);
      expectWithin("x2_final", covariance[0]?.[0] as number, ref.x2_final as number, 1e-10);
      expectWithin(
        "jarz",
        Math.exp(logExponential) * Math.sqrt((k1 as number) / (k0 as number)),
        ref.jarz as number,
        1e-10,
      );
    });
  }

  test("the exact step obeys Jarzynski's equality on a staircase of any steps; Euler does not", () => {
    const stairs = (scheme: LinearScheme, steps: number) =>
      rowMoments({
        law: law({ energy: "k*x^2/2" }),
        start: trapStart(1),
        fields: { k: 1 },
        rows: Array.from({ length: steps }, (_, n) => ({ k: 1 + (3 * (n + 0.5)) / steps })),
        end: { k: 4 },
        h: 1 / steps,
        scheme,
      });
    for (const steps of [1, 3, 20]) {
      expect(stairs("exactLinear", steps).logExponential).toBeCloseTo(Math.log(1 / 2), 12);
      expect(Math.abs(stairs("euler", steps).logExponential - Math.log(1 / 2))).toBeGreaterThan(1e-3);
    }
    const work = 0.936041706886; // of the ramp itself
    expect(Math.abs(stairs("exactLinear", 3).work - work)).toBeGreaterThan(0.005);
    expect(Math.abs(stairs("exactLinear", 400).work - work)).toBeLessThan(1e-5);
  });
});

test("what is not linear is refused: a quartic, a quadratic force, sin x", () => {
  expect(() => law({ energy: "q*x^4 + x^2" }).at({ q: 1 })).toThrow(NotLinear);
  expect(law({ energy: "q*x^4 + x^2" }).at({ q: 0 }).drift.get(0, 0)).toBe(-2);
  expect(() => law({ energy: "x^2", forces: ["x^2"] }).at({})).toThrow(NotLinear);
  expect(() => law({ energy: "sin(x)" })).toThrow(NotLinear);
});
