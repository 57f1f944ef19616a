// Driven networks of the catalogue (sections A, B, C): work, heat, entropies, pumps.
import { expect, test } from "vitest";
import { collocate } from "../../dist/theory/network/collocation.js";
import { bathEntropyRate, flows } from "../../dist/theory/network/currents.js";
import {
  addFlow,
  integralsDriven,
  propagateDriven,
  propagatorDriven,
} from "../../dist/theory/network/driven.js";
import {
  combined,
  counter,
  type DrivenFunctional,
  momentsDriven,
  scaled,
  tiltedDriven,
  workOf,
} from "../../dist/theory/network/drivenMoments.js";
import {
  adiabaticEntropy,
  bathEntropy,
  excessEntropy,
  steadyPotential,
  systemEntropy,
  withEnds,
} from "../../dist/theory/network/entropies.js";
import { finiteTime } from "../../dist/theory/network/finiteTime.js";
import type { DrivenJumps, Jumps } from "../../dist/theory/network/generator.js";
import { longRunOfRounds, periodicState } from "../../dist/theory/network/periodic.js";
import { propagator } from "../../dist/theory/network/propagator.js";
import { stationaryResponse } from "../../dist/theory/network/response.js";
import { stationary } from "../../dist/theory/network/stationary.js";
import { againstCatalogue, list, n } from "./networkCatalogue.js";
import { arrhenius, counted, dot, edge, network, only, pushedRing } from "./networkModels.js";

type P = Readonly<Record<string, unknown>>;
const sum = (x: ArrayLike<number>): number => Array.from(x).reduce((total, y) => total + y, 0);
const smooth = (at: (t: number) => Jumps): DrivenJumps => ({ at, breaks: [] });

/** #27: a ramp of the level, from equilibrium. */
function ramp(p: P, e0: number, e1: number) {
  const [G, tau] = [n(p.G), n(p.tau)];
  const E = (t: number): number => e0 + ((e1 - e0) * t) / tau;
  const driven = smooth((t) => (p.kind === "fermi" ? dot(E(t), G) : arrhenius(E(t), G)));
  const start = [1, Math.exp(-e0)].map((x) => x / (1 + Math.exp(-e0)));
  const work = workOf(2, () => [0, (e1 - e0) / tau]);
  const mgf = (lambda: number): number =>
    sum(tiltedDriven(driven, start, 0, tau, combined([work], [-lambda])));
  return { driven, start, work, tau, mgf };
}

/** #28, #29: the ring whose energies move in a line; instantaneous phi = -ln p_s, its slope, and p at the ends. */
function movingRing(p: P) {
  const [E0, E1, f, tau] = [list(p.E0), list(p.E1), n(p.f), n(p.tau)];
  const slope = E0.map((e, i) => ((E1[i] as number) - e) / tau);
  const at = (t: number): Jumps =>
    pushedRing(
      E0.map((e, i) => e + (slope[i] as number) * t),
      f,
    );
  const driven = smooth(at);
  const phi = (t: number): number[] => steadyPotential(at(t));
  const change = [0, 1, 2].flatMap((i) => {
    const d = ((slope[i] as number) - (slope[(i + 1) % 3] as number)) / 2;
    return [d, -d];
  });
  const phiSlope = (t: number): number[] => {
    const p = stationary(at(t));
    return stationaryResponse(at(t), change).map((d, i) => -d / (p[i] as number));
  };
  return { driven, phi, phiSlope, tau };
}

