// No seeds: nothing here is random.
import { describe, expect, it } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import { draggedTrap } from "../../dist/theory/draggedTrap.js";
import { extrapolate, solve } from "../../dist/theory/fokkerPlanck.js";
import type { Extrapolated, Problem, Values } from "../../dist/theory/fokkerPlanckProblem.js";
import { stiffeningTrap } from "../../dist/theory/stiffeningTrap.js";
import { some } from "../whole.js";
import { expectWithin, feedback, langevin, missing, type Numbers, notice, titleOf } from "./catalogue.js";

const unit = { kT: 1, friction: 1 };

/** U = Eb [x^4 - 2 g x^2 - 4 A f x]; g 1 -> 0, f 0 -> 1, g 0 -> 1, f 1 -> 0 in four equal quarters. */
function erasure({ Eb, A, tau }: { Eb: number; A: number; tau: number }): Problem {
  const fields = (g: number, f: number) => ({ g, f });
  const corners = [fields(1, 0), fields(0, 0), fields(0, 1), fields(1, 1), fields(1, 0)] as const;
  return {
    ...unit,
    energy: parse(`${Eb}*(x^4 - 2*g*x^2 - 4*${A}*f*x)`),
    start: corners[0],
    stretches: [0, 1, 2, 3].map((i) => ({
      length: tau / 4,
      from: corners[i] as Numbers,
      to: corners[i + 1] as Numbers,
    })),
    end: corners[0],
  };
}

/** U = h (x^2 - 1)^2 - lam x, one ramp. */
function tiltedWell({ h, lam0, lam1, tau }: { h: number; lam0: number; lam1: number; tau: number }): Problem {
  const [start, end] = [{ lam: lam0 }, { lam: lam1 }];
  const energy = parse(`${h}*(x^2 - 1)^2 - lam*x`);
  return { ...unit, energy, start, end, stretches: [{ length: tau, from: start, to: end }] };
}

/** U = k (x - c)^2/2, one ramp. */
function trap(start: { k: number; c: number }, end: { k: number; c: number }, length: number): Problem {
  const energy = parse("k*(x - c)^2/2");
  return { ...unit, energy, start, end, stretches: [{ length, from: start, to: end }] };
}

/** What the catalogue derives from the values, and the value whose printed error it shares. */
function derived(values: Values): Record<string, readonly [number, string]> {
  const { dF, p_right, expW_right, Wdiss, Sigma, KL_final_eq } = values;
  return {
    p_err: [1 - p_right, "p_right"],
    dF_exact: [dF, "dF"],
    jarz_check: [(values.mgf_1 as number) * Math.exp(dF), "mgf_1"],
    detailed_jarz: [expW_right / p_right, "expW_right"],
    esposito_check: [Wdiss - Sigma - KL_final_eq, "dF"],
  };
}

