// Speed limits, erasure and logic of the catalogue (section D).
import { expect, test } from "vitest";
import {
  activity,
  bathEntropyRate,
  edgeCurrents,
  entropyProductionRate,
  shannon,
} from "../../dist/theory/network/currents.js";
import { integralsDriven } from "../../dist/theory/network/driven.js";
import { counter, momentsDriven, workOf } from "../../dist/theory/network/drivenMoments.js";
import { bathEntropy } from "../../dist/theory/network/entropies.js";
import type { DrivenJumps, Jumps } from "../../dist/theory/network/generator.js";
import { graphDistance, waysOf } from "../../dist/theory/network/graphTransport.js";
import { optimalErasure } from "../../dist/theory/network/optimalErasure.js";
import { artanh, mobility, speedLimits, totalVariation } from "../../dist/theory/network/speedLimits.js";
import { againstCatalogue, list, n } from "./networkCatalogue.js";
import { dot, edge, fermi, islands, network } from "./networkModels.js";

const sum = (x: ArrayLike<number>): number => Array.from(x).reduce((total, y) => total + y, 0);
const smooth = (at: (t: number) => Jumps): DrivenJumps => ({ at, breaks: [] });
const h2 = (p: number): number => shannon([p, 1 - p]);
/** A level that rises in a line from 0, with the work of its fall at the end. */
function rampErasure(Emax: number, tau: number, p = 0.5) {
  const driven = { at: (t: number) => dot((Emax * t) / tau), breaks: [tau] };
  const work = workOf(
    2,
    () => [0, Emax / tau],
    () => [0, -Emax],
  );
  const { probabilities, mean, covariance } = momentsDriven(driven, [1 - p, p], 0, tau, [
    work,
    bathEntropy(driven),
  ]);
  return {
    work: mean[0] as number,
    variance: covariance[0]?.[0] as number,
    heat: mean[1] as number,
    error: probabilities[1] as number,
  };
}

const landauer = (error: number): number => Math.LN2 - h2(error);
const optimum = (delta: number, tau: number) => optimalErasure({ before: 0.5, after: delta, duration: tau });
const slow = (delta: number): number => (Math.PI / 2 - 2 * Math.asin(Math.sqrt(delta))) ** 2;

/** Logic gates: islands by output, representatives their first states. */
const GATES: Readonly<Record<string, { members: number[][]; kept: number[] }>> = {
  NAND: { members: [[0, 1, 2], [3]], kept: [0, 3] },
  XOR: {
    members: [
      [0, 3],
      [1, 2],
    ],
    kept: [0, 1],
  },
};

