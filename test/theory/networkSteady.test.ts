// Stationary networks of the catalogue (sections B, C): currents, cycles, cumulants, large deviations.
import { expect, test } from "vitest";
import { type Functional, longRun, longRunOfSteps } from "../../dist/theory/network/cumulants.js";
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
import { propagate } from "../../dist/theory/network/propagator.js";
import { rateFunction } from "../../dist/theory/network/rateFunction.js";
import { response, stationaryResponse } from "../../dist/theory/network/response.js";
import { spectrum } from "../../dist/theory/network/spectrum.js";
import { stationary } from "../../dist/theory/network/stationary.js";
import { leading, tilt, tilted } from "../../dist/theory/network/tilted.js";
import { fluctuationBounds, precisionBounds } from "../../dist/theory/network/uncertainty.js";
import { againstCatalogue, list, n } from "./networkCatalogue.js";
import { counted, diamond, heldDiamond, kinesin, lead, motor, network, only, ring } from "./networkModels.js";

type P = Readonly<Record<string, unknown>>;
const theDiamond = (p: P): Jumps => diamond(list(p.wf), list(p.wb));
const entropies = ({ channels }: Jumps): number[] => channels.map(({ entropy }) => entropy);
const theta = (jumps: Jumps, functional: Functional, z: number): number =>
  leading(jumps, tilt([functional], [z])).value;

/** What #36, #37, #42, #43 report of one current. */
function precision(jumps: Jumps, jump: readonly number[]): Record<string, number> {
  const { mean, covariance } = longRun(jumps, [{ jump }]);
  const [J, C] = [mean[0] as number, covariance[0]?.[0] as number];
  const p = stationary(jumps);
  const [ep, a] = [bathEntropyRate(jumps, p), activity(jumps, p)];
  const { thermodynamic, kinetic, both } = precisionBounds(ep, a);
  const fano2 = C / (J * J);
  return {
    J,
    var_rate: C,
    fano2,
    ep,
    activity: a,
    tur: thermodynamic,
    kur: kinetic,
    tkur: both,
    Q_tur: fano2 * ep,
    Q_kur: fano2 * a,
  };
}

const perTurn = (p: P): Record<string, number> =>
  precision(ring(list(p.kp), list(p.km)), counted(list(p.kp).map(() => 1 / 3)));
const uniformRing = (p: P): Jumps => ring([n(p.kp), n(p.kp), n(p.kp)], [n(p.km), n(p.km), n(p.km)]);

