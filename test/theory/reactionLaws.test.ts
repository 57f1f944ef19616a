// Laws of reaction networks (first times, epidemics, a telegraph gene, independent particles, a queue), each against a second method.
import { expect, test } from "vitest";
import { propagate } from "../../src/theory/network/propagator.js";
import { quadrature } from "../../src/theory/network/quadrature.js";
import { finalSizes } from "../../src/theory/reaction/finalSize.js";
import type { Kinetics } from "../../src/theory/reaction/kinetics.js";
import { expected, meanAndVariance } from "../../src/theory/reaction/law.js";
import { linearMoments } from "../../src/theory/reaction/moments.js";
import { binomial, multinomialSum } from "../../src/theory/reaction/multinomial.js";
import { firstTime } from "../../src/theory/reaction/passage.js";
import { finiteStateProjection } from "../../src/theory/reaction/projection.js";
import { telegraph } from "../../src/theory/reaction/telegraph.js";

/** |found - known| <= 1e-9 of what is known, or of 1. */
const near = (found: number, known: number, within = 1e-9): void =>
  expect(Math.abs(found - known), `${found}, known ${known}`).toBeLessThanOrEqual(
    within * Math.max(1, Math.abs(known)),
  );

const epidemic = (beta: number, gamma: number, N: number): Kinetics => ({
  species: 2,
  reactions: [
    { change: [-1, 1], propensity: ([S = 0, I = 0]) => (beta * S * I) / N },
    { change: [0, -1], propensity: ([, I = 0]) => gamma * I },
  ],
});

test("how many an epidemic reaches: the chain of its events, and linear equations over its states", () => {
  const [beta, gamma, N, ill] = [1.7, 0.9, 23, 2];
  const law = finalSizes({ beta, gamma, N, ill });
  near(
    law.reduce((sum, p) => sum + p, 0),
    1,
    1e-14,
  );
  const { at } = firstTime(epidemic(beta, gamma, N), [N - ill, ill], ([, I]) => I === 0);
  expect(at).toHaveLength(N - ill + 1);
  for (const { state, probability } of at) near(probability, law[N - (state[0] as number)] as number, 1e-13);
  // nobody else: each of the two recovers before he infects anyone
  const q = (beta * (N - 2)) / (beta * (N - 2) + gamma * N);
  near(law[2] as number, (1 - q) * (1 - q), 1e-15);
});

test("the time until an epidemic is over: linear equations, and its survival by the master equation", () => {
  const kinetics = epidemic(1.5, 1, 8);
  const { mean, variance } = firstTime(kinetics, [6, 2], ([, I]) => I === 0);
  const ill = (t: number): number =>
    expected(finiteStateProjection(kinetics, [6, 2], t), ([, I]) => (I === 0 ? 0 : 1));
  const second = quadrature((t) => 2 * t * ill(t), 0, 60, 40);
  near(quadrature(ill, 0, 60, 40), mean, 1e-8);
  near(second - mean * mean, variance, 1e-7);
});

test("times that are not certain are infinite, those of infinitely many states are refused", () => {
  const kinetics = epidemic(1.5, 1, 8);
  expect(firstTime(kinetics, [6, 2], ([S]) => S === 0).mean).toBe(Number.POSITIVE_INFINITY);
  const births: Kinetics = {
    species: 1,
    reactions: [
      { change: [1], propensity: () => 1 },
      { change: [-1], propensity: ([n = 0]) => n },
    ],
  };
  expect(() => firstTime(births, [1], ([n]) => n === 0)).toThrow(/at most 100000 states/);
});

test.each([
  { kon: 0.1, koff: 0.3, ks: 20, d: 1 },
  { kon: 2, koff: 0.5, ks: 12, d: 0.8 },
])("a telegraph gene: closed forms, and the master equation after a long time: %o", (rates) => {
  const { kon, koff, ks, d } = rates;
  const kinetics: Kinetics = {
    species: 2,
    reactions: [
      { change: [1, 0], propensity: ([G]) => (G === 0 ? kon : 0) },
      { change: [-1, 0], propensity: ([G = 0]) => koff * G },
      { change: [0, 1], propensity: ([G = 0]) => ks * G },
      { change: [0, -1], propensity: ([, M = 0]) => d * M },
    ],
  };
  const late = finiteStateProjection(kinetics, [0, 0], 30 / Math.min(kon + koff, d));
  const [mean, variance] = meanAndVariance(late, ([, M = 0]) => M);
  const law = telegraph(rates);
  near(mean, law.mean);
  near(variance / mean, law.fano);
  near(
    expected(late, ([, M]) => (M === 0 ? 1 : 0)),
    law.none,
  );
});