againstCatalogue({
  "shiraishi2018-speed-limit": (p) => {
    const [G, e0, e1, p1, tau] = [n(p.G), n(p.e0), n(p.e1), n(p.p1), n(p.tau)];
    const e = (t: number): number => e0 + ((e1 - e0) * t) / tau;
    const three = (t: number): Jumps => {
      const E = [0, e(t), e(t) / 2];
      return network(
        3,
        ...[0, 1, 2].map((i) => {
          const drop = (E[i] as number) - (E[(i + 1) % 3] as number);
          return edge(i, (i + 1) % 3, G * Math.exp(drop / 2), G * Math.exp(-drop / 2), drop);
        }),
      );
    };
    const driven = smooth((t) => (p.system === "two" ? dot(e(t), G) : three(t)));
    const start = p.system === "two" ? [1 - p1, p1] : [(1 - p1) / 2, p1, (1 - p1) / 2];
    const { probabilities, integrals } = integralsDriven(driven, start, 0, tau, (_, q, jumps) => [
      entropyProductionRate(jumps, q),
      activity(jumps, q),
      mobility(jumps, q),
    ]);
    const [Sigma, A, M] = integrals as [number, number, number];
    const d = totalVariation(start, probabilities);
    const W = graphDistance(waysOf(driven.at(0)), start, probabilities);
    const limits = speedLimits({ variation: d, transport: W }, { jumps: A, mobility: M });
    const ratio = limits.shiraishi / Sigma;
    return {
      p_T: [...probabilities],
      Sigma,
      A_tot: A,
      L1_distance: 2 * d,
      sfs_ratio: ratio,
      shiraishi_rhs: tau * ratio,
      lee_Sigma_bound: limits.lee,
      vanvu_W1: W,
      vanvu_Sigma_bound: limits.mobility,
      vanvu_act_bound: limits.activity,
      mobility_tot: M,
    };
  },
  "lee2022-tight-erasure-bound": (p) => {
    const [p0, pT, A] = [n(p.p0), n(p.pT), n(p.A)];
    const d = p0 - pT;
    const rates = (t: number): [number, number] => {
      const now = p0 - d * t;
      return [(A - d) / (2 * (1 - now)), (A + d) / (2 * now)];
    };
    const driven = smooth((t) => network(2, edge(0, 1, ...rates(t))));
    const { probabilities, mean } = momentsDriven(driven, [1 - p0, p0], 0, 1, [
      bathEntropy(driven),
      counter([1, 1]),
    ]);
    const heat = mean[0] as number;
    expect(Math.abs((probabilities[1] as number) - pT)).toBeLessThan(1e-12);
    return {
      d,
      Sigma: 2 * d * artanh(d / A),
      Sigma_integrated: heat + h2(pT) - h2(p0),
      A_integrated: mean[1],
      heat,
      w_out_start: rates(0)[1],
      w_out_end: rates(1)[1],
      w_in_start: rates(0)[0],
      w_in_end: rates(1)[0],
      landauer: h2(p0) - h2(pT),
    };
  },
  "vanvu-saito2023-optimal-transport": (params) => {
    const [p0, pT, c] = [list(params.p0), list(params.pT), n(params.c)];
    const flow = p0.slice(1).map((_, e) => sum(p0.slice(0, e + 1)) - sum(pT.slice(0, e + 1)));
    const now = (t: number): number[] => p0.map((x, i) => x + ((pT[i] as number) - x) * t);
    const driven = smooth((t) =>
      network(
        p0.length,
        ...flow.map((f, e) => {
          const [a, b] = [now(t)[e] as number, now(t)[e + 1] as number];
          const A = c * Math.abs(f);
          return edge(e, e + 1, (A + f) / (2 * a), (A - f) / (2 * b));
        }),
      ),
    );
    const { probabilities, integrals } = integralsDriven(driven, p0, 0, 1, (_, q, jumps) => [
      entropyProductionRate(jumps, q),
      activity(jumps, q),
      mobility(jumps, q),
    ]);
    const [Sigma, A, M] = integrals as [number, number, number];
    const W = graphDistance(waysOf(driven.at(0.5)), p0, pT);
    const bounds = speedLimits(
      { variation: totalVariation(p0, pT), transport: W },
      { jumps: A, mobility: M },
    );
    expect(totalVariation(probabilities, pT)).toBeLessThan(1e-11);
    return {
      W1: W,
      Sigma,
      A_tot: A,
      mobility: M,
      bound_mobility: bounds.mobility,
      bound_activity: bounds.activity,
      rates_start: driven.at(0).channels.map(({ rate }) => rate),
      rates_end: driven.at(1).channels.map(({ rate }) => rate),
    };
  },
  "crooks-sivak-thermodynamic-length": (p) => {
    const [e0, e1, tau] = [n(p.e0), n(p.e1), n(p.tau)];
    const excess = (e: (t: number) => number, slope: (t: number) => number): number => {
      const driven = smooth((t) => dot(e(t)));
      const { mean } = momentsDriven(driven, [1 - fermi(e0), fermi(e0)], 0, tau, [
        workOf(2, (t) => [0, slope(t)]),
      ]);
      return (mean[0] as number) - Math.log((1 + Math.exp(-e0)) / (1 + Math.exp(-e1)));
    };
    // sin^2 of an angle that turns evenly is the occupation
    const [a0, a1] = [e0, e1].map((e) => Math.asin(Math.sqrt(fermi(e)))) as [number, number];
    const turn = (a1 - a0) / tau;
    const angle = (t: number): number => a0 + turn * t;
    return {
      Wex_linear: excess(
        (t) => e0 + ((e1 - e0) * t) / tau,
        () => (e1 - e0) / tau,
      ),
      Wex_geodesic: excess(
        (t) => 2 * Math.log(1 / Math.tan(angle(t))),
        (t) => (-2 * turn) / (Math.sin(angle(t)) * Math.cos(angle(t))),
      ),
      slow_geodesic: (4 * (a1 - a0) * (a1 - a0)) / tau,
    };
  },
  "diana2013-optimal-finite-time-erasure": (p) => {
    const [delta, tau] = [n(p.delta), n(p.tau)];
    const { constant, heat, entropyProduction, occupation, energy } = optimum(delta, tau);
    return {
      K: constant,
      heat,
      Sigma: entropyProduction,
      landauer: landauer(delta),
      eps_0: energy(0.5),
      eps_quarter: energy(occupation(tau / 4)),
      eps_half: energy(occupation(tau / 2)),
      eps_3quarter: energy(occupation((3 * tau) / 4)),
      eps_tau: energy(delta),
      p_half: occupation(tau / 2),
      Sigma_times_tau: entropyProduction * tau,
      slow_limit: slow(delta),
    };
  },
  "landauer-linear-ramp-erasure": (p) => {
    const { heat, work, variance, error } = rampErasure(n(p.Emax), n(p.tau));
    return {
      heat,
      work,
      var_work: variance,
      p_err: error,
      landauer: landauer(error),
      Sigma: heat - landauer(error),
    };
  },
  "zhen2021-bit-reset-bound": (p) => {
    const [delta, tau] = [n(p.delta), n(p.tau)];
    const { entropyProduction, activity: A } = optimum(delta, tau);
    const d = 0.5 - delta;
    const { shiraishi, lee } = speedLimits({ variation: d, transport: d }, { jumps: A, mobility: 1 });
    return {
      Sigma_min: entropyProduction,
      A_tot_opt: A,
      bound_A1: (2 * d * d) / tau,
      bound_actual_A: shiraishi,
      lee_bound_actual_A: lee,
    };
  },
  "konopik2023-serial-parallel": (p) => {
    const [T, delta] = [n(p.T), n(p.delta)];
    const a = slow(delta);
    const last = list(p.Ns).at(-1) as number;
    const cost = (tau: number): number => optimum(delta, tau).heat;
    return {
      landauer: landauer(delta),
      a,
      parallel: cost(T),
      parallel_law: landauer(delta) + a / T,
      ...Object.fromEntries(
        list(p.Ns).flatMap((N) => [
          [`serial_N${N}`, cost(T / N)],
          [`serial_law_N${N}`, landauer(delta) + (a * N) / T],
        ]),
      ),
      [`n2_procs_N${last}`]: cost((2 * T) / last),
      [`n4_procs_N${last}`]: cost((4 * T) / last),
    };
  },
  "konopik2023-linear-ramp-simulation": (p) => {
    const [T, Emax, m] = [n(p.T), n(p.Emax), n(p.n)];
    const at = (name: string, N: number, tau: number): [string, number][] => {
      const { heat, error } = rampErasure(Emax, tau);
      return [
        [`${name}_heat_N${N}`, heat],
        [`${name}_err_N${N}`, error],
      ];
    };
    return Object.fromEntries(
      list(p.Ns).flatMap((N) => [
        ...at("serial", N, T / N),
        ...at("n10", N, Math.min(T, (m * T) / N)),
        ...at("par", N, T),
      ]),
    );
  },
  "kolchinsky-wolpert2017-mismatch-cost": (params) => {
    const [Emax, tau, p] = [n(params.Emax), n(params.tau), n(params.p)];
    const [empty, full] = [rampErasure(Emax, tau, 0), rampErasure(Emax, tau, 1)];
    const mix = (key: "heat" | "error", x: number): number => (1 - x) * empty[key] + x * full[key];
    const production = (x: number): number => mix("heat", x) + h2(mix("error", x)) - h2(x);
    // the least: its slope falls through 0
    const slope = (x: number): number => {
      const [e, rise] = [mix("error", x), full.error - empty.error];
      return full.heat - empty.heat + rise * Math.log((1 - e) / e) - Math.log((1 - x) / x);
    };
    let [low, high] = [0, 1];
    for (let k = 0; k < 60; k++) {
      const middle = (low + high) / 2;
      if (slope(middle) < 0) low = middle;
      else high = middle;
    }
    const q = (low + high) / 2;
    const D = (x: number, y: number): number => x * Math.log(x / y) + (1 - x) * Math.log((1 - x) / (1 - y));
    return {
      prior_q: q,
      EP_p: production(p),
      EP_q: production(q),
      mismatch: D(p, q) - D(mix("error", p), mix("error", q)),
      EP_difference: production(p) - production(q),
      heat_p: rampErasure(Emax, tau, p).heat,
      p_err: mix("error", p),
      direct: production(p),
    };
  },
  "logic-gate-landauer": (p) => {
    const [pin, Emax, tau] = [list(p.pin), n(p.Emax), n(p.tau)];
    const { members, kept } = GATES[String(p.gate_name)] as { members: number[][]; kept: number[] };
    const E = (x: number): number[] => pin.map((_, i) => (kept.includes(i) ? 0 : x));
    const driven = smooth((t) => islands(E((Emax * t) / tau), members));
    const count = driven.at(0).channels.length;
    const { probabilities, mean, covariance } = momentsDriven(driven, pin, 0, tau, [
      workOf(count, () => E(Emax / tau)),
      bathEntropy(driven),
    ]);
    const dS = shannon(pin) - shannon(probabilities);
    const heat = mean[1] as number;
    const outputs = members.map((states) => sum(states.map((i) => pin[i] as number)));
    return {
      heat,
      work_ramp: mean[0],
      var_work_ramp: covariance[0]?.[0],
      p_final: [...probabilities],
      p_err: sum(probabilities.filter((_, i) => !kept.includes(i))),
      dS,
      Sigma: heat - dS,
      landauer_gate: shannon(pin) - shannon(outputs),
    };
  },
  "wolpert2020-circuit-mutual-information-cost": (p) => {
    const [c, Emax, tau] = [n(p.c), n(p.Emax), n(p.tau)];
    const E = (t: number): number[] => [0, 1, 1, 2].map((on) => (on * Emax * t) / tau);
    const driven = smooth((t) => flips(E(t)));
    const start = [c, 0.5 - c, 0.5 - c, c];
    const { probabilities, mean } = momentsDriven(driven, start, 0, tau, [bathEntropy(driven)]);
    const information = (q: ArrayLike<number>): number => {
      const [a, b, d, e] = Array.from(q) as [number, number, number, number];
      return h2(a + b) + h2(a + d) - shannon([a, b, d, e]);
    };
    const one = rampErasure(Emax, tau);
    const joint = (mean[0] as number) + shannon(probabilities) - shannon(start);
    const marginals = 2 * (one.heat - landauer(one.error));
    return {
      I0: information(start),
      I_tau: information(probabilities),
      EP_marginals: marginals,
      EP_joint: joint,
      sum_check: marginals + information(start) - information(probabilities),
      heat: mean[0],
      landauer_joint: shannon(start) - shannon(probabilities),
    };
  },
  "rolandi2023-style-two-bit-joint-erasure": (p) => {
    const [J, Emax, tau] = [n(p.J), n(p.Emax), n(p.tau)];
    const E = (t: number): number[] =>
      [0, 1, 2, 3].map((s) => {
        const [a, b] = [s >> 1, s & 1];
        const coupling = J * Math.sin((Math.PI * t) / tau) ** 2;
        return ((a + b) * Emax * t) / tau - coupling * (2 * a - 1) * (2 * b - 1);
      });
    const driven = smooth((t) => flips(E(t)));
    const start = [0.25, 0.25, 0.25, 0.25];
    const { probabilities, mean } = momentsDriven(driven, start, 0, tau, [bathEntropy(driven)]);
    const heat = mean[0] as number;
    return { heat, Sigma: heat + shannon(probabilities) - shannon(start), p_final: [...probabilities] };
  },
});

