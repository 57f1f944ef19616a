// Stopping times and inference of the catalogue (section E), and passage times of sections A and C.
import { expect, test } from "vitest";
import { type Functional, longRun } from "../../dist/theory/network/cumulants.js";
import { bathEntropyRate, edgeCurrents, flows } from "../../dist/theory/network/currents.js";
import type { Jumps } from "../../dist/theory/network/generator.js";
import { ladder } from "../../dist/theory/network/ladder.js";
import { firstPassage } from "../../dist/theory/network/passage.js";
import { absorbing, passageLaw } from "../../dist/theory/network/passageLaw.js";
import { propagate } from "../../dist/theory/network/propagator.js";
import { SeveralStationaryStates, stationary } from "../../dist/theory/network/stationary.js";
import { nextVisible, seenEntropy, waitingDensity } from "../../dist/theory/network/waiting.js";
import { againstCatalogue, list, n } from "./networkCatalogue.js";
import { counted, DIAMOND_ENDS, diamond, edge, network, ring } from "./networkModels.js";

type P = Readonly<Record<string, unknown>>;
const theDiamond = (p: P): Jumps => diamond(list(p.wf), list(p.wb));
const sum = (x: ArrayLike<number>): number => Array.from(x).reduce((total, y) => total + y, 0);

/** One state whose counter steps by +-1 at (a, am) and by +-2 at (b, bm). */
const walker = (a: number, am: number, b: number, bm: number): Jumps =>
  network(1, edge(0, 0, a, am), ...(b > 0 ? [edge(0, 0, b, bm)] : []));
const walks = (b: number): number[] => (b > 0 ? [1, -1, 2, -2] : [1, -1]);