againstCatalogue({
  "anderson2007-mnrm-driven-two-level": (p) => {
    const [a, b, om, w10, t] = [n(p.a), n(p.b), n(p.om), n(p.w10), n(p.t)];
    const driven = smooth((s) => network(2, edge(0, 1, a * (1 + b * Math.sin(om * s)), w10)));
    const start = [1 - n(p.p1_0), n(p.p1_0)];
    const onlyAway = smooth((s) => network(2, edge(0, 1, a * (1 + b * Math.sin(om * s)), 0)));
    const { probabilities, mean, covariance } = momentsDriven(driven, start, 0, t, [counter([1, 1])]);
    const none = (at: number): number =>
      tiltedDriven(driven, [1 - at, at], 0, t, counter([-1 / 0, -1 / 0]))[at] as number;
    return {
      p1_t: probabilities[1],
      mean_jumps: mean[0],
      var_jumps: covariance[0]?.[0],
      mean_first_jump_from0: integralsDriven(onlyAway, [1, 0], 0, 60, (_, q) => [q[0] as number])
        .integrals[0],
      p_no_jump_from0: none(0),
      p_no_jump_from1: none(1),
    };
  },
  "jarzynski1997-crooks1999-driven-two-level": (p) => {
    const [e0, e1] = [n(p.e0), n(p.e1)];
    const there = ramp(p, e0, e1);
    const { driven, start, work, tau } = there;
    const { probabilities, mean, covariance } = momentsDriven(driven, start, 0, tau, [work]);
    const dF = Math.log((1 + Math.exp(-e0)) / (1 + Math.exp(-e1)));
    const never = tiltedDriven(driven, start, 0, tau, counter([-1 / 0, -1 / 0]));
    return {
      dF,
      mean_W: mean[0],
      var_W: covariance[0]?.[0],
      mean_Wdiss: (mean[0] as number) - dF,
      jarzynski: there.mgf(1),
      exp_minus_dF: Math.exp(-dF),
      mgf_half_fwd: there.mgf(0.5),
      crooks_half: Math.exp(-dF) * ramp(p, e1, e0).mgf(0.5),
      atom_W0: never[0],
      atom_Wmax: never[1],
      p1_final: probabilities[1],
    };
  },
  "hatano-sasa2001-jump": (p) => {
    const { driven, phi, phiSlope, tau } = movingRing(p);
    const p0 = phi(0).map((x) => Math.exp(-x));
    const Y: DrivenFunctional = { jump: () => Array(6).fill(0), rest: phiSlope };
    const { probabilities, mean, covariance } = momentsDriven(driven, p0, 0, tau, [Y]);
    const mgf = (lambda: number): number => sum(tiltedDriven(driven, p0, 0, tau, combined([Y], [-lambda])));
    // the same without the slope of phi: Y = phi(end) - phi(start) - sum over jumps
    const ends = { start: phi(0).map((x) => -x), end: phi(tau) };
    const other = withEnds(driven, p0, 0, tau, excessEntropy(driven), ends);
    expect(Math.abs(other.mean - (mean[0] as number))).toBeLessThan(1e-11);
    expect(Math.abs(other.exponential(-0.5) - mgf(0.5))).toBeLessThan(1e-11);
    return {
      mean_Y: mean[0],
      var_Y: covariance[0]?.[0],
      ift: mgf(1),
      mgf_half: mgf(0.5),
      mgf_2: mgf(2),
      p_T: [...probabilities],
    };
  },
  "esposito2010-three-dfts": (p) => {
    const { driven, phi, tau } = movingRing(p);
    const p0 = phi(0).map((x) => (Math.exp(-x) + 1 / 3) / 2);
    const pT = propagateDriven(driven, p0, 0, tau);
    const ends = systemEntropy(p0, pT);
    const total = withEnds(driven, p0, 0, tau, bathEntropy(driven), ends);
    const ad = withEnds(driven, p0, 0, tau, adiabaticEntropy(driven), { start: [0, 0, 0], end: [0, 0, 0] });
    const na = withEnds(driven, p0, 0, tau, excessEntropy(driven), ends);
    // the wrong sign of what jumps add is no theorem
    const wrong = withEnds(driven, p0, 0, tau, scaled(excessEntropy(driven), -1), ends);
    expect(Math.abs(wrong.exponential(-1) - 1)).toBeGreaterThan(0.05);
    return {
      mean_tot: total.mean,
      var_tot: total.variance,
      ift_tot: total.exponential(-1),
      mgf_half_tot: total.exponential(-0.5),
      mean_ad: ad.mean,
      var_ad: ad.variance,
      ift_ad: ad.exponential(-1),
      mgf_half_ad: ad.exponential(-0.5),
      mean_na: na.mean,
      var_na: na.variance,
      ift_na: na.exponential(-1),
      mgf_half_na: na.exponential(-0.5),
      p0,
      p_T: [...pT],
      check_sum: total.mean - ad.mean - na.mean,
    };
  },
  "periodic-driven-dot-ep": (p) => {
    const [e0, A, om] = [n(p.e0), n(p.A), n(p.om)];
    const E = (t: number): number => e0 + A * Math.sin(om * t);
    const driven = smooth((t) => dot(E(t), n(p.G)));
    const period = (2 * Math.PI) / om;
    const start = periodicState(driven, 0, period);
    const work = workOf(2, (t) => [0, A * om * Math.cos(om * t)]);
    const heat: DrivenFunctional = { jump: (t) => [-E(t), E(t)] };
    const { mean } = momentsDriven(driven, start, 0, period, [work, heat, counter([1, 1])]);
    return {
      p_start: start[1],
      work_per_cycle: mean[0],
      heat_per_cycle: mean[1],
      jumps_per_cycle: mean[2],
    };
  },
  "sinitsyn2007-stochastic-pump": (p) => {
    const [om, r, k] = [n(p.om), n(p.r), n(p.k)];
    const driven = smooth((t) =>
      network(2, edge(0, 1, 1 + r * Math.cos(om * t), k), edge(0, 1, 1 + r * Math.sin(om * t), k)),
    );
    const period = (2 * Math.PI) / om;
    const start = periodicState(driven, 0, period);
    const { mean } = momentsDriven(driven, start, 0, period, [counter(only(2, 0)), counter(only(2, 1))]);
    return { charge_per_cycle: mean[0], check_R: -(mean[1] as number), p_start: start[1] };
  },
  "rahav2008-no-pumping": (p) => {
    const om = n(p.om);
    const driven = smooth((t) => {
      const E =
        p.vary === "barrier"
          ? [0, 0.4, -0.3]
          : [0, 1, 2].map((i) => 0.5 * Math.cos(om * t - (2 * Math.PI * i) / 3));
      const B =
        p.vary === "energy"
          ? [0, 0.5, 1]
          : [0, 1, 2].map((k) => 0.8 * Math.sin(om * t - (2 * Math.PI * k) / 3));
      return network(
        3,
        ...[0, 1, 2].map((k) =>
          edge(
            k,
            (k + 1) % 3,
            ...([k, (k + 1) % 3].map((i) => Math.exp((E[i] as number) - (B[k] as number))) as [
              number,
              number,
            ]),
          ),
        ),
      );
    });
    const period = (2 * Math.PI) / om;
    const start = periodicState(driven, 0, period);
    const { mean } = momentsDriven(driven, start, 0, period, [counter(counted([1 / 3, 1 / 3, 1 / 3]))]);
    return { circulation_per_period: mean[0], p_start: [...start] };
  },
  "proesmans-vdb2017-periodic-tur": (p) => {
    const [E1, f, om] = [list(p.E1), n(p.f), n(p.om)];
    const driven = smooth((t) =>
      pushedRing(
        E1.map((e) => e * Math.cos(om * t)),
        f,
      ),
    );
    const period = (2 * Math.PI) / om;
    const steps = counter(counted([1, 1, 1]));
    const { start, mean, variance } = longRunOfRounds(driven, 0, period, steps);
    const ep = momentsDriven(driven, start, 0, period, [bathEntropy(driven)]).mean[0] as number;
    return {
      kappa1: mean,
      kappa2: variance,
      ep_per_period: ep,
      rel: variance / (mean * mean),
      bound: 2 / Math.expm1(ep),
      naive_tur: 2 / ep,
      p_start: [...start],
    };
  },
  "koyuk-seifert2020-driven-tur": (p) => {
    const [E0, E1, f] = [list(p.E0), list(p.E1), n(p.f)];
    const count = counter(only(3, 0));
    const at = (v: number): DrivenJumps =>
      smooth((t) =>
        pushedRing(
          E0.map((e, i) => e + ((E1[i] as number) - e) * v * t),
          f,
        ),
      );
    const start = stationary(pushedRing(E0, f));
    const mean = (T: number, v: number): number =>
      momentsDriven(at(v), start, 0, T, [count]).mean[0] as number;
    const [T, v] = [n(p.T), n(p.v)];
    const { probabilities, ...made } = momentsDriven(at(v), start, 0, T, [count, bathEntropy(at(v))]);
    const entropy = (q: ArrayLike<number>): number => -sum(Array.from(q, (x) => x * Math.log(x)));
    const Sigma = (made.mean[1] as number) + entropy(probabilities) - entropy(start);
    const flow = flows(at(v).at(T), probabilities);
    const TdT = T * ((flow[0] as number) - (flow[1] as number));
    const h = 0.01 * v;
    const vdv =
      (v * (8 * (mean(T, v + h) - mean(T, v - h)) - (mean(T, v + 2 * h) - mean(T, v - 2 * h)))) / (12 * h);
    const [m, C] = [made.mean[0] as number, made.covariance[0]?.[0] as number];
    const rhs = 2 * (TdT - vdv) * (TdT - vdv);
    return {
      mean: m,
      var: C,
      Sigma,
      TdT,
      vdv,
      lhs: C * Sigma,
      rhs,
      naive_rhs: 2 * m * m,
      ratio: rhs / (C * Sigma),
    };
  },
  "berg-purcell1977-occupancy": (p) => {
    const [kc, koff, T] = [n(p.kc), n(p.koff), n(p.T)];
    const jumps = network(2, edge(0, 1, kc, koff));
    const { covariance } = finiteTime(jumps, stationary(jumps), T, [{ jump: [0, 0], rest: [0, 1 / T] }]);
    return { p: stationary(jumps)[1], var_occupancy: covariance[0]?.[0] };
  },
});

