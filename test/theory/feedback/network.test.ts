// Feedback on networks against the catalogue (claims/feedback.md): 4, 11, 12, 15, 28, 29.
import { expect, test } from "vitest";
import { backward } from "../../../dist/theory/feedback/backward.js";
import { recordFilter } from "../../../dist/theory/feedback/recordFilter.js";
import { workStatistics } from "../../../dist/theory/feedback/work.js";
import { expectWithin, feedback, missing, type Numbers, notice, titleOf } from "../catalogue.js";
import { compare } from "./compare.js";
import { type Box, box, EQUAL, type Ramp } from "./twoState.js";

if (missing) console.warn(notice);

const NONE: Ramp = { before: 0, begin: 0, from: 0, slope: 0 };

/** 4: jump of the level to ±Ej after the delay, and back to 0 in tau. */
function koski(p: Numbers, begin = p.delay ?? 0): Box {
  const { eps, tau } = p as { eps: number; tau: number };
  const Ej = p.Ej ?? Math.log((1 - eps) / eps);
  return {
    eps,
    times: [0],
    duration: begin + tau,
    metal: (p.kind as unknown) === "metal",
    ramp: ([m]) => {
      if (m === undefined) return NONE;
      const from = m === 0 ? Ej : -Ej;
      return { before: 0, begin, from, slope: -from / tau };
    },
  };
}

const shot = (b: Box) => {
  const { tree, motion, start } = box(b);
  const ends = { start: [start], initial: [0, 0], final: [0, 0] };
  const work = workStatistics(tree, motion, ends);
  const back = backward(tree, motion, work, () => EQUAL, { initial: [0, 0], final: [0, 0] });
  return { work, back };
};

for (const id of ["koski-2014-twostate-szilard", "ashida-2014-absolute-irreversibility"])
  for (const { params, ref } of feedback(id))
    test(`${id}: ${titleOf(params)}`, () => {
      const { work, back } = shot(koski(params));
      const J = (work.W + work.I + back.W - back.I) / 2;
      compare(
        {
          W: work.W,
          W_var: work.W_var,
          I: work.I,
          exp_mW: work.exp_mW,
          exp_mW_mI: work.exp_mW_mI,
          W_exp_mW_mI: work.W_exp_mW_mI,
          gamma_backward: back.gamma,
          lambda_fb: back.lambda_fb,
          W_backward: back.W,
          W_backward_var: back.W_var,
          W_lower_bound_inference: back.inference,
          dissipation: work.W + work.I,
        },
        ref,
      );
      if (params.eps === 0) return;
      compare(
        {
          TUR_J: J,
          TUR_lhs: (work.W_var + back.W_var) / (work.W + back.W) ** 2,
          TUR_rhs: 1 / Math.expm1(J),
        },
        ref,
        1e-8,
      );
    });

for (const { params, ref } of feedback("horowitz-parrondo-2011-slow"))
  test(`horowitz-parrondo-2011-slow: ${titleOf(params)}`, () => {
    const coefficient = (tau: number): number => {
      const { work } = shot(koski({ ...params, tau }));
      return tau * (work.W + work.I);
    };
    const [a, b, c] = [100, 200, 400].map(coefficient) as [number, number, number];
    const [ab, bc] = [2 * b - a, 2 * c - b];
    compare({ coef_analytic: bc + (bc - ab) / 3 }, ref, 1e-4);
  });

/** 11: rounds of length tau; a jump to the level that the record asks for, and back to 0 until the next. */
function repeated(p: Numbers, level: (record: readonly number[]) => number): Box {
  const { N, eps, tau } = p as { N: number; eps: number; tau: number };
  return {
    eps,
    times: Array.from({ length: N }, (_, n) => n * tau),
    duration: N * tau,
    ramp: (record) => {
      if (record.length === 0) return NONE;
      const from = level(record);
      return { before: 0, begin: (record.length - 1) * tau, from, slope: -from / tau };
    },
  };
}

/** ln p(0|record)/p(1|record) at the last measurement, by the filter of shorter trees. */
function logits(p: Numbers): (record: readonly number[]) => number {
  const known = new Map<string, number>();
  return (record) => {
    const level = known.get(record.join());
    if (level !== undefined) return level;
    const { N: _, ...rest } = p;
    const { tree, system } = box(repeated({ ...rest, N: record.length }, logits(p)));
    const until = { ...system, duration: tree.times[record.length - 1] as number };
    recordFilter(tree, until).final.forEach(([p0, p1], state) => {
      const own = record.map((_, k) => (state >> (record.length - 1 - k)) & 1);
      known.set(own.join(), Math.log((p0 as number) / (p1 as number)));
    });
    return known.get(record.join()) as number;
  };
}

