// Rings, walls, points, driven temperature: the solver against closed forms and the catalogue, within its own errors. No seeds.
import { describe, expect, it } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import * as math from "../../dist/kernel/math.js";
import { extrapolate } from "../../dist/theory/fokkerPlanck.js";
import type { Law, Problem } from "../../dist/theory/fokkerPlanckProblem.js";
import { fourierAt } from "../../dist/theory/fourier.js";
import { integrate } from "../../dist/theory/integrate.js";
import { steadyRing } from "../../dist/theory/ring.js";
import { some } from "../whole.js";
import { expectWithin, langevin, type Numbers, titleOf } from "./catalogue.js";

const still = { start: {}, end: {}, friction: 1, kT: 1 } as const;
const hold = (length: number): Problem["stretches"] => [{ length, from: {}, to: {} }];

const PERIOD = 2 * Math.PI;
const ring = { energy: parse("V0*cos(x)"), force: parse("f"), period: PERIOD, kT: 1, friction: 1 } as const;

function steady(V0: number, f: number): Law {
  const { series } = steadyRing({ ...ring, fields: { V0, f } });
  const density = (x: Float64Array): Float64Array => x.map((at) => math.exp(-fourierAt(series, at)));
  return { kind: "density", low: 0, high: PERIOD, width: PERIOD / 16, density };
}

const ramped = (V0: number, f0: number, f1: number, length: number): Problem => {
  const [from, to] = [
    { V0, f: f0 },
    { V0, f: f1 },
  ];
  return { ...ring, start: from, end: to, stretches: [{ length, from, to }], law: steady(V0, f0) };
};

describe("on a ring", () => {
  for (const { params, ref, err } of some(langevin("hatano-sasa-2001"))) {
    it(`Q, dS, S_tot of hatano-sasa-2001, ${titleOf(params)}`, () => {
      const { V0 = 0, f0 = 0, f1 = 0, tau = 0 } = params;
      const { values, errors } = extrapolate(ramped(V0, f0, f1, tau));
      const pairs = [
        ["Q_mean", "Q_mean"],
        ["dS_sys", "dS"],
        ["Sigma", "Stot_mean"],
      ] as const;
      for (const [own, theirs] of pairs) {
        const error = errors[own] + ((err as Numbers)[theirs] as number);
        expect(errors[own]).toBeLessThan(1e-7);
        expectWithin(own, values[own], ref[theirs] as number, error);
      }
      // the control: an equilibrium start relaxes, and pays for it
      const other = extrapolate({ ...ramped(V0, f0, f1, tau), law: undefined });
      expect(Math.abs(other.values.Sigma - (ref.Stot_mean as number))).toBeGreaterThan(1e-2);
    });
  }

  for (const { params, ref } of langevin("barato-seifert-2015-tur")) {
    it(`Var X/<X>^2 of barato-seifert-2015-tur, ${titleOf(params)}`, () => {
      const { V0 = 0, f = 0, t = 0 } = params;
      const { values, errors } = extrapolate(ramped(V0, f, f, t));
      const [mean, variance] = [values.X_mean as number, values.X_var as number];
      const relative = variance / (mean * mean);
      const error =
        (errors.X_var as number) / (mean * mean) + (2 * relative * (errors.X_mean as number)) / mean;
      expect(error).toBeLessThan(1e-5);
      expectWithin("Var X/<X>^2", relative, ref.rel_var_X as number, error + 1e-9 * relative);
      // in a steady state nothing is dissipated but f X
      expectWithin("S", values.Sigma, f * mean, errors.Sigma + errors.dS_bath);
    });
  }

  it("free diffusion from a point: <X> = f t, Var X = 2 t, <cos x> = e^-t cos(f t + x0)", () => {
    const [f, t, x0] = [1.3, 0.7, 2];
    const fields = { V0: 0, f };
    const { values, errors } = extrapolate({
      ...ring,
      start: fields,
      end: fields,
      stretches: [{ length: t, from: fields, to: fields }],
      law: { kind: "point", at: x0 },
    });
    expectWithin("<X>", values.X_mean as number, f * t, errors.X_mean as number);
    expectWithin("Var X", values.X_var as number, 2 * t, errors.X_var as number);
    const faded = Math.exp(-t);
    expectWithin("<cos>", values.cos_mean as number, faded * Math.cos(x0 + f * t), errors.cos_mean as number);
    expectWithin("<sin>", values.sin_mean as number, faded * Math.sin(x0 + f * t), errors.sin_mean as number);
    expectWithin(
      "Var forceWork",
      values.forceWork_var as number,
      2 * f * f * t,
      errors.forceWork_var as number,
    );
  });
});

