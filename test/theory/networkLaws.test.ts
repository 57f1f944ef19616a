// Laws of the theory of networks on random ones, each by a second method.
import { EVD, Matrix, solve } from "ml-matrix";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import { longRun, longRunOfSteps } from "../../dist/theory/network/cumulants.js";
import {
  activity,
  bathEntropyRate,
  edgeCurrents,
  edgesOf,
  entropyProductionRate,
} from "../../dist/theory/network/currents.js";
import { cycleBasis } from "../../dist/theory/network/cycles.js";
import { finiteTime } from "../../dist/theory/network/finiteTime.js";
import type { Jumps } from "../../dist/theory/network/generator.js";
import { generator } from "../../dist/theory/network/operator.js";
import { firstPassage } from "../../dist/theory/network/passage.js";
import { passageLaw } from "../../dist/theory/network/passageLaw.js";
import { propagate, propagateSteps } from "../../dist/theory/network/propagator.js";
import { rateFunction } from "../../dist/theory/network/rateFunction.js";
import { response } from "../../dist/theory/network/response.js";
import { spectrum } from "../../dist/theory/network/spectrum.js";
import { stationary } from "../../dist/theory/network/stationary.js";
import { leading, tilted } from "../../dist/theory/network/tilted.js";
import { precisionBounds } from "../../dist/theory/network/uncertainty.js";
import { seenEntropy } from "../../dist/theory/network/waiting.js";
import { edge, network } from "./networkModels.js";

const SEED = 6;
const sum = (x: ArrayLike<number>): number => Array.from(x).reduce((total, y) => total + y, 0);
const relative = (value: number, truth: number): number =>
  Math.abs(value - truth) / (1e-12 + Math.abs(truth));

interface Sample {
  readonly jumps: Jumps;
  readonly jump: number[];
  readonly rest: number[];
  readonly uniform: () => number;
}

/** A ring with chords, parallel edges and a self-loop; rates over `decades`. */
function sample(seed: number, decades: number): Sample {
  const random = xoroshiro128plus(SEED * 1000 + seed);
  const uniform = (): number => uniformFloat64(random);
  const states = 3 + Math.floor(uniform() * 6);
  const rate = (): number => 10 ** (decades * (uniform() - 0.5));
  const chords = Math.floor(uniform() * states);
  const ends = [
    ...Array.from({ length: states }, (_, i) => [i, (i + 1) % states] as const),
    ...Array.from(
      { length: chords },
      () => [Math.floor(uniform() * states), Math.floor(uniform() * states)] as const,
    ),
    [1, 1] as const,
    [0, 1] as const,
  ];
  const jumps = network(states, ...ends.map(([i, j]) => edge(i, j, rate(), rate())));
  const jump = jumps.channels.map(() => 2 * uniform() - 1);
  return { jumps, jump, rest: Array.from({ length: states }, () => 2 * uniform() - 1), uniform };
}

const dense = (jumps: Jumps, weight: (c: number) => number, diagonal: (i: number) => number): Matrix => {
  const matrix = Matrix.zeros(jumps.states, jumps.states);
  const add = (i: number, j: number, x: number): void => {
    matrix.set(i, j, matrix.get(i, j) + x);
  };
  jumps.channels.forEach(({ from, to, rate }, c) => {
    add(to, from, rate * weight(c));
    add(from, from, -rate);
  });
  for (let i = 0; i < jumps.states; i++) add(i, i, diagonal(i));
  return matrix;
};