againstCatalogue({
  "first-passage-ladder": (p) => {
    const [kp, km, N, t] = [n(p.kp), n(p.km), n(p.N), n(p.t)];
    const jumps = network(
      N + 1,
      ...Array.from({ length: N }, (_, i) => edge(i, i + 1, kp, i + 1 < N ? km : 0, 0)),
    );
    const { mean, variance } = firstPassage(jumps, [[N]]);
    const law = passageLaw(
      jumps,
      [[N]],
      Array.from({ length: N + 1 }, (_, i) => (i === 0 ? 1 : 0)),
      t,
    );
    const [m, v] = [mean[0] as number, variance[0] as number];
    return { mean: m, var: v, cv2: v / (m * m), cdf_t: law.cumulative[0], pdf_t: law.density[0] };
  },
  "moran-fixation": (p) => {
    const [N, r, i0] = [n(p.N), n(p.r), n(p.i0)];
    const inside = Array.from({ length: N - 1 }, (_, i) => i + 1);
    const jumps = {
      states: N + 1,
      channels: inside.flatMap((i) => [
        { from: i, to: i + 1, rate: (r * i * (N - i)) / N, entropy: 0 },
        { from: i, to: i - 1, rate: (i * (N - i)) / N, entropy: 0 },
      ]),
    };
    const { probability, mean, meanOf } = firstPassage(jumps, [[0], [N]]);
    return {
      p_fix: probability[1]?.[i0],
      mean_absorption: mean[i0],
      mean_T_given_fix: meanOf[1]?.[i0],
    };
  },
  "gingrich-horowitz2017-fpt-tur": (p) => {
    const jumps = ring([n(p.kp), n(p.kp), n(p.kp)], [n(p.km), n(p.km), n(p.km)]);
    const N = n(p.N);
    const steps = ladder(jumps, counted([1, 1, 1]), -60, N);
    const goal = steps.at(N);
    const { mean, variance } = firstPassage(steps.jumps, [[...goal, ...steps.at(-60)]]);
    const at = steps.index(0, 0);
    const [m, v] = [mean[at] as number, variance[at] as number];
    const state = stationary(jumps);
    const ep = bathEntropyRate(jumps, state);
    return {
      mean: m,
      var: v,
      rel: v / (m * m),
      Sigma_at_mean: ep * m,
      tur: 2 / (ep * m),
      kur: 1 / (sum(flows(jumps, state)) * m),
    };
  },
  "neri2017-infimum-law": (p) => (p.mode === "circ" ? infimumOfWalk(p) : infimumOfRing(p)),
  "neri2017-splitting-probability": (p) => {
    const [mp, mm, b] = [n(p.mp), n(p.mm), n(p.b)];
    const steps = ladder(walker(n(p.a), n(p.am), b, n(p.bm)), walks(b), -mm, mp);
    // the rungs on which a trajectory can end, each a group of its own
    const levels = [-mm - 1, -mm, mp, mp + 1];
    const ends = levels.map((level) => (steps.rungs.includes(level) ? steps.at(level) : []));
    const [low, high] = [ends.slice(0, 2).flat(), ends.slice(2).flat()];
    const at = steps.index(0, 0);
    const each = firstPassage(steps.jumps, ends).probability.map((h) => h[at] as number);
    const both = firstPassage(steps.jumps, [low, high]);
    const [down, up] = [-mm, mp].map((s) => Math.exp(-s * Math.LN2)) as [number, number];
    return {
      P_minus: both.probability[0]?.[at],
      P_plus: both.probability[1]?.[at],
      mean_exit: both.mean[at],
      mean_T_given_plus: both.meanOf[1]?.[at],
      mean_T_given_minus: both.meanOf[0]?.[at],
      mart: sum(each.map((h, k) => h * 2 ** -(levels[k] as number))),
      ideal_P_minus: (1 - up) / (down - up),
      exit_probs: each,
    };
  },
  "qian-xie2006-haldane-cycle-times": (p) => {
    const jumps = ring(list(p.kp), list(p.km));
    const N = jumps.states;
    const steps = ladder(jumps, counted(list(p.kp).map(() => 1)), -N, N);
    const at = steps.index(n(p.i0), 0);
    const { probability, meanOf, varianceOf } = firstPassage(steps.jumps, [steps.at(N), steps.at(-N)]);
    const [plus, minus] = [0, 1].map((k) => probability[k]?.[at] as number) as [number, number];
    return {
      P_plus: plus,
      P_minus: minus,
      log_ratio: Math.log(plus / minus),
      affinity: sum(jumps.channels.map(({ entropy }, c) => (c % 2 === 0 ? entropy : 0))),
      mean_T_plus: meanOf[0]?.[at],
      mean_T_minus: meanOf[1]?.[at],
      var_T_plus: varianceOf[0]?.[at],
      var_T_minus: varianceOf[1]?.[at],
    };
  },
  "harunari2022-vandermeer2022-transition-estimator": (params) => {
    const jumps = theDiamond(params);
    const e = n(params.edge);
    const p = stationary(jumps);
    const J = edgeCurrents(jumps, p)[e] as number;
    const flow = flows(jumps, p);
    const visible = [2 * e, 2 * e + 1];
    const [[plus], [, minus]] = nextVisible(jumps, visible) as [[number, number], [number, number]];
    const { sequence, waiting } = seenEntropy(jumps, 2 * e, 2 * e + 1);
    return {
      ep: bathEntropyRate(jumps, p),
      J,
      sigma_passive_partial: J * Math.log((flow[2 * e] as number) / (flow[2 * e + 1] as number)),
      sigma_sequence: sequence,
      sigma_informed: J * Math.log(plus / minus),
      sigma_waiting_time_full: waiting,
      P_pp: plus,
      P_mm: minus,
      norm: sum(nextVisible(jumps, visible)[0] as number[]),
    };
  },
  "esposito2012-coarse-graining": (params) => {
    const jumps = theDiamond(params);
    const p = stationary(jumps);
    const flow = flows(jumps, p);
    const macro = (i: number): number => Math.min(i, 2);
    const pairs = DIAMOND_ENDS.map(([i, j], e) => ({
      ends: [macro(i), macro(j)] as const,
      a: flow[2 * e] as number,
      b: flow[2 * e + 1] as number,
    })).filter(({ ends: [i, j] }) => i !== j);
    const ep = (a: number, b: number): number => (a - b) * Math.log(a / b);
    const merged = new Map<string, [number, number]>();
    for (const { ends, a, b } of pairs) {
      const [i, j] = ends;
      const [up, down] = merged.get(`${Math.min(i, j)}${Math.max(i, j)}`) ?? [0, 0];
      merged.set(`${Math.min(i, j)}${Math.max(i, j)}`, i < j ? [up + a, down + b] : [up + b, down + a]);
    }
    return {
      ep: bathEntropyRate(jumps, p),
      ep_apparent_merged: sum([...merged.values()].map(([a, b]) => ep(a, b))),
      ep_apparent_edges_kept: sum(pairs.map(({ a, b }) => ep(a, b))),
      P_lump: (p[2] as number) + (p[3] as number),
    };
  },
  "skinner-dunkel2021-dwell-cv": (params) => {
    const [N, A] = [n(params.N), n(params.A)];
    const back = Math.exp(-A / (N + 1));
    const jumps = ring(Array(N + 1).fill(1), Array(N + 1).fill(back));
    // the lump is 1 … N; it is entered at 1 forwards and at N backwards
    const { mean, variance } = firstPassage(jumps, [[0]]);
    const shares = [1 / (1 + back), back / (1 + back)];
    const moment = (of: (i: number) => number): number =>
      (shares[0] as number) * of(1) + (shares[1] as number) * of(N);
    const m = moment((i) => mean[i] as number);
    const v = moment((i) => (variance[i] as number) + (mean[i] as number) * (mean[i] as number)) - m * m;
    return {
      mean_A: m,
      var_A: v,
      cv2: v / (m * m),
      mean_B: 1 / (1 + back),
      ep: bathEntropyRate(jumps, stationary(jumps)),
    };
  },
});

