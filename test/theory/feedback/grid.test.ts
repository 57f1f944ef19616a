// Feedback on particles in one dimension: the catalogue's 6 and 8 (claims/feedback.md), and laws that are known.
import { expect, test } from "vitest";
import { parse } from "../../../dist/formula/parse.js";
import { gridFilter, gridWork } from "../../../dist/theory/feedback/gridFilter.js";
import type { ControlledParticle } from "../../../dist/theory/feedback/gridMotion.js";
import type { Tree } from "../../../dist/theory/feedback/tree.js";
import { expectWithin, feedback, titleOf } from "../catalogue.js";
import { compare } from "./compare.js";
import { symmetric } from "./twoState.js";

const unit = { kT: 1, friction: 1 };
const once: Tree["levels"] = [[{ next: [0, 1] }], [{ next: [] }, { next: [] }]];

for (const { params, ref } of feedback("szilard-doublewell-fp"))
  test(`szilard-doublewell-fp: ${titleOf(params)}`, () => {
    const { h_b, eps, f0, tau } = params as Record<"h_b" | "eps" | "f0" | "tau", number>;
    const tree: Tree = { times: [0], outcomes: 2, channel: symmetric(eps), levels: once };
    const particle: ControlledParticle = {
      ...unit,
      energy: parse(`${h_b}*(x^2 - 1)^2 - f*x`),
      walls: { low: -2.6, high: 2.6 },
      start: { f: 0 },
      stretches: (level, state) =>
        level === 0
          ? [{ length: 0, from: { f: 0 }, to: { f: 0 } }]
          : [{ length: tau, from: { f: state === 1 ? f0 : -f0 }, to: { f: 0 } }],
      reading: (_level, _state, x) => x.map((at) => (at > 0 ? 1 : 0)),
    };
    const { value, error } = gridWork(tree, particle);
    const { W, I, exp_mW, exp_mW_mI } = value.forward;
    compare({ W, I, exp_mW, exp_mW_mI, gamma_backward: value.backward.gamma }, ref, 5e-7);
    expect(error).toBeLessThan(1e-6);
    expectWithin("1 - lambda_fb", 1 - value.backward.lambda_fb, exp_mW_mI, 1e-7);
    if (eps > 0) expectWithin("<W e^(-W-I)> = -<W>_B", value.forward.W_exp_mW_mI, -value.backward.W, 1e-6);
  });

for (const { params, ref } of feedback("toyabe-2010-efficacy"))
  test(`toyabe-2010-efficacy: ${titleOf(params)}`, () => {
    const {
      K,
      delay,
      w = Math.PI / 2,
      eps = 0,
    } = params as { K: number; delay: number; w?: number; eps?: number };
    const tree: Tree = { times: [0], outcomes: 2, channel: symmetric(eps), levels: once };
    const still = (phi: number, length: number) => ({ length, from: { phi }, to: { phi } });
    const particle: ControlledParticle = {
      ...unit,
      energy: parse(`-${K}*cos(x - phi)`),
      period: 2 * Math.PI,
      start: { phi: 0 },
      stretches: (level, state) =>
        level === 0 ? [still(0, 0)] : state === 0 ? [still(0, delay)] : [still(0, delay), still(Math.PI, 0)],
      reading: (_level, _state, x) =>
        x.map((at) =>
          Math.abs((((at % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)) - Math.PI) < w ? 1 : 0,
        ),
    };
    const { value, error } = gridWork(tree, particle);
    const { W, I, exp_mW, probability } = value.forward;
    compare(
      { W, I, exp_mW, p_switch: probability[1]?.[1] as number, gamma_backward: value.backward.gamma },
      ref,
      1e-6,
    );
    expect(error).toBeLessThan(1e-4);
  });

test("three signs of a trapped particle, whose law is known: P(+++) = 1/8 + sum of asin r/4 pi", () => {
  const [t1, t2] = [0.3, 0.5];
  const levels = [1, 2, 4, 8].map((count, n) =>
    Array.from({ length: count }, (_, s) => ({ next: n < 3 ? [2 * s, 2 * s + 1] : [] })),
  );
  const tree: Tree = { times: [0, t1, t1 + t2], outcomes: 2, channel: symmetric(0), levels };
  const particle: ControlledParticle = {
    ...unit,
    energy: parse("x^2/2"),
    start: {},
    stretches: (level) => [{ length: [0, t1, t2, 1][level] as number, from: {}, to: {} }],
    reading: (_level, _state, x) => x.map((at) => (at > 0 ? 1 : 0)),
  };
  const { value, error } = gridFilter(tree, particle);
  const r = [Math.exp(-t1), Math.exp(-t2), Math.exp(-t1 - t2)];
  const all = 1 / 8 + r.reduce((sum, x) => sum + Math.asin(x), 0) / (4 * Math.PI);
  const two = 1 / 4 + Math.asin(r[0] as number) / (2 * Math.PI);
  expectWithin("P(+++)", Math.exp(value.logProbability[7] as number), all, 1e-7);
  expectWithin("P(---)", Math.exp(value.logProbability[0] as number), all, 1e-7);
  expectWithin("P(+|++)", value.logPredictive[2]?.[3]?.[1] as number, Math.log(all / two), 1e-7);
  expect(error).toBeLessThan(1e-5);
});

test("two signs of where a particle is beyond 0.37, with errors, by a cut that is on no face by itself", () => {
  const tree: Tree = {
    times: [0],
    outcomes: 3,
    channel: [
      [0.7, 0.2, 0.1],
      [0.1, 0.1, 0.8],
      [0, 0.5, 0.5],
    ],
    levels: [[{ next: [0, 1, 2] }], [{ next: [] }, { next: [] }, { next: [] }]],
  };
  const particle: ControlledParticle = {
    ...unit,
    energy: parse("x^2/2"),
    start: {},
    stretches: () => [{ length: 0, from: {}, to: {} }],
    reading: (_level, _state, x) => x.map((at) => (at > 0.37 ? 2 : at > -1.1 ? 1 : 0)),
  };
  const { value } = gridFilter(tree, particle);
  const [below, above] = [0.13566606094638267, 1 - 0.6443087547529488]; // Phi(-1.1), Phi(-0.37)
  const middle = 1 - below - above;
  const expected = [0.7 * below + 0.1 * middle, 0.2 * below + 0.1 * middle + 0.5 * above];
  expectWithin("y = 0", value.logProbability[0] as number, Math.log(expected[0] as number), 1e-8);
  expectWithin("y = 1", value.logProbability[1] as number, Math.log(expected[1] as number), 1e-8);
});

test("what is read where nobody is makes no failure, what is read elsewhere does", () => {
  const tree: Tree = { times: [0], outcomes: 2, channel: symmetric(0.1), levels: once };
  const particle = (far: number): ControlledParticle => ({
    ...unit,
    energy: parse("x^2/2"),
    start: {},
    stretches: () => [{ length: 0, from: {}, to: {} }],
    reading: (_level, _state, x) => x.map((at) => (at > far ? 2 : at > 0 ? 1 : 0)),
  });
  expectWithin(
    "ln P(0)",
    gridFilter(tree, particle(9)).value.logProbability[0] as number,
    -Math.log(2),
    1e-9,
  );
  expect(() => gridFilter(tree, particle(2))).toThrow("a reading from 0 to 1 is needed, 2 is read");
});