test("constant rates: the driven equations give e^(L t) and its moments", () => {
  const jumps = pushedRing([0, 0.7, -0.4], 2);
  const driven = smooth(() => jumps);
  const fixed = propagator(jumps, 1.7);
  propagatorDriven(driven, 0.3, 2).forEach((row, j) => {
    row.forEach((x, i) => {
      expect(Math.abs(x - (fixed[j]?.[i] as number))).toBeLessThan(1e-12);
    });
  });
  const steps = counted([1, 0, 2]);
  const here = finiteTime(jumps, [1, 0, 0], 1.7, [
    { jump: steps, rest: [0, 1, -1] },
    { jump: [1, 1, 1, 1, 1, 1] },
  ]);
  const there = momentsDriven(driven, [1, 0, 0], 0, 1.7, [
    { jump: () => steps, rest: () => [0, 1, -1] },
    counter([1, 1, 1, 1, 1, 1]),
  ]);
  for (const [a, b] of [
    [0, 0],
    [0, 1],
    [1, 1],
  ] as const)
    expect(Math.abs((here.covariance[a]?.[b] as number) - (there.covariance[a]?.[b] as number))).toBeLessThan(
      1e-11,
    );
});

test("quenches: <e^(-W)> = e^(-dF), and work is heat plus the change of energy", () => {
  // E: 0 -> 2 at t = 0 at once, on to 3, down to -1 at t = 1 (a break), back to 0 at t = 2 and up to 0.5 at once
  const E = (t: number): number => (t < 1 ? 2 + t : -1 + (t - 1));
  const breaks = [0, 1, 2];
  const driven = { at: (t: number) => dot(E(t)), breaks };
  const leap = (t: number): number[] => [0, [2, -4, 0.5][breaks.indexOf(t)] as number];
  const work = workOf(2, () => [0, 1], leap);
  const heat: DrivenFunctional = { jump: (t) => [-E(t), E(t)] };
  const start = [0.5, 0.5];
  const { probabilities, mean } = momentsDriven(driven, start, 0, 2, [work, heat]);
  const gained = 0.5 * (probabilities[1] as number);
  expect(Math.abs((mean[0] as number) - (mean[1] as number) - gained)).toBeLessThan(1e-12);
  const average = (functional: DrivenFunctional): number =>
    sum(tiltedDriven(driven, start, 0, 2, combined([functional], [-1])));
  const truth = (1 + Math.exp(-0.5)) / 2;
  expect(Math.abs(average(work) / truth - 1)).toBeLessThan(1e-11);
  // without the quench in the middle it is far off
  const forgetful = workOf(
    2,
    () => [0, 1],
    (t) => (t === 1 ? [0, 0] : leap(t)),
  );
  expect(Math.abs(average(forgetful) / truth - 1)).toBeGreaterThan(0.1);
  // and so it is with rates that do not obey detailed balance at kT = 1
  const hot = { at: (t: number) => dot(E(t) / 2), breaks };
  expect(Math.abs(sum(tiltedDriven(hot, start, 0, 2, combined([work], [-1]))) / truth - 1)).toBeGreaterThan(
    0.01,
  );
});