/** P(inf S <= -s) and the mean of the infimum of a walk of S/ln 2. */
function infimumOfWalk(p: P): Record<string, number> {
  const [a, am, b, bm] = [n(p.a), n(p.am), n(p.b), n(p.bm)];
  const jumps = walker(a, am, b, bm);
  const below = (level: number): number => {
    const steps = ladder(jumps, walks(b), level, 60);
    const low = steps.rungs.filter((rung) => rung <= level).flatMap(steps.at);
    const high = steps.rungs.filter((rung) => rung >= 60).flatMap(steps.at);
    return firstPassage(steps.jumps, [low, high]).probability[0]?.[steps.index(0, 0)] as number;
  };
  const levels = Array.from({ length: 60 }, (_, k) => -k - 1);
  return {
    p_inf_below_minus_s: below(-Math.round(n(p.s) / Math.LN2)),
    bound: Math.exp(-n(p.s)),
    mean_infimum: -Math.LN2 * sum(levels.map(below)),
    ep_rate: longRun(jumps, [{ jump: walks(b).map((d) => d * Math.LN2) } satisfies Functional])
      .mean[0] as number,
  };
}

/** The same of a ring, where S includes ln p(start)/p(now): its value is fixed by the net steps from a start. */
function infimumOfRing(params: P): Record<string, number> {
  const jumps = ring(list(params.kp), list(params.km));
  const p = stationary(jumps);
  const steps = ladder(jumps, counted([1, 1, 1]), -70, 70);
  const reach = Array.from({ length: 141 }, (_, k) => k - 70);
  const entropyAt = (start: number, count: number): number => {
    let S = Math.log(p[start] as number) - Math.log(p[(((start + count) % 3) + 3) % 3] as number);
    for (let k = 0; k < Math.abs(count); k++) {
      const i = count > 0 ? (start + k) % 3 : (((start - k - 1) % 3) + 3) % 3;
      S += Math.sign(count) * (jumps.channels[2 * i]?.entropy as number);
    }
    return S;
  };
  const below = (start: number, s: number): number => {
    const pair = (count: number): number => steps.index((((start + count) % 3) + 3) % 3, count);
    const low = reach.filter((count) => entropyAt(start, count) <= -s + 1e-12).map(pair);
    if (low.includes(pair(0))) return 1;
    const held = absorbing(steps.jumps, low);
    return firstPassage(held, [low, steps.at(70)]).probability[0]?.[pair(0)] as number;
  };
  const s = n(params.s);
  const means = [0, 1, 2].map((start) => {
    const lows = [0, ...reach.filter((k) => k < 0).map((k) => -entropyAt(start, k))]
      .filter((depth) => depth >= 0 && depth < 40)
      .sort((x, y) => x - y);
    return sum(lows.slice(1).map((depth, k) => (depth - (lows[k] as number)) * below(start, depth)));
  });
  return {
    p_inf_below_minus_s: sum([0, 1, 2].map((i) => (p[i] as number) * below(i, s))),
    bound: Math.exp(-s),
    mean_infimum: -sum(means.map((m, i) => m * (p[i] as number))),
    ep_rate: bathEntropyRate(jumps, p),
  };
}