describe("other starts and ends", () => {
  it("a point in a trap: <x> = x0 e^-t, Var x = 1 - e^-2t, at every wanted time", () => {
    const times = [0.05, 0.2, 0.5];
    const { values, errors, instants, instantErrors } = extrapolate({
      ...still,
      energy: parse("x^2/2"),
      stretches: hold(0.5),
      law: { kind: "point", at: 0.7 },
      times,
    });
    expect(instants).toHaveLength(3);
    instants.forEach(({ moments }, i) => {
      const t = times[i] as number;
      const error = instantErrors[i] as typeof moments;
      expect(error.mean + error.variance).toBeLessThan(1e-5);
      expectWithin("<x>", moments.mean, 0.7 * Math.exp(-t), error.mean);
      expectWithin("Var x", moments.variance, 1 - Math.exp(-2 * t), error.variance);
    });
    expectWithin("at the end", values.x_mean, instants[2]?.moments.mean as number, errors.x_mean);
    expect(values.dS_sys).toBeNaN(); // minus infinity at 0
  });

  it("a Gaussian of width 1/10 in a trap", () => {
    const sigma = 0.1;
    const law: Law = {
      kind: "density",
      low: -1 - 8 * sigma,
      high: -1 + 8 * sigma,
      width: sigma,
      density: (x) => x.map((at) => Math.exp((-(at + 1) * (at + 1)) / (2 * sigma * sigma))),
    };
    const { values, errors } = extrapolate({ ...still, energy: parse("x^2/2"), stretches: hold(0.3), law });
    const faded = Math.exp(-0.6);
    const variance = sigma * sigma * faded + 1 - faded;
    expectWithin("Var x", values.x_var, variance, errors.x_var);
    expectWithin("dS", values.dS_sys, Math.log(variance / (sigma * sigma)) / 2, errors.dS_sys);
  });

  it("between reflecting walls: the series of plane waves", () => {
    const [x0, t] = [0.3, 0.05];
    const { values, errors } = extrapolate({
      ...still,
      energy: parse("0*x"),
      walls: { low: 0, high: 1 },
      stretches: hold(t),
      law: { kind: "point", at: x0 },
    });
    let mean = 0.5;
    for (let n = 1; n < 60; n += 2) {
      const q = n * Math.PI;
      mean += 2 * Math.cos(q * x0) * Math.exp(-q * q * t) * (-2 / (q * q));
    }
    expect(errors.x_mean).toBeLessThan(1e-6);
    expectWithin("<x>", values.x_mean, mean, errors.x_mean);
  });

  it("absorbing walls: the share that each holds", () => {
    const [x0, t] = [0.3, 0.05];
    const { values, errors } = extrapolate({
      ...still,
      energy: parse("0*x"),
      walls: { low: { absorbing: 0 }, high: { absorbing: 1 } },
      stretches: hold(t),
      law: { kind: "point", at: x0 },
    });
    const held = (near: number): number => {
      let share = 1 - near;
      for (let n = 1; n < 60; n++) {
        share -= (2 / (n * Math.PI)) * Math.sin(n * Math.PI * near) * Math.exp(-((n * Math.PI) ** 2) * t);
      }
      return share;
    };
    expect(errors.held_low as number).toBeLessThan(1e-6);
    expectWithin("low", values.held_low as number, held(x0), errors.held_low as number);
    expectWithin("high", values.held_high as number, held(1 - x0), errors.held_high as number);
    expect(values.KL_final_eq).toBeNaN();
  });

  it("driven temperature in a trap: d<x^2>/dt = 2 (kT(t) - <x^2>), dS_bath = ∫ dQ/kT", () => {
    const tau = 1.5;
    const temperature = (t: number): number => 1 + (2 * t) / tau;
    const [variance = 0, entropy = 0] = integrate(
      (t, [v = 0]) => [2 * (temperature(t) - v), -(temperature(t) - v) / temperature(t)],
      [1, 0],
      0,
      tau,
    );
    const { values, errors } = extrapolate({
      energy: parse("x^2/2"),
      kT: ({ hot = 0 }) => 1 + 2 * hot,
      friction: 1,
      start: { hot: 0 },
      end: { hot: 1 },
      stretches: [{ length: tau, from: { hot: 0 }, to: { hot: 1 } }],
    });
    expectWithin("Var x", values.x_var, variance, errors.x_var);
    expectWithin("dS_bath", values.dS_bath, entropy, errors.dS_bath);
    expectWithin("dS_sys", values.dS_sys, Math.log(variance) / 2, errors.dS_sys);
    expectWithin("Q", values.Q_mean, (1 - variance) / 2, errors.Q_mean);
    // the control: a bath of one temperature
    expect(Math.abs(values.Q_mean / 3 - entropy)).toBeGreaterThan(0.05);
  });
});