test("∫ of the entropy production rate is the entropy of baths and system", () => {
  const driven = smooth((t) => pushedRing([t, Math.sin(3 * t), 0], 1));
  const start = [0.6, 0.3, 0.1];
  const { probabilities, integrals } = integralsDriven(driven, start, 0, 2, (_, p, jumps) => [
    bathEntropyRate(jumps, p),
    ...flows(jumps, p),
  ]);
  const { mean } = momentsDriven(driven, start, 0, 2, [bathEntropy(driven), counter([1, 0, 0, 0, 0, 0])]);
  expect(Math.abs((integrals[0] as number) - (mean[0] as number))).toBeLessThan(1e-11);
  expect(Math.abs((integrals[1] as number) - (mean[1] as number))).toBeLessThan(1e-11);
  expect(Math.abs(sum(probabilities) - 1)).toBeLessThan(1e-12);
});

test("stiff driving: rates of 1e6 beside rates of 1, by collocation", () => {
  // a fast pair 0-1 in equilibrium with E_1(t), and a slow third state: the fast pair is one state to 1e-6
  const E = (t: number): number => 1 + Math.sin(t);
  const at = (fast: number) => (t: number) =>
    network(3, edge(0, 1, fast * Math.exp(-E(t) / 2), fast * Math.exp(E(t) / 2)), edge(0, 2, 1, 0.5));
  const work = workOf(4, (t) => [0, Math.cos(t), 0]);
  const solved = (fast: number) =>
    momentsDriven(smooth(at(fast)), [0.7, 0.3, 0], 0, 3, [work, counter([0, 0, 1, -1])]);
  const jarzynski = (fast: number): number => {
    const start = [1, Math.exp(-E(0)), 2];
    const Z = sum(start);
    const g = tiltedDriven(
      smooth(at(fast)),
      start.map((x) => x / Z),
      0,
      3,
      combined([work], [-1]),
    );
    return (sum(g) * Z) / (3 + Math.exp(-E(3)));
  };
  // explicit and implicit steps agree where both are in reach
  const rate = (t: number, y: readonly number[]): number[] => {
    const into = [0, 0, 0];
    addFlow(at(1000)(t), y, into, 0);
    return into;
  };
  const explicit = propagateDriven(smooth(at(1000)), [0.7, 0.3, 0], 0, 3);
  collocate(rate, 3, [0.7, 0.3, 0], 0, 3, [1, 1, 1]).forEach((x, i) => {
    expect(Math.abs(x - (explicit[i] as number))).toBeLessThan(1e-11);
  });
  const one = solved(1e6);
  const two = solved(2e6);
  one.mean.forEach((m, a) => {
    expect(Math.abs(m - (two.mean[a] as number))).toBeLessThan(1e-5);
  });
  expect(Math.abs(sum(one.probabilities) - 1)).toBeLessThan(1e-9);
  for (const fast of [10, 2000, 1e5, 1e7]) expect(Math.abs(jarzynski(fast) - 1)).toBeLessThan(1e-9);
  const p = propagateDriven(smooth(at(1e6)), [1, 0, 0], 0, 3);
  expect(Math.abs((p[1] as number) / (p[0] as number) - Math.exp(-E(3)))).toBeLessThan(1e-5);
  const { integrals } = integralsDriven(smooth(at(1e6)), [0.7, 0.3, 0], 0, 3, (t, q) => [
    Math.cos(t) * (q[1] as number),
  ]);
  expect(Math.abs((integrals[0] as number) - (one.mean[0] as number))).toBeLessThan(1e-9);
});