describe.each(Array.from({ length: 12 }, (_, k) => k))("random network %i", (seed) => {
  const { jumps, jump, rest, uniform } = sample(seed, 3);
  const functional = { jump, rest };

  test("L p = 0; edges and cycles give one entropy production rate", () => {
    const p = stationary(jumps);
    const { rows, columns, values } = generator(jumps);
    const out = new Float64Array(jumps.states);
    values.forEach((x, k) => {
      out[rows[k] as number] = (out[rows[k] as number] as number) + x * (p[columns[k] as number] as number);
    });
    for (const x of out) expect(Math.abs(x)).toBeLessThan(1e-13 * activity(jumps, p));
    const J = edgeCurrents(jumps, p);
    const cycles = sum(cycleBasis(jumps).map(({ chord, affinity }) => (J[chord] as number) * affinity));
    const sigma = bathEntropyRate(jumps, p);
    expect(relative(cycles, sigma)).toBeLessThan(1e-10);
    // a self-loop's two directions are one state's: its current is that of its rates, by edges as by channels
    expect(relative(entropyProductionRate(jumps, p, edgesOf(jumps)), sigma)).toBeLessThan(1e-10);
  });

  test("theta is the largest eigenvalue of the dense matrix, and theta(1) of entropy is 0", () => {
    const { value } = leading(jumps, functional);
    const all = new EVD(
      dense(
        jumps,
        (c) => Math.exp(jump[c] as number),
        (i) => rest[i] as number,
      ),
    );
    expect(relative(value, Math.max(...all.realEigenvalues))).toBeLessThan(1e-11);
    const S = { jump: jumps.channels.map(({ entropy }) => -entropy) };
    expect(Math.abs(leading(jumps, S).value)).toBeLessThan(1e-11 * activity(jumps, stationary(jumps)));
    // long times tend to it; the exponents are small, so that <e^S> stays a number
    const start = Array.from({ length: jumps.states }, () => 1 / jumps.states);
    const t = 40 / -(spectrum(jumps)[1]?.re as number);
    const small = 1 / Math.max(10, activity(jumps, stationary(jumps)) * t);
    const lean = { jump: jump.map((d) => d * small) };
    const [a, b] = [t, 2 * t].map((x) => Math.log(sum(tilted(jumps, start, x, lean)))) as [number, number];
    expect(Math.abs(b - a - leading(jumps, lean).value * t)).toBeLessThan(1e-9);
  });

  test("covariances are second derivatives of theta, and the growth of finite-time ones", () => {
    const other = { jump: jumps.channels.map(() => 1) };
    const { mean, covariance } = longRun(jumps, [functional, other]);
    const theta = (a: number, b: number): number =>
      leading(jumps, { jump: jump.map((d) => a * d + b), rest: rest.map((x) => a * x) }).value;
    const tolerance = 1e-3;
    const [C, CK, K] = [covariance[0]?.[0], covariance[0]?.[1], covariance[1]?.[1]] as [
      number,
      number,
      number,
    ];
    // theta is no parabola any more where its change is that of the gap
    const gap = -(spectrum(jumps)[1]?.re as number);
    const h = 0.005 * Math.min(1, Math.sqrt(gap / Math.max(C, K)));
    expect(Math.abs((theta(h, 0) - theta(-h, 0)) / (2 * h) - (mean[0] as number))).toBeLessThan(
      tolerance * Math.sqrt(C),
    );
    expect(Math.abs((theta(h, 0) + theta(-h, 0)) / (h * h) - C)).toBeLessThan(tolerance * C);
    const mixed = (theta(h, h) - theta(h, -h) - theta(-h, h) + theta(-h, -h)) / (4 * h * h);
    expect(Math.abs(mixed - CK)).toBeLessThan(tolerance * Math.sqrt(C * K));
    const t = 30 / gap;
    const p = stationary(jumps);
    const [one, two] = [t, 2 * t].map((x) => finiteTime(jumps, p, x, [functional, other]).covariance) as [
      number[][],
      number[][],
    ];
    for (const [a, b] of [
      [0, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const grown = ((two[a]?.[b] as number) - (one[a]?.[b] as number)) / t;
      expect(relative(grown, covariance[a]?.[b] as number)).toBeLessThan(1e-8);
    }
  });

  test("no current beats the bounds on its precision", () => {
    const current = edgesOf(jumps).flatMap(() => {
      const d = 2 * uniform() - 1;
      return [d, -d];
    });
    const { mean, covariance } = longRun(jumps, [{ jump: current }]);
    const p = stationary(jumps);
    const { both, kinetic, thermodynamic } = precisionBounds(bathEntropyRate(jumps, p), activity(jumps, p));
    expect((covariance[0]?.[0] as number) / (mean[0] as number) ** 2).toBeGreaterThanOrEqual(
      both * (1 - 1e-12),
    );
    expect(both).toBeGreaterThanOrEqual(Math.max(kinetic, thermodynamic) * (1 - 1e-12));
  });

  test("first passage: mean and variance by the law, shares sum to 1", () => {
    const groups = [[0], [jumps.states - 1]];
    const at = 1;
    const { probability, mean, variance, meanOf } = firstPassage(jumps, groups);
    const [a, b] = [probability[0]?.[at] as number, probability[1]?.[at] as number];
    expect(a + b).toBeCloseTo(1, 13);
    const conditional = a * (meanOf[0]?.[at] as number) + b * (meanOf[1]?.[at] as number);
    expect(relative(conditional, mean[at] as number)).toBeLessThan(1e-12);
    const start = Array.from({ length: jumps.states }, (_, i) => (i === at ? 1 : 0));
    // the same by a dense inverse of the generator without its targets
    const inner = Array.from({ length: jumps.states - 2 }, (_, k) => k + 1);
    const inverse = dense(
      jumps,
      () => 1,
      () => 0,
    )
      .selection(inner, inner)
      .transpose()
      .mul(-1);
    const m1 = solve(inverse, Matrix.ones(inner.length, 1));
    const m2 = solve(inverse, Matrix.mul(m1, 2));
    const [first, second] = [m1.get(at - 1, 0), m2.get(at - 1, 0)];
    expect(relative(mean[at] as number, first)).toBeLessThan(1e-10);
    expect(relative(variance[at] as number, second - first * first)).toBeLessThan(1e-9);
    const law = passageLaw(jumps, groups, start, 1e4 / -(spectrum(jumps)[1]?.re as number));
    expect(relative(law.cumulative[0] as number, a)).toBeLessThan(1e-9);
  });

  test("response is the derivative, by differences", () => {
    const change = jumps.channels.map(() => 2 * uniform() - 1);
    const moved = (eps: number): number => {
      const channels = jumps.channels.map((c, k) => ({
        ...c,
        rate: c.rate * Math.exp(eps * (change[k] as number)),
      }));
      return longRun({ ...jumps, channels }, [functional]).mean[0] as number;
    };
    const h = 1e-4;
    const truth = response(jumps, [functional], change)[0] as number;
    const scale = activity(jumps, stationary(jumps));
    expect(Math.abs((moved(h) - moved(-h)) / (2 * h) - truth)).toBeLessThan(1e-6 * scale);
  });

  test("I(J) = 0, and theta is the transform of I", () => {
    const J = longRun(jumps, [functional]).mean[0] as number;
    expect(Math.abs(rateFunction(jumps, functional, J).rate)).toBeLessThan(
      1e-12 * activity(jumps, stationary(jumps)),
    );
    const { driven, value } = leading(jumps, functional);
    const j = longRun(driven, [functional]).mean[0] as number;
    expect(relative(j - rateFunction(jumps, functional, j).rate, value)).toBeLessThan(1e-9);
  });

  test("sigma_sequence <= sigma_waiting <= sigma", () => {
    const { sequence, waiting } = seenEntropy(jumps, 0, 1);
    const sigma = bathEntropyRate(jumps, stationary(jumps));
    expect(sequence).toBeLessThanOrEqual(waiting * (1 + 1e-9));
    expect(waiting).toBeLessThanOrEqual(sigma * (1 + 1e-9));
  });
});

test("rates over 12 decades: sums of p are 1, propagators lose nothing", () => {
  for (let seed = 20; seed < 26; seed++) {
    const { jumps } = sample(seed, 12);
    const p = stationary(jumps);
    const J = edgeCurrents(jumps, p);
    // what flows into each state flows out
    const net = new Float64Array(jumps.states);
    edgesOf(jumps).forEach(([forward], e) => {
      const { from, to } = jumps.channels[forward] as { from: number; to: number };
      net[from] = (net[from] as number) - (J[e] as number);
      net[to] = (net[to] as number) + (J[e] as number);
    });
    for (const x of net) expect(Math.abs(x)).toBeLessThan(1e-12 * activity(jumps, p));
    const moved = propagate(jumps, p, 3);
    p.forEach((x, i) => {
      expect(Math.abs((moved[i] as number) - x)).toBeLessThan(1e-8);
    });
  }
});

test("a chain's variance per step by its finite-time law", () => {
  const chain = network(3, edge(0, 1, 0.3, 0.1), edge(1, 2, 0.2, 0.05), edge(2, 0, 0.35, 0.15));
  const p = propagateSteps(chain, [1, 0, 0], 400);
  p.forEach((x, i) => {
    expect(x).toBeCloseTo(stationary(chain)[i] as number, 13);
  });
  // moments by states: m1, m2 with one step after the other
  const d = [1, -1, 1, -1, 1, -1];
  let state = { p: [...p], m1: [0, 0, 0], m2: [0, 0, 0] };
  const variances: number[] = [];
  for (let k = 0; k < 400; k++) {
    const next = { p: [...state.p], m1: [...state.m1], m2: [...state.m2] };
    chain.channels.forEach(({ from, to, rate }, c) => {
      const x = d[c] as number;
      const [q, m1, m2] = [state.p[from], state.m1[from], state.m2[from]] as [number, number, number];
      const move = (of: number[], out: number, into: number): void => {
        of[from] = (of[from] as number) - rate * out;
        of[to] = (of[to] as number) + rate * into;
      };
      move(next.p, q, q);
      move(next.m1, m1, m1 + x * q);
      move(next.m2, m2, m2 + 2 * x * m1 + x * x * q);
    });
    state = next;
    variances.push(sum(state.m2) - sum(state.m1) ** 2);
  }
  const grown = ((variances[399] as number) - (variances[199] as number)) / 200;
  expect(relative(grown, longRunOfSteps(chain, [{ jump: d }]).covariance[0]?.[0] as number)).toBeLessThan(
    1e-10,
  );
  // read as rates, the variance is larger by J^2
  expect(relative(grown, longRun(chain, [{ jump: d }]).covariance[0]?.[0] as number)).toBeGreaterThan(0.05);
});