/** Two bits, 2 a + b, that flip one at a time at 1/(1 + e^dE). */
const flips = (E: readonly number[]): Jumps =>
  network(
    4,
    ...(
      [
        [0, 1],
        [2, 3],
        [0, 2],
        [1, 3],
      ] as const
    ).map(([i, j]) => {
      const dE = (E[j] as number) - (E[i] as number);
      return edge(i, j, fermi(dE), fermi(-dE), -dE);
    }),
  );

test("W_1 on a path is the sum of |F_p - F_q|, on a complete graph total variation, on a ring less than round", () => {
  const [p, q] = [
    [0.1, 0.4, 0.2, 0.3],
    [0.3, 0.1, 0.35, 0.25],
  ];
  const path = [0, 1, 2].map((i) => ({ from: i, to: i + 1, length: 1 }));
  const along = [1, 2, 3].map((k) =>
    Math.abs(sum((p as number[]).slice(0, k)) - sum((q as number[]).slice(0, k))),
  );
  expect(graphDistance(path, p as number[], q as number[])).toBeCloseTo(sum(along), 14);
  const all = [0, 1, 2, 3].flatMap((i) =>
    [0, 1, 2, 3].filter((j) => j > i).map((j) => ({ from: i, to: j, length: 1 })),
  );
  expect(graphDistance(all, p as number[], q as number[])).toBeCloseTo(
    totalVariation(p as number[], q as number[]),
    14,
  );
  // on a ring a constant flow is free to choose: the median of the path's
  const flow = [
    0,
    ...[1, 2, 3].map((k) => sum((p as number[]).slice(0, k)) - sum((q as number[]).slice(0, k))),
  ];
  const sorted = [...flow].sort((x, y) => x - y);
  const best = sum(flow.map((f) => Math.abs(f - (sorted[1] as number))));
  const loop = [...path, { from: 3, to: 0, length: 1 }];
  expect(graphDistance(loop, p as number[], q as number[])).toBeCloseTo(best, 14);
  expect(graphDistance(path.slice(0, 2), p as number[], q as number[])).toBe(Number.POSITIVE_INFINITY);
});

test("erasure: what cannot be done in the time is said with the shortest", () => {
  expect(() => optimum(0.01, 3.9)).toThrow("longer than 3.912");
  expect(() => optimalErasure({ before: 0.6, after: 0.1, duration: 5 })).toThrow("before <= 1/2");
  // half as long again is cheaper, and no protocol of a line is
  expect(optimum(0.01, 15).heat).toBeLessThan(optimum(0.01, 10).heat);
  const driven = smooth((t) => dot((8 * t) / 10));
  const { integrals } = integralsDriven(driven, [0.5, 0.5], 0, 10, (_, q, jumps) => [
    bathEntropyRate(jumps, q),
    Math.abs(edgeCurrents(jumps, q)[0] as number),
  ]);
  expect(integrals[0] as number).toBeGreaterThan(optimum(rampErasure(8, 10).error, 10).heat);
});