/** Hops along a line, of one particle and of counts. */
const line = (M: number, kf: number, kb: number) => ({
  one: {
    states: M,
    channels: Array.from({ length: M - 1 }, (_, i) => [
      { from: i, to: i + 1, rate: kf, entropy: 0 },
      { from: i + 1, to: i, rate: kb, entropy: 0 },
    ]).flat(),
  },
  all: {
    species: M,
    reactions: Array.from({ length: M - 1 }, (_, i) => {
      const change = Array.from({ length: M }, (_, k) => (k === i ? -1 : k === i + 1 ? 1 : 0));
      return [
        { change, propensity: (n: readonly number[]) => kf * (n[i] as number) },
        { change: change.map((v) => -v), propensity: (n: readonly number[]) => kb * (n[i + 1] as number) },
      ];
    }).flat(),
  },
});

test("independent particles: the multinomial law, moment equations and the master equation", () => {
  const [M, N] = [5, 40];
  const { one, all } = line(M, 1.3, 0.6);
  const q = propagate(one, [1, 0, 0, 0, 0], 1.1);
  const { means, covariances } = linearMoments(all, [N, 0, 0, 0, 0], 1.1);
  const f = [2, -1, 0.5, 3, 1];
  const [mean, variance] = multinomialSum(N, q, (i) => f[i] as number);
  near(
    means.reduce((sum, m, i) => sum + m * (f[i] as number), 0),
    mean,
  );
  const spread = covariances.flatMap((row, i) => row.map((c, k) => c * (f[i] as number) * (f[k] as number)));
  near(
    spread.reduce((sum, c) => sum + c, 0),
    variance,
  );
  const few = line(3, 1.3, 0.6);
  const there = propagate(few.one, [1, 0, 0], 0.7)[1] as number;
  const projection = finiteStateProjection(few.all, [6, 0, 0], 0.7);
  binomial(6, there).forEach((p, n) => {
    near(
      expected(projection, ([, k]) => (k === n ? 1 : 0)),
      p,
      1e-12,
    );
  });
});

test("binomial laws sum to 1, also where (1 - p)^n is nothing", () => {
  for (const [n, p] of [
    [0, 0.3],
    [7, 0],
    [7, 1],
    [30, 0.4966],
    [5000, 0.4],
  ] as const) {
    const law = binomial(n, p);
    near(
      law.reduce((sum, x) => sum + x, 0),
      1,
      1e-11,
    );
    near(
      law.reduce((sum, x, k) => sum + k * x, 0),
      n * p,
      1e-11,
    );
  }
});

test("a queue on its way: the master equation, and P. M. Morse's integral", () => {
  const [lam, mu, i, t] = [0.9, 1.2, 3, 7];
  const rho = lam / mu;
  const kinetics: Kinetics = {
    species: 1,
    reactions: [
      { change: [1], propensity: () => lam },
      { change: [-1], propensity: ([n = 0]) => (n > 0 ? mu : 0) },
    ],
  };
  const projection = finiteStateProjection(kinetics, [i], t);
  const wave = (k: number, y: number): number => Math.sin(k * y) - Math.sqrt(rho) * Math.sin((k + 1) * y);
  for (const n of [0, 1, 3, 8]) {
    const way = quadrature(
      (y) => {
        const gamma = lam + mu - 2 * Math.sqrt(lam * mu) * Math.cos(y);
        return (Math.exp(-gamma * t) * mu * wave(i, y) * wave(n, y)) / gamma;
      },
      0,
      Math.PI,
      30,
    );
    near(
      expected(projection, ([k]) => (k === n ? 1 : 0)),
      (1 - rho) * rho ** n + (2 / Math.PI) * rho ** ((n - i) / 2) * way,
      1e-11,
    );
  }
});