againstCatalogue({
  "schnakenberg1976-network-ep": (params) => {
    const jumps = theDiamond(params);
    const p = stationary(jumps);
    const J = edgeCurrents(jumps, p);
    const [first, second] = cycleBasis(jumps, edgesOf(jumps), [0, 2]);
    const cycles = [first, second].reduce(
      (sum, cycle) => sum + (J[cycle?.chord as number] as number) * (cycle?.affinity as number),
      0,
    );
    expect(first?.edges.map(([e]) => e).sort()).toEqual([0, 1, 4]);
    expect(entropyProductionRate(jumps, p)).toBeCloseTo(cycles, 12);
    return {
      p: [...p],
      J_01: J[0],
      J_23: J[2],
      A_cycle_012: first?.affinity,
      A_cycle_023: second?.affinity,
      ep_edges: bathEntropyRate(jumps, p),
      ep_cycles: cycles,
      activity: activity(jumps, p),
    };
  },
  "lebowitz-spohn1999-gc-symmetry": (params) => {
    const jumps = params.net === "ring" ? ring(list(params.kp), list(params.km)) : theDiamond(params);
    const S = { jump: entropies(jumps) };
    const at = (lambda: number): number => theta(jumps, S, -lambda);
    const { mean, covariance } = longRun(jumps, [S]);
    return {
      theta_m05: at(-0.5),
      theta_025: at(0.25),
      theta_05: at(0.5),
      theta_075: at(0.75),
      theta_1: at(1),
      theta_15: at(1.5),
      ep_rate: mean[0],
      var_rate: covariance[0]?.[0],
    };
  },
  "andrieux-gaspard2007-current-ft": (params) => {
    const jumps = theDiamond(params);
    const N = [0, 2].map((e): Functional => ({ jump: only(5, e) }));
    const [A1, A2] = cycleBasis(jumps, edgesOf(jumps), [0, 2]).map(({ affinity }) => affinity) as [
      number,
      number,
    ];
    const at = (...z: number[]): number => leading(jumps, tilt(N, z)).value;
    const [z1, z2] = [n(params.z1), n(params.z2)];
    const { mean, covariance } = longRun(jumps, N);
    return {
      A1,
      A2,
      theta: at(z1, z2),
      theta_reflected: at(-A1 - z1, -A2 - z2),
      theta_half: at(-A1 / 2, -A2 / 2),
      J1: mean[0],
      J2: mean[1],
      C11: covariance[0]?.[0],
      C12: covariance[0]?.[1],
      C22: covariance[1]?.[1],
    };
  },
  "andrieux-gaspard2004-nonlinear-onsager": (params) => {
    const at = (A1: number, A2: number): Jumps => heldDiamond(list(params.k), list(params.E), A1, A2);
    const N = [0, 2].map((e): Functional => ({ jump: only(5, e) }));
    const drive = [0, 2].map((e) => only(5, e).map((x) => x / 2)); // d ln w/dA
    const L = (jumps: Jumps, b: number): number[] => response(jumps, N, drive[b] as number[]);
    const here = at(0, 0);
    const C = longRun(here, N).covariance as [[number, number], [number, number]];
    // second derivatives by differences of exact first ones
    const h = 1e-3;
    const slope = (f: (A: number) => number): number =>
      (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
    return {
      L11: L(here, 0)[0],
      L12: L(here, 1)[0],
      L21: L(here, 0)[1],
      L22: L(here, 1)[1],
      halfC11: C[0][0] / 2,
      halfC12: C[0][1] / 2,
      halfC22: C[1][1] / 2,
      d2J1_dA1A1: slope((A) => L(at(A, 0), 0)[0] as number),
      dC11_dA1: slope((A) => longRun(at(A, 0), N).covariance[0]?.[0] as number),
      d2J1_dA2A2: slope((A) => L(at(0, A), 1)[0] as number),
      dC12_dA2: slope((A) => longRun(at(0, A), N).covariance[0]?.[1] as number),
    };
  },
  "seifert2005-ift-relaxation": (params) => {
    const jumps = ring(list(params.kp), list(params.km));
    const [p0, t] = [list(params.p0), n(params.t)];
    const p = propagate(jumps, p0, t);
    const S = { jump: entropies(jumps) };
    // <e^(-lambda stot)> with the boundary terms as weights of start and end
    const mgf = (lambda: number): number =>
      tilted(
        jumps,
        p0.map((x) => x ** (1 - lambda)),
        t,
        tilt([S], [-lambda]),
      ).reduce((sum, g, i) => sum + g * (p[i] as number) ** lambda, 0);
    const pieces = boundaryMoments(jumps, p0, p, t, S);
    return { p_t: [...p], ift: mgf(1), mgf_half: mgf(0.5), mgf_2: mgf(2), ...pieces };
  },
  "seifert2005-detailed-ft-ring": (params) => {
    const { P_n, P_minus_n, ...signs } = stepsLaw(uniformRing(params), n(params.t), n(params.n));
    const A = Math.log(n(params.kp) / n(params.km));
    return {
      P_n,
      P_minus_n,
      ...signs,
      log_ratio: Math.log(P_n / P_minus_n),
      n_alpha: A * n(params.n),
      mean_S: finiteTime(uniformRing(params), [1 / 3, 1 / 3, 1 / 3], n(params.t), [
        { jump: counted([A, A, A]) },
      ]).mean[0],
    };
  },
  "jarzynski-wojcik2004-heat-exchange": (p) => {
    const [E, b1, b2] = [n(p.E), n(p.b1), n(p.b2)];
    const jumps = network(2, lead(0, 1, n(p.g1), b1 * E), lead(0, 1, n(p.g2), b2 * E));
    const heat = { jump: counted([0, -E]) };
    const { mean, covariance } = longRun(jumps, [heat]);
    const state = stationary(jumps);
    return {
      mean_heat_rate: mean[0],
      var_rate: covariance[0]?.[0],
      ep_rate: bathEntropyRate(jumps, state),
      theta: theta(jumps, heat, -n(p.lam)),
      theta_reflected: theta(jumps, heat, -(b2 - b1 - n(p.lam))),
      p1: state[1],
    };
  },
  "schmiedl-seifert2007-chemical-ft": (p) => {
    const [a, am, b, bm, N] = [n(p.a), n(p.am), n(p.b), n(p.bm), n(p.N)];
    const ends = Array.from({ length: N }, (_, x) => x);
    const jumps = network(
      N + 1,
      ...ends.flatMap((x) => [
        [
          { from: x, to: x + 1, rate: a, entropy: Math.log(a / (am * (x + 1))) },
          { from: x + 1, to: x, rate: am * (x + 1), entropy: -Math.log(a / (am * (x + 1))) },
        ],
        [
          { from: x, to: x + 1, rate: bm, entropy: Math.log(bm / (b * (x + 1))) },
          { from: x + 1, to: x, rate: b * (x + 1), entropy: -Math.log(bm / (b * (x + 1))) },
        ],
      ]),
    );
    const count = { jump: ends.flatMap(() => [1, -1, 0, 0]) };
    const state = stationary(jumps);
    const { mean, covariance } = longRun(jumps, [count]);
    const affinity = Math.log((a * b) / (am * bm));
    return {
      mean_X: state.reduce((sum, x, i) => sum + x * i, 0),
      J: mean[0],
      affinity,
      ep_rate: bathEntropyRate(jumps, state),
      theta: theta(jumps, count, n(p.z)),
      theta_reflected: theta(jumps, count, -affinity - n(p.z)),
      var_rate: covariance[0]?.[0],
    };
  },
  "lau-lacoste-mallick2007-motor-ft": (p) => {
    const [f, mu, lam, g] = [n(p.f), n(p.mu), n(p.lam), n(p.g)];
    const { jumps, y, atp } = motor(f, mu);
    const counts = [{ jump: y }, { jump: atp }];
    const { mean, covariance } = longRun(jumps, counts);
    const at = (...z: number[]): number => leading(jumps, tilt(counts, z)).value;
    return {
      half_step_rate: mean[0],
      atp_rate: mean[1],
      ep_rate: bathEntropyRate(jumps, stationary(jumps)),
      ep_check: f * (mean[0] as number) + mu * (mean[1] as number),
      theta: at(lam, g),
      theta_reflected: at(-f - lam, -mu - g),
      var_rate_y: covariance[0]?.[0],
      cov_yN: covariance[0]?.[1],
    };
  },
  "barato-seifert2015-tur-unicycle": (p) => ({
    ...precision(uniformRing(p), counted([1 / 3, 1 / 3, 1 / 3])),
    Q_analytic: Math.log(n(p.kp) / n(p.km)) / Math.tanh(Math.log(n(p.kp) / n(p.km)) / 2),
  }),
  "barato-seifert2015-tur-diamond": (p) => precision(theDiamond(p), counted(list(p.d))),
  "gingrich2016-parabolic-bound": (p) => {
    const jumps = theDiamond(p);
    const count = { jump: only(5, 0) };
    const { J, ep } = precision(jumps, count.jump) as { J: number; ep: number };
    const I = (j: number): number => rateFunction(jumps, count, j).rate;
    const bound = (j: number): number => ((j - J) * (j - J) * ep) / (4 * J * J);
    return {
      J,
      ep,
      I_0: I(0),
      I_half: I(J / 2),
      I_1p5: I(1.5 * J),
      I_2: I(2 * J),
      I_minus: I(-J),
      bound_0: bound(0),
      bound_half: bound(J / 2),
      bound_1p5: bound(1.5 * J),
      bound_2: bound(2 * J),
      bound_minus: bound(-J),
    };
  },
  "horowitz-gingrich2017-finite-time-tur": (params) => {
    const jumps = theDiamond(params);
    const t = n(params.t);
    const p = stationary(jumps);
    const { mean, covariance } = finiteTime(jumps, p, t, [{ jump: counted(list(params.d)) }]);
    const [m, v] = [mean[0] as number, covariance[0]?.[0] as number];
    const [ep, a] = [bathEntropyRate(jumps, p), activity(jumps, p)];
    const { thermodynamic, kinetic, both } = precisionBounds(ep, a);
    return {
      mean: m,
      var: v,
      rel: v / (m * m),
      Sigma: ep * t,
      K: a * t,
      tur: thermodynamic / t,
      kur: kinetic / t,
      tkur: both / t,
      hasegawa_exp: fluctuationBounds(ep * t).hasegawa,
      timpanaro: fluctuationBounds(ep * t).timpanaro,
    };
  },
  "proesmans-vdb2017-discrete-tur": (params) => {
    const jumps = ring(list(params.kp), list(params.km));
    const { mean, covariance } = longRunOfSteps(jumps, [{ jump: counted([1, 1, 1]) }]);
    const [J, C] = [mean[0] as number, covariance[0]?.[0] as number];
    const ep = bathEntropyRate(jumps, stationary(jumps));
    return {
      J,
      var_per_step: C,
      ep_per_step: ep,
      rel: C / (J * J),
      bound_exp: 2 / Math.expm1(ep),
      naive_tur: 2 / ep,
    };
  },
  "diterlizzi-baiesi2019-kur": (p) => {
    const jumps = ring(list(p.kp), list(p.km));
    const all = longRun(jumps, [{ jump: jumps.channels.map(() => 1) }]);
    const [a, C] = [all.mean[0] as number, all.covariance[0]?.[0] as number];
    return { ...perTurn(p), act_mean: a, act_var_rate: C, act_rel: C / (a * a) };
  },
  "vo2022-tkur": (p) => {
    const made = precision(uniformRing(p), counted([1 / 3, 1 / 3, 1 / 3]));
    return { ...made, note_uniform_F: made.fano2 };
  },
  "macieszczak2018-linear-response": (p) => {
    const jumps = heldDiamond([1, 2, 0.5, 1.5, 0.7], [0, 0.3, -0.2, 0.5], n(p.A1), n(p.A2));
    const { mean, covariance } = longRun(jumps, [
      { jump: counted(list(p.d)) },
      { jump: entropies(jumps) },
    ]) as { mean: [number, number]; covariance: [[number, number], [number, number]] };
    const [[C, CS], [, S]] = covariance;
    return {
      ratio_TUR: (2 * mean[0] * mean[0]) / (C * mean[1]),
      corr2: (CS * CS) / (C * S),
      ep: mean[1],
      J: mean[0],
    };
  },
  "busiello-pigolotti2019-hyperaccurate": (params) => {
    const jumps = theDiamond(params);
    const { mean, covariance } = longRun(jumps, [
      { jump: only(5, 0) },
      { jump: only(5, 2) },
      { jump: entropies(jumps) },
    ]);
    const [J1, J2, S] = mean as [number, number, number];
    const [[C11, C12], [, C22], [, , CS]] = covariance as [[number, number], [number, number], number[]];
    const det = C11 * C22 - C12 * C12;
    const d = [(C22 * J1 - C12 * J2) / det, (C11 * J2 - C12 * J1) / det] as const;
    const largest = Math.max(Math.abs(d[0]), Math.abs(d[1]));
    return {
      d_opt_01: d[0] / largest,
      d_opt_23: d[1] / largest,
      max_precision_rate: J1 * d[0] + J2 * d[1],
      half_sigma: S / 2,
      ep_current_precision: (S * S) / (CS as number),
      prec_01: (J1 * J1) / C11,
      prec_23: (J2 * J2) / C22,
    };
  },
  "pietzonka-seifert2018-engine-tradeoff": (p) => {
    const [Th, Tc, xh, xc] = [n(p.Th), n(p.Tc), n(p.xh), n(p.xc)];
    const jumps = network(2, lead(0, 1, n(p.gh), xh), lead(0, 1, n(p.gc), xc));
    const work = Th * xh - Tc * xc;
    const { mean, covariance } = longRun(jumps, [{ jump: counted([work, 0]) }]);
    const [power, spread] = [mean[0] as number, covariance[0]?.[0] as number];
    const [eta, carnot] = [1 - (Tc * xc) / (Th * xh), 1 - Tc / Th];
    return {
      power,
      eta,
      eta_C: carnot,
      var_power: spread,
      tradeoff: (((power * eta) / (carnot - eta)) * Tc) / spread,
    };
  },
  "barato-seifert2017-oscillation-coherence": (p) => {
    const [N, A, seed] = [n(p.N), n(p.A), n(p.seed)];
    const k = Array.from({ length: N }, (_, i) => (seed === 0 ? 1 : 1 + 0.5 * Math.sin(i * seed)));
    const jumps = ring(
      k,
      k.map((x) => x * Math.exp(-A / N)),
    );
    const [, second] = spectrum(jumps);
    const { re, im } = second as { re: number; im: number };
    const { mean, covariance } = longRun(jumps, [{ jump: counted(k.map(() => 1 / N)) }]);
    const ep = bathEntropyRate(jumps, stationary(jumps));
    const J = mean[0] as number;
    return {
      R: Math.abs(im / re),
      bound: Math.tanh(A / (2 * N)) / Math.tan(Math.PI / N),
      re_lambda: re,
      im_lambda: Math.abs(im),
      clock_cost_times_err: ((covariance[0]?.[0] as number) * ep) / (J * J),
      ep,
    };
  },
  "owen2020-response-bound": (params) => {
    const jumps = ring(list(params.kp), list(params.km));
    const p = stationary(jumps);
    const d = stationaryResponse(jumps, [-1, -1, 0, 0, 0, 0]).map((x, i) => x / (p[i] as number));
    const affinity = entropies(jumps).reduce((sum, s, c) => (c % 2 === 0 ? sum + s : sum), 0);
    const [d0, d1, d2] = d as [number, number, number];
    return {
      dlnp0p1: d0 - d1,
      dlnp1p2: d1 - d2,
      dlnp0p2: d0 - d2,
      max_abs: Math.max(Math.abs(d0 - d1), Math.abs(d1 - d2), Math.abs(d0 - d2)),
      bound: Math.tanh(affinity / 4),
      affinity,
    };
  },
  "ptaszynski2024-response-tur": (params) => {
    const jumps = theDiamond(params);
    const count = { jump: only(5, n(params.obs)) };
    const change = only(5, n(params.pert)).map(Math.abs);
    const [dJ] = response(jumps, [count], change) as [number];
    const { J, var_rate, ep } = precision(jumps, count.jump) as Record<"J" | "var_rate" | "ep", number>;
    return { dJ, J, var_rate, lhs: (dJ * dJ) / var_rate, rhs: ep / 2 };
  },
});

/** Mean and variance of ln p0/p_t + S_m: the sum's moments with boundary terms as weights. */
function boundaryMoments(jumps: Jumps, p0: readonly number[], p: Float64Array, t: number, S: Functional) {
  // d/d lambda at 0 would do; here by start states, each with its own moments
  const a = p0.map((x) => Math.log(x));
  const b = Array.from(p, (x) => -Math.log(x));
  let [mean, second] = [0, 0];
  p0.forEach((weight, i) => {
    const start = p0.map((_, j) => (i === j ? 1 : 0));
    const { probabilities, byEnd } = finiteTime(jumps, start, t, [S]);
    probabilities.forEach((share, j) => {
      const edgeTerm = (a[i] as number) + (b[j] as number);
      const [m1, m2] = [byEnd.mean[0]?.[j] as number, byEnd.second[0]?.[j] as number];
      mean += weight * (share * edgeTerm + m1);
      second += weight * (share * edgeTerm * edgeTerm + 2 * edgeTerm * m1 + m2);
    });
  });
  return { mean_stot: mean, var_stot: second - mean * mean };
}

/** P(net steps = +-n) of a uniform ring after t, from a cut ladder. */
function stepsLaw(
  jumps: Jumps,
  t: number,
  at: number,
): Record<"P_n" | "P_minus_n" | "p_S_negative" | "p_S_zero", number> {
  const { up, down } = { up: jumps.channels[0]?.rate as number, down: jumps.channels[1]?.rate as number };
  const reach = 80;
  const walk = network(
    2 * reach + 1,
    ...Array.from({ length: 2 * reach }, (_, i) => [
      { from: i, to: i + 1, rate: up, entropy: 0 },
      { from: i + 1, to: i, rate: down, entropy: 0 },
    ]),
  );
  const p = propagate(
    walk,
    Array.from({ length: 2 * reach + 1 }, (_, i) => (i === reach ? 1 : 0)),
    t,
  );
  return {
    P_n: p[reach + at] as number,
    P_minus_n: p[reach - at] as number,
    p_S_negative: p.subarray(0, reach).reduce((sum, x) => sum + x, 0),
    p_S_zero: p[reach] as number,
  };
}

test("a channel that is merged with another one loses entropy production", () => {
  const parts = network(2, lead(0, 1, 1, 0.5), lead(0, 1, 0.5, 2));
  const [a, b, c, d] = parts.channels.map(({ rate }) => rate) as [number, number, number, number];
  const merged = network(2, [
    { from: 0, to: 1, rate: a + c, entropy: Math.log((a + c) / (b + d)) },
    { from: 1, to: 0, rate: b + d, entropy: -Math.log((a + c) / (b + d)) },
  ]);
  expect([...stationary(merged)]).toEqual([...stationary(parts)]);
  expect(bathEntropyRate(parts, stationary(parts))).toBeGreaterThan(0.1);
  expect(bathEntropyRate(merged, stationary(merged))).toBeCloseTo(0, 14);
});

test("all independent currents counted together are symmetric, one of them alone is not", () => {
  const jumps = diamond([3, 2, 4, 1.5, 0.8], [1, 0.5, 1.2, 0.7, 1.1]);
  const [A1, A2] = cycleBasis(jumps, edgesOf(jumps), [0, 2]).map(({ affinity }) => affinity) as [
    number,
    number,
  ];
  const N = [0, 2].map((e): Functional => ({ jump: only(5, e) }));
  const at = (z1: number, z2: number): number => leading(jumps, tilt(N, [z1, z2])).value;
  expect(Math.abs(at(0.3, 0) - at(-A1 - 0.3, -A2))).toBeLessThan(1e-13);
  expect(Math.abs(at(0.3, 0) - at(-A1 - 0.3, 0))).toBeGreaterThan(0.05);
});

test("kinesin, rates from 1e-9 to 3e5: theta(1) = 0, and derivatives of theta are the cumulants", () => {
  const jumps = kinesin(1000, 10, 10, 4, false);
  const S = { jump: entropies(jumps) };
  expect(Math.abs(theta(jumps, S, -1))).toBeLessThan(1e-9);
  expect(Math.abs(theta(jumps, S, 0))).toBeLessThan(1e-9);
  const steps = { jump: only(7, 6) };
  const { mean, covariance } = longRun(jumps, [steps]);
  const h = 1e-3;
  const [plus, minus] = [theta(jumps, steps, h), theta(jumps, steps, -h)];
  expect(Math.abs((plus - minus) / (2 * h) / (mean[0] as number) - 1)).toBeLessThan(h * h);
  expect(Math.abs((plus + minus) / (h * h) / (covariance[0]?.[0] as number) - 1)).toBeLessThan(1e-5);
  // a wrong sign of one channel's entropy breaks theta(1) = 0
  const wrong = { jump: S.jump.map((s, c) => (c === 4 ? -s : s)) };
  expect(Math.abs(theta(jumps, wrong, -1))).toBeGreaterThan(1);
});