test("waiting densities integrate to the probabilities of what is seen next; at t = 0 only neighbours are", () => {
  const jumps = diamond([3, 2, 4, 1.5, 0.8], [1, 0.5, 1.2, 0.7, 1.1]);
  const P = nextVisible(jumps, [0, 1]) as [[number, number], [number, number]];
  const h = 0.01;
  let total = 0;
  for (let k = 0; k < 4000; k++)
    total += h * (waitingDensity(jumps, [0, 1], (k + 0.5) * h)[0]?.[0] as number);
  expect(Math.abs(total - P[0][0])).toBeLessThan(1e-5);
  expect(waitingDensity(jumps, [0, 1], 0)).toEqual([
    [0, 1],
    [3, 0],
  ]);
});

test("two groups that nothing leaves are named; transient states have no share", () => {
  const apart = network(5, edge(0, 1, 1, 1), edge(3, 4, 1, 2), [
    { from: 2, to: 0, rate: 1, entropy: Number.NaN },
  ]);
  expect(() => stationary(apart)).toThrow(SeveralStationaryStates);
  try {
    stationary(apart);
  } catch (error) {
    expect((error as SeveralStationaryStates).classes).toEqual([
      [0, 1],
      [3, 4],
    ]);
  }
  const leaving = network(3, edge(0, 1, 2, 1), [{ from: 2, to: 0, rate: 1, entropy: Number.NaN }]);
  expect([...stationary(leaving)]).toEqual([1 / 3, 2 / 3, 0].map((x) => expect.closeTo(x, 15)));
  // from 3 the state 0 is never reached, from 2 always
  const { mean, probability } = firstPassage(apart, [[0]]);
  expect([...mean]).toEqual([0, 1, 1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect([...(probability[0] as Float64Array)]).toEqual([1, 1, 1, 0, 0]);
});

test("stiff rates from 1e-6 to 1e6: Boltzmann's law to 1e-13, propagators to 1e-10", () => {
  const E = [0, 20, 3, 25, 1];
  const k = [1e6, 1e-6, 1, 1e3, 1e-3];
  const jumps = network(
    5,
    ...k.map((x, i) => {
      const j = (i + 1) % 5;
      const drop = (E[i] as number) - (E[j] as number);
      return edge(i, j, x * Math.exp(drop / 2), x * Math.exp(-drop / 2), drop);
    }),
  );
  const Z = sum(E.map((e) => Math.exp(-e)));
  stationary(jumps).forEach((p, i) => {
    expect(Math.abs((p * Z) / Math.exp(-(E[i] as number)) - 1)).toBeLessThan(1e-13);
  });
  const fast = network(3, edge(0, 1, 1e6, 2e6), edge(1, 2, 1, 1));
  // 0 and 1 are one state with p_1 = 1/3 on the slow scale: rates 1/3 and 1 with corrections of 1e-6
  const p = propagate(fast, [1, 0, 0], 2);
  expect(Math.abs((p[2] as number) - 0.25 * (1 - Math.exp(-(4 / 3) * 2)))).toBeLessThan(1e-6);
  expect(sum(p)).toBeCloseTo(1, 15);
  const slower = [0, 1].reduce((q) => propagate(fast, q, 1), [1, 0, 0] as ArrayLike<number>);
  for (const [i, x] of p.entries()) expect(Math.abs(x - (slower[i] as number))).toBeLessThan(1e-10);
});

test("p(t) over rates from 1e-4 to 3e5 by 40 digits of mpmath", () => {
  const jumps = network(
    4,
    ...(
      [
        [0, 1, 3e5, 0.24],
        [1, 2, 100, 1e-4],
        [2, 3, 5, 7],
        [3, 0, 20, 0.001],
      ] as const
    ).map(([i, j, there, back]) => edge(i, j, there, back)),
  );
  const truths = [
    [0.001, 7.400991244302752e-7, 0.9051400228404376, 0.09462150124310881, 0.00023773581732919723],
    [0.1, 9.586561201537372e-6, 0.027935822933768915, 0.8285905006733436, 0.14346408983168593],
    [1, 1.0125142363658272e-5, 0.030303516823462717, 0.818172864274924, 0.15151349375924966],
  ] as const;
  for (const [t, ...truth] of truths)
    propagate(jumps, [1, 0, 0, 0], t).forEach((p, i) => {
      expect(Math.abs(p / (truth[i] as number) - 1)).toBeLessThan(1e-12);
    });
});
