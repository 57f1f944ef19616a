// Feedback on linear systems against the catalogue (claims/feedback.md): 14, 23, 24, 25, 27; 7, 13, 22, 39 where they are linear, too.
import { Matrix } from "ml-matrix";
import { expect, test } from "vitest";
import { informationFlow, transferEntropy } from "../../../dist/theory/feedback/informationFlow.js";
import { continuousFilter, steadyFilter } from "../../../dist/theory/feedback/linearFilter.js";
import { telegraphFilter } from "../../../dist/theory/feedback/telegraph.js";
import { propagate } from "../../../dist/theory/linearStep.js";
import { expectWithin, feedback, type Numbers, titleOf } from "../catalogue.js";
import { compare } from "./compare.js";

const LINEAR = 1e-11;
const each = (id: string, found: (p: Numbers) => Numbers): void => {
  for (const { params, ref } of feedback(id))
    test(`${id}: ${titleOf(params)}`, () => compare(found(params), ref, LINEAR));
};
const of = (...rows: number[][]): Matrix => new Matrix(rows);

each("bauer-2012-periodic", (p) => {
  const { sigma, T, delay = 0 } = p as { sigma: number; T: number; delay?: number };
  const { map, noise } = propagate(of([-1]), of([2]), T);
  const { prior, posterior, information } = steadyFilter(map, noise, of([1]), of([sigma * sigma]));
  const [P, s] = [prior.get(0, 0), posterior.get(0, 0)];
  const W = ((P - s) * Math.exp(-2 * delay)) / 2;
  return {
    W_ext_per_cycle: W,
    I_per_cycle: information,
    power: W / T,
    efficiency: W / information,
    prior_var: P,
    post_var: s,
  };
});

each("sandberg-2014-continuous", ({ N }) => {
  const { error, informationRate } = continuousFilter(of([-1]), of([2]), of([1]), of([N as number]));
  const P = error.get(0, 0);
  return { P, power: 1 - P, info_rate: informationRate, efficiency: (1 - P) / informationRate };
});

each("horowitz-sandberg-2014", (p) => {
  const { gamma, T, kappa, tau, sigma } = p as Record<"gamma" | "T" | "kappa" | "tau" | "sigma", number>;
  const drift = of([-gamma, -kappa], [1 / tau, -1 / tau]);
  const noise = of([2 * gamma * T, 0], [0, (sigma / tau) ** 2]);
  const { covariance, flow } = informationFlow(drift, noise, [1]);
  const { rate, error } = transferEntropy(drift, noise, [1]);
  const [Svv, Svy, Syy] = [covariance.get(0, 0), covariance.get(0, 1), covariance.get(1, 1)];
  return {
    Svv,
    Svy,
    Syy,
    T_kin: Svv,
    P_ext: kappa * Svy,
    entropy_pumping: (kappa * Svy) / Svv,
    info_flow: flow,
    check_minus_iv: -informationFlow(drift, noise, [0]).flow,
    transfer_entropy_rate: rate,
    kalman_var: error.get(0, 0),
    cond_var: Svv - (Svy * Svy) / Syy,
  };
});

each("horowitz-sandberg-2014-kalman", (p) => {
  const { gamma, T, a, sigma } = p as Record<"gamma" | "T" | "a" | "sigma", number>;
  const { error, gain } = continuousFilter(of([-gamma]), of([2 * gamma * T]), of([1]), of([sigma * sigma]));
  const K = gain.get(0, 0);
  const drift = of([-gamma, -a], [K, -(gamma + a + K)]);
  const noise = of([2 * gamma * T, 0], [0, (K * sigma) ** 2]);
  const { covariance, flow } = informationFlow(drift, noise, [1]);
  return {
    T_kin: covariance.get(0, 0),
    P_ext: a * covariance.get(0, 1),
    info_flow: flow,
    transfer_entropy_rate: transferEntropy(drift, noise, [1]).rate,
    kalman_gain: K,
    kalman_var: error.get(0, 0),
  };
});

each("allahverdyan-2009-two-ou", (p) => {
  const { a1 = 1, a2 = 1, b = 0.5, T1 = 1, T2 = 2, g1 = 1, g2 = 1 } = p;
  const drift = of([-a1 / g1, -b / g1], [-b / g2, -a2 / g2]);
  const noise = of([(2 * T1) / g1, 0], [0, (2 * T2) / g2]);
  const first = informationFlow(drift, noise, [0]);
  const { covariance } = first;
  const [S11, S12, S22] = [covariance.get(0, 0), covariance.get(0, 1), covariance.get(1, 1)];
  return {
    I_mutual: first.mutual,
    idot_1: first.flow,
    idot_2: informationFlow(drift, noise, [1]).flow,
    Q1_to_bath: -(T1 * a1 - (a1 * a1 * S11 + 2 * a1 * b * S12 + b * b * S22)) / g1,
    S11,
    S12,
    S22,
  };
});

each("hartich-2016-sensory-capacity", (p) => {
  const { wx, Dx, wy, Dy } = p as Record<"wx" | "Dx" | "wy" | "Dy", number>;
  const drift = of([-wx, 0], [wy, -wy]);
  const noise = of([2 * Dx, 0], [0, 2 * Dy]);
  const { mutual, flow } = informationFlow(drift, noise, [1]);
  const { rate, error } = transferEntropy(drift, noise, [1]);
  return {
    I_mutual: mutual,
    learning_rate: flow,
    check_minus_lx: -informationFlow(drift, noise, [0]).flow,
    transfer_entropy_rate: rate,
    sensory_capacity: flow / rate,
    kalman_var: error.get(0, 0),
  };
});

each("duncan-wonham-telegraph", ({ k, sigma }) => {
  const { mmse, informationRate } = telegraphFilter(k as number, sigma as number);
  return { mmse, info_rate: informationRate };
});

test("the filter of readings at all times is the limit of readings in short turns", () => {
  const drift = of([-0.3, 1, 0], [-1, -0.2, 0.5], [0, 0.3, -1.1]);
  const noise = of([0, 0, 0], [0, 1.3, 0], [0, 0, 0.4]);
  const [reading, errors] = [of([1, 0, 0.5], [0, 0, 1]), of([0.2, 0.1], [0.1, 0.9])];
  const limit = continuousFilter(drift, noise, reading, errors);
  const at = (T: number) => {
    const short = propagate(drift, noise, T);
    return steadyFilter(short.map, short.noise, reading, Matrix.mul(errors, 1 / T)).information / T;
  };
  const [a, b, c] = [at(4e-3), at(2e-3), at(1e-3)] as const;
  const twice = [2 * b - a, 2 * c - b] as const;
  expectWithin("rate", twice[1] + (twice[1] - twice[0]) / 3, limit.informationRate, 1e-7);
});

test("a filter of nothing that is seen keeps the covariance of the steady state", () => {
  const { map, noise } = propagate(of([-1, 0], [0, -2]), of([2, 0], [0, 3]), 0.7);
  const { prior, information } = steadyFilter(map, noise, of([0, 1]), of([1e9]));
  expectWithin("unseen", prior.get(0, 0), 1, 1e-12);
  expectWithin("hardly seen", prior.get(1, 1), 0.75, 1e-8);
  expect(information).toBeLessThan(1e-8);
});

test("a motion without bound and without readings has no filter", () => {
  expect(() => steadyFilter(of([1]), of([1]), of([0]), of([1]))).toThrow(
    "Readings that bound the error are needed",
  );
});