describe("the Fokker-Planck solver against the catalogue, within the errors printed there", () => {
  const cases = [
    ...langevin("jarzynski-1997-tilted-double-well").map((row) => ({
      row,
      name: "tilted double well",
      problem: { ...tiltedWell(row.params as never), tilts: [0.5, 2] },
    })),
    ...["erasure-cycle-Eb5-errors", "erasure-cycle-Eb8"]
      .flatMap((claim) => langevin(claim))
      .filter(({ params }) => (params.tau as number) < 16)
      .map((row) => ({ row, name: "erasure", problem: { ...erasure(row.params as never), tilts: [2] } })),
  ];
  it("has references", ({ skip }) => {
    skip(missing, notice);
    expect(cases).toHaveLength(7);
    expect(feedback("szilard-doublewell-fp")).toHaveLength(3);
  });

  for (const { row, name, problem } of [...some(cases, 1), ...some(cases.slice(1).reverse(), 1)]) {
    it(`${name}, ${titleOf(row.params)}`, () => {
      const { values, errors } = extrapolate(problem);
      for (const [key, value] of Object.entries(values)) {
        const reference = row.ref[key];
        const error = (errors as Numbers)[key] as number;
        expect(error, `own error of ${key}`).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)));
        if (reference !== undefined) expectWithin(key, value, reference, row.err?.[key] ?? error);
      }
      for (const [key, [value, of]] of Object.entries(derived(values))) {
        const reference = row.ref[key];
        if (reference !== undefined) expectWithin(key, value, reference, row.err?.[of] ?? 0);
      }
    });
  }

  // By symmetry one branch: reading "right", U = U0 - f x with f: 0 -> f0 at 0+, then back to 0 in tau.
  for (const { params, ref } of some(feedback("szilard-doublewell-fp").slice(0, 2))) {
    it(`Szilard engine in a double well, ${titleOf(params)}`, () => {
      const { h_b, eps, f0, tau } = params as { h_b: number; eps: number; f0: number; tau: number };
      const off = { f: 0 };
      const on = { f: f0 };
      const well = { ...unit, energy: parse(`${h_b}*(x^2 - 1)^2 - f*x`), start: off };
      const given = (x: number): number => (x > 0 ? 1 - eps : eps); // p(x|right)/p(x), up to 1/2
      const forward: Problem = { ...well, stretches: [{ length: tau, from: on, to: off }], end: off };
      const reverse: Problem = { ...well, stretches: [{ length: tau, from: off, to: on }], end: off };
      const { values, errors } = extrapolate({ ...forward, weight: given });
      // p(x|right) e^-i = p(x): the information turns the start back into equilibrium
      const informed = extrapolate(forward);
      const back = extrapolate(reverse);
      const gamma = 2 * ((1 - eps) * back.values.p_right + eps * (1 - back.values.p_right));

      const CATALOGUE = 1e-8; // "doubling the grid changes W by < 1e-8"
      expectWithin("W", values.W_mean, ref.W as number, CATALOGUE);
      expectWithin("exp_mW", values.mgf_1 as number, ref.exp_mW as number, CATALOGUE);
      expectWithin("exp_mW_mI", informed.values.mgf_1 as number, ref.exp_mW_mI as number, 1e-11);
      expectWithin("gamma", gamma, ref.gamma_backward as number, CATALOGUE);
      expectWithin(
        "<e^-W> = gamma",
        values.mgf_1 as number,
        gamma,
        (errors.mgf_1 as number) + back.errors.p_right,
      );
    });
  }
});