for (const { params, ref } of feedback("horowitz-vaikuntanathan-2010"))
  test(`horowitz-vaikuntanathan-2010: ${titleOf(params)}`, () => {
    const bayes = (params.policy as unknown) === "bayes";
    const last = (record: readonly number[]): number =>
      (record[record.length - 1] === 0 ? 1 : -1) * (params.Ej as number);
    const { work, back } = shot(repeated(params, bayes ? logits(params) : last));
    const { W, W_var, I: I_total, exp_mW, exp_mW_mI } = work;
    compare({ W, W_var, I_total, exp_mW, exp_mW_mI, gamma_backward: back.gamma }, ref);
  });

/** p ln p/(q …) summed, nats. */
const information = (joint: readonly (readonly number[])[]): number => {
  const columns = joint[0]?.map((_, x) => joint.reduce((sum, row) => sum + (row[x] as number), 0)) ?? [];
  return joint.reduce((total, row) => {
    const own = row.reduce((sum, p) => sum + p, 0);
    return row.reduce(
      (sum, p, x) => (p > 0 ? sum + p * Math.log(p / (own * (columns[x] as number))) : sum),
      total,
    );
  }, 0);
};

for (const { params, ref } of feedback("ito-sagawa-2013"))
  test(`ito-sagawa-2013: ${titleOf(params)}`, () => {
    const { N, eps, Ej, dt } = params as { N: number; eps: number; Ej: number; dt: number };
    const { tree, system, motion, start } = box({
      eps,
      times: Array.from({ length: N }, (_, n) => n * dt),
      duration: N * dt,
      ramp: (record) =>
        record.length === 0
          ? NONE
          : { before: 0, begin: (record.length - 1) * dt, from: record.at(-1) === 0 ? Ej : -Ej, slope: 0 },
    });
    const work = workStatistics(tree, motion, { start: [start], initial: [0, 0], final: [0, 0] });
    const laws = recordFilter(tree, system);
    const joint = laws.final.map((p, m) => p.map((x) => x * Math.exp(laws.logProbability[m] as number)));
    const I_fin = information(joint);
    // U is 0 at both ends, so that Q = W
    const sigma =
      work.W +
      laws.marginal.reduce((sum, p, x) => sum + p * Math.log(p) - 0.5 * Math.log(start[x] as number), 0);
    compare(
      { W: work.W, sigma, I_tr_sum: work.I, I_fin, bound: I_fin - work.I, slack: sigma - I_fin + work.I },
      ref,
    );
  });

for (const { params, ref } of feedback("sagawa-ueda-2012-exchange"))
  test(`sagawa-ueda-2012-exchange: ${titleOf(params)}`, () => {
    const { work, laws, sigma, I_final } = exchange(params, EQUAL, 0);
    compare(
      { W: work.W, sigma, I_final, dI: I_final - work.I, sigma_minus_dI: sigma - I_final + work.I },
      ref,
    );
    expect(laws.final.length).toBe(2);
  });

/** 29, from a start that may be out of equilibrium. */
function exchange(p: Numbers, start: readonly [number, number], _: number) {
  const b = { ...koski(p), start };
  const { tree, system, motion } = box(b);
  const work = workStatistics(tree, motion, { start: [start], initial: [0, 0], final: [0, 0] });
  const laws = recordFilter(tree, system);
  const joint = laws.final.map((q, m) => q.map((x) => x * Math.exp(laws.logProbability[m] as number)));
  const entropy = (q: readonly number[]): number => -q.reduce((sum, x) => sum + x * Math.log(x), 0);
  return { work, laws, sigma: entropy(laws.marginal) - entropy(start) + work.W, I_final: information(joint) };
}

test.skipIf(missing)("the clarification of 29: a start that is not uniform", () => {
  const { work, sigma, I_final } = exchange({ eps: 0.1, Ej: 1, tau: 0.5 }, [0.7, 0.3], 0);
  expectWithin("W", work.W, -0.0520217598, 2e-10);
  expectWithin("sigma", sigma, -0.0067626839, 1e-10);
  expectWithin("dI", I_final - work.I, -0.1728043332, 1e-10);
  expectWithin("I_fin", I_final, 0.1431481713, 1e-10);
});
