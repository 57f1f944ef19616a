// Engines that run round and round, against the catalogue (claims/feedback.md): 17, 18, 19.
import { expect, test } from "vitest";
import {
  bayesRatchet,
  criticalNoise,
  gainWithoutWork,
  naiveRatchet,
  ratchet,
  thresholdEngine,
} from "../../../dist/theory/feedback/trapEngines.js";
import { expectWithin, feedback, type Numbers, titleOf } from "../catalogue.js";
import { compare } from "./compare.js";

const each = (id: string, found: (p: Numbers) => Numbers, precision?: number): void => {
  for (const { params, ref } of feedback(id))
    test(`${id}: ${titleOf(params)}`, () => compare(found(params), ref, precision));
};
const binary = (p: number): number => -p * Math.log(p) - (1 - p) * Math.log(1 - p);

each("park-2016-brownian-engine", (p) => {
  const { xm, xf, T = Number.POSITIVE_INFINITY } = p as { xm: number; xf: number; T?: number };
  const { shifted, W_ext, displacement } = thresholdEngine(xm, xf, T);
  return {
    p_shift: shifted,
    W_ext_per_cycle: W_ext,
    mean_displacement: displacement,
    [p.T === undefined ? "I_per_cycle" : "I_per_cycle_binary"]: binary(shifted),
  };
});

each("saha-2021-ratchet", (p) => {
  const { dg, ts } = p as { dg: number; ts: number };
  const { velocity, trapWork, moved } = ratchet(dg, ts, 2);
  return { velocity, power_grav: dg * velocity, trap_work_rate: trapWork, p_ratchet: moved };
});

each("saha-2022-bayes", (p) => {
  const { dg, ts, sigma } = p as { dg: number; ts: number; sigma: number };
  const bayes = bayesRatchet(dg, ts, sigma);
  const naive = naiveRatchet(dg, ts, sigma, 2);
  return {
    v_bayes: bayes.velocity,
    power_bayes: dg * bayes.velocity,
    trap_work_bayes: bayes.trapWork,
    I_per_step: bayes.information,
    v_naive: naive.velocity,
    power_grav_naive: dg * naive.velocity,
    trap_work_rate_naive: naive.trapWork,
    net_power_naive: dg * naive.velocity - naive.trapWork,
  };
});

each("saha-2022-naive-zero-work", (p) => {
  const { dg, ts, sigma } = p as { dg: number; ts: number; sigma: number };
  const gain = gainWithoutWork(dg, ts, sigma);
  const velocity = gain === 0 ? 0 : naiveRatchet(dg, ts, sigma, gain).velocity;
  return { alpha_star: gain, velocity, power: dg * velocity };
});

each("saha-2022-critical-noise", ({ dg }) => ({
  sigma_c: criticalNoise(dg as number),
  snr_c: 1 / criticalNoise(dg as number),
}));

test("in the limit of no time the ratchet is that of the continuous limit", () => {
  for (const { params, ref } of feedback("saha-2021-continuous-limit")) {
    const at = (ts: number): number => ratchet(params.dg as number, ts, 2).velocity;
    // linear in ts, see the catalogue's clarification
    const [a, b, c] = [at(0.04), at(0.02), at(0.01)];
    const [ab, bc] = [2 * b - a, 2 * c - b];
    expectWithin("velocity", bc + (bc - ab) / 3, ref.velocity as number, 1e-4);
  }
  expect(feedback("saha-2021-continuous-limit").length).toBeLessThanOrEqual(2);
});

test("the naive ratchet with little noise is the ratchet", () => {
  const [a, b] = [naiveRatchet(0.8, 1, 0.2, 1.5), ratchet(0.8, 1, 1.5)];
  const c = naiveRatchet(0.8, 1, 0.1, 1.5);
  // even in the noise
  expectWithin("velocity", c.velocity + (c.velocity - a.velocity) / 3, b.velocity, 5e-4);
  expectWithin("work", c.trapWork + (c.trapWork - a.trapWork) / 3, b.trapWork, 5e-4);
});