describe("the Fokker-Planck solver against closed forms, within its own errors", () => {
  const agree = (solved: Extrapolated, exact: Numbers): void => {
    let compared = 0;
    for (const [key, reference] of Object.entries(exact)) {
      const value = (solved.values as Numbers)[key];
      if (value === undefined) continue;
      expectWithin(key, value, reference, (solved.errors as Numbers)[key] as number);
      compared += 1;
    }
    expect(compared).toBeGreaterThanOrEqual(3);
  };

  it("dragged trap: U quadratic in the moving field", () => {
    agree(
      extrapolate(trap({ k: 1, c: 0 }, { k: 1, c: 3 }, 2)),
      draggedTrap({ stiffness: 1, velocity: 1.5, duration: 2 }) as unknown as Numbers,
    );
  });

  it("stiffening trap, with <e^(-sW)> at four s", () => {
    agree(
      extrapolate({ ...trap({ k: 1, c: 0 }, { k: 4, c: 0 }, 1), tilts: [0.3, 0.5, 2] }),
      stiffeningTrap({ initialStiffness: 1, finalStiffness: 4, duration: 1 }) as unknown as Numbers,
    );
  });

  it("release 4 -> 1 in tau = 1: <e^(-2W)> is Infinity, not the number that a grid gives", () => {
    const { values, errors } = extrapolate({ ...trap({ k: 4, c: 0 }, { k: 1, c: 0 }, 1), tilts: [2] });
    expect([values.mgf_2, errors.mgf_2]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(errors.W_mean).toBeLessThan(1e-7);
  });

  it("quench without a stretch: W = 3 x^2/2, <W> = 3/2, Var W = 9/2, nothing into the bath", () => {
    const { values, errors } = extrapolate({
      ...trap({ k: 1, c: 0 }, { k: 4, c: 0 }, 0),
      stretches: [],
      tilts: [0.5],
    });
    agree({ values, errors } as Extrapolated, {
      W_mean: 1.5,
      W_var: 4.5,
      Q_mean: 0,
      x2_final: 1,
      x2_eq: 0.25,
      dF: Math.log(2),
      "mgf_0.5": 1 / Math.sqrt(2.5),
    });
  });

  it("quench 1 -> 2, hold t, quench 2 -> 4: W = x0^2/2 + x_t^2, Var W = 1/2 + 2 s^2 + 2 e^(-4t)", () => {
    const t = 0.3;
    const hold = { k: 2, c: 0 };
    const s = 0.5 + 0.5 * Math.exp(-4 * t); // <x_t^2>
    agree(
      extrapolate({
        ...trap({ k: 1, c: 0 }, { k: 4, c: 0 }, t),
        stretches: [{ length: t, from: hold, to: hold }],
      }),
      {
        W_mean: 0.5 + s,
        W_var: 0.5 + 2 * s * s + 2 * Math.exp(-4 * t),
        x2_final: s,
        mgf_1: 0.5,
        dU: 2 * s - 0.5,
      },
    );
  });
});

describe("the laws that hold on any mesh", () => {
  const coarse = { cells: 60, steps: 20 };
  const cycle = { ...erasure({ Eb: 5, A: 0.1, tau: 2 }), tilts: [2] };

  it("<e^(-W/kT)> = Z1/Z0 and <e^(-W/kT) 1[x > 0]> = 1/2 to rounding, however coarse", () => {
    const { values } = solve(cycle, coarse);
    expectWithin("mgf_1", values.mgf_1 as number, 1, 1e-12);
    expectWithin("expW_right", values.expW_right, 0.5, 1e-12);
  });

  it("Wdiss = Sigma + D(p||p_eq) to rounding (M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011))", () => {
    const { values } = solve(cycle, coarse);
    expectWithin("Wdiss", values.Wdiss, values.Sigma + values.KL_final_eq, 1e-12);
  });

  it("scales: U, kT by 3, x by 1/2, friction by 5 make W 3 times as large and time 5/12 times as long", () => {
    const plain = tiltedWell({ h: 2, lam0: 0, lam1: 2, tau: 1 });
    const scaled: Problem = {
      ...plain,
      energy: parse("3*(2*((2*x)^2 - 1)^2 - lam*2*x)"),
      kT: 3,
      friction: 5,
      stretches: plain.stretches.map((stretch) => ({ ...stretch, length: (stretch.length * 5) / 12 })),
    };
    const one = solve(plain, { cells: 80, steps: 40 });
    const other = solve(scaled, { cells: 80, steps: 40 });
    for (const [key, power] of [
      ["W_mean", 3],
      ["W_var", 9],
      ["Q_mean", 3],
      ["dF", 3],
      ["Sigma", 1],
      ["KL_final_eq", 1],
      ["p_right", 1],
      ["mgf_1", 1],
      ["x2_final", 0.25],
    ] as const) {
      expectWithin(key, other.values[key] as number, power * (one.values[key] as number), 1e-9);
    }
  });

  it("errors fall fourfold when cell and step are halved, and sixteenfold after one extrapolation", () => {
    const problem = { ...tiltedWell({ h: 2, lam0: -1, lam1: 1, tau: 2 }), tilts: [0.5, 2] };
    const limit = extrapolate(problem).values as Numbers;
    const levels = [1, 2, 4].map((n) => solve(problem, { cells: 64 * n, steps: 64 * n }).values as Numbers);
    for (const key of ["W_mean", "W_var", "Sigma", "KL_final_eq", "p_right", "mgf_0.5", "mgf_2"]) {
      const [a, b, c] = levels.map((level) => (level[key] as number) - (limit[key] as number)) as [
        number,
        number,
        number,
      ];
      expect(a / b / 4, `${key}, first`).toBeCloseTo(1, 0);
      expect(b / c / 4, `${key}, second`).toBeCloseTo(1, 1);
      const gain = ((4 * b - a) / (4 * c - b)) as number;
      expect(gain, `${key}, extrapolated`).toBeGreaterThan(8);
    }
  });

  it("starts from equilibrium times the weight, also where that jumps at the threshold", () => {
    const well = tiltedWell({ h: 2, lam0: 0.5, lam1: 0.5, tau: 1 });
    const still: Problem = {
      ...well,
      stretches: [],
      threshold: 0.4,
      weight: (x) => (x > 0.4 ? 0.9 : 0.1),
    };
    const whole = extrapolate({ ...well, stretches: [], threshold: 0.4 });
    const { values, errors } = extrapolate(still);
    const q = whole.values.p_right;
    const expected = (0.9 * q) / (0.9 * q + 0.1 * (1 - q));
    expectWithin("p_right", values.p_right, expected, errors.p_right + whole.errors.p_right);
    const kl = 0.9 * q + 0.1 * (1 - q);
    const divergence = expected * Math.log(0.9 / kl) + (1 - expected) * Math.log(0.1 / kl);
    expectWithin("KL_final_eq", values.KL_final_eq, divergence, 10 * errors.p_right + 1e-9);
  });
});
