// Extremes and first passages of the entropy production of networks: how far it falls below 0, and by which of two levels it leaves.
import { derived, exponential, mean, probability, ratio } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { longRun } from "../theory/network/cumulants.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import { ladder } from "../theory/network/ladder.js";
import { firstPassage } from "../theory/network/passage.js";
import { absorbing } from "../theory/network/passageLaw.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { bothWays, jumpsOf, ring, type TwoWay, watched } from "./jumpNetworks.js";
import { list, number } from "./jumpUncertainty.js";
import { neri2017InfimumLawReferences } from "./references/neri2017InfimumLaw.js";
import { neri2017SplittingReferences } from "./references/neri2017Splitting.js";

const LN2 = Math.LN2;
const total = (x: ArrayLike<number>): number => Array.from(x).reduce((sum, y) => sum + y, 0);

/** S/ln 2 as a walk by +-1 and +-2: one state, whose edges lead back to it and count L. */
function walker(p: Settings): readonly TwoWay[] {
  const [a, am, b, bm] = [number(p.a), number(p.am), number(p.b), number(p.bm)];
  const single = { from: 0, to: 0, there: a, back: am, counts: { L: 1 } };
  return b > 0 ? [single, { from: 0, to: 0, there: b, back: bm, counts: { L: 2 } }] : [single];
}
const strides = (edges: readonly TwoWay[]): number[] => bothWays(edges.map((_, e) => e + 1));

// the infimum

/** S that is counted as never to fall below its infimum again: e^-16 = 1e-7 do. */
const SAFE = 16;
const FAR = 70;

function infimumOfWalk(p: Settings): Record<string, number> {
  const edges = walker(p);
  const jumps = jumpsOf(edges);
  const below = (level: number): number => {
    const steps = ladder(jumps, strides(edges), level, FAR);
    const ends = [
      steps.rungs.filter((rung) => rung <= level).flatMap(steps.at),
      steps.rungs.filter((rung) => rung >= FAR).flatMap(steps.at),
    ];
    return firstPassage(steps.jumps, ends).probability[0]?.[steps.index(0, 0)] as number;
  };
  const depths = Array.from({ length: 60 }, (_, k) => -k - 1);
  return {
    p_inf_below_minus_s: below(-Math.round(number(p.s) / LN2)),
    bound: math.exp(-number(p.s)),
    mean_infimum: -LN2 * total(depths.map(below)),
    ep_rate: longRun(jumps, [{ jump: strides(edges).map((d) => d * LN2) }]).mean[0] as number,
  };
}

/** S with ln p(start)/p(now) is fixed by the start and the net steps: it is a ladder of them. */
function infimumOfRing(settings: Settings): Record<string, number> {
  const edges = ring(list(settings.kp), list(settings.km));
  const jumps = jumpsOf(edges);
  const N = edges.length;
  const p = stationary(jumps);
  const steps = ladder(jumps, bothWays(edges.map(() => 1)), -FAR, FAR);
  const reach = Array.from({ length: 2 * FAR + 1 }, (_, k) => k - FAR);
  const around = (i: number): number => ((i % N) + N) % N;
  const entropyAt = (start: number, count: number): number => {
    const boundary = math.log(p[start] as number) - math.log(p[around(start + count)] as number);
    return Array.from({ length: Math.abs(count) }, (_, k) => {
      const edge = count > 0 ? around(start + k) : around(start - k - 1);
      return (count > 0 ? 1 : -1) * (jumps.channels[2 * edge]?.entropy as number);
    }).reduce((sum, s) => sum + s, boundary);
  };
  const below = (start: number, s: number): number => {
    const pair = (count: number): number => steps.index(around(start + count), count);
    const low = reach.filter((count) => entropyAt(start, count) <= -s + 1e-12).map(pair);
    if (low.includes(pair(0))) return 1;
    const held = absorbing(steps.jumps, low);
    return firstPassage(held, [low, steps.at(FAR)]).probability[0]?.[pair(0)] as number;
  };
  // the mean of the depth is the integral of P(depth > s), a staircase
  const depth = (start: number): number => {
    const lows = [0, ...reach.filter((k) => k < 0).map((k) => -entropyAt(start, k))]
      .filter((s) => s >= 0 && s < 40)
      .sort((x, y) => x - y);
    return total(lows.slice(1).map((s, k) => (s - (lows[k] as number)) * below(start, s)));
  };
  const starts = Array.from({ length: N }, (_, i) => i);
  return {
    p_inf_below_minus_s: total(starts.map((i) => (p[i] as number) * below(i, number(settings.s)))),
    bound: math.exp(-number(settings.s)),
    mean_infimum: -total(starts.map((i) => (p[i] as number) * depth(i))),
    ep_rate: bathEntropyRate(jumps, p),
  };
}

const isWalk = (p: Settings): boolean => p.mode === "circ";
const infimum = (p: Settings): Record<string, number> => (isWalk(p) ? infimumOfWalk(p) : infimumOfRing(p));

/** `whole`: with the entropy of the state; without in the control. */
function lowest(p: Settings, budget: Budget, whole: boolean): Setup {
  const { ep_rate = 1 } = infimum(p);
  // 60 mean times to get that high
  const duration = (60 * SAFE) / ep_rate;
  const rate = 5 / ep_rate;
  const found = (): { edges: readonly TwoWay[]; path: string; phi: readonly number[]; scale: number } => {
    if (isWalk(p)) return { edges: walker(p), path: "L", phi: [0], scale: LN2 };
    const edges = ring(list(p.kp), list(p.km));
    const phi = Array.from(stationary(jumpsOf(edges)), (x) => -math.log(x));
    return { edges, path: whole ? "(bathEntropy + phi - phiStart)" : "bathEntropy", phi, scale: 1 };
  };
  const { edges, path, phi, scale } = found();
  // levels of the walk are whole numbers
  const level = isWalk(p) ? Math.round(number(p.s) / LN2) : number(p.s);
  const watch = {
    duration,
    columns: { lowest: `min(${path})` },
    stop: `${path} >= ${SAFE / scale}`,
    attributes: { phi },
  };
  const { bound = 0 } = infimum(p);
  const below = probability(`lowest <= ${-level}`);
  return {
    experiments: {
      path: watched(edges, watch, budget),
      steady: watched(edges, { duration: rate, share: 0.25 }, budget),
    },
    quantities: {
      p_inf_below_minus_s: of("path", below),
      bound: { kind: "exact", value: bound },
      mean_infimum: of("path", mean(`${scale}*lowest`)),
      ep_rate: of("steady", mean(`bathEntropy/${rate}`)),
      below_bound: of("path", derived(`${bound} - P`, { P: below })),
      above_minus_1: of("path", mean(`1 + ${scale}*lowest`)),
    },
  };
}

export const infimumLaw: Claim<Settings> = {
  id: "neri2017-infimum-law",
  citation: "I. Neri, E. Roldan, F. Julicher, PRX 7, 011019 (2017)",
  formula: "P(inf S <= -s) <= e^-s, <inf S> >= -1, with S = ln p(start)/p(now) + entropy of the baths",
  parameters: { mode: "ring, or circ: a walk of S/ln 2 by 1 and 2", s: "depth" },
  optional: {
    kp: "ring: rates forwards",
    km: "ring: backwards",
    a: "circ: rate of steps by 1",
    am: "circ: by -1",
    b: "circ: by 2",
    bm: "circ: by -2",
  },
  ofReference: [],
  references: neri2017InfimumLawReferences,
  source: "linear solves",
  theory: infimum,
  trajectories: 2_000_000,
  setup: (p, budget) => lowest(p, budget, true),
  judged: () => ["p_inf_below_minus_s", "bound", "mean_infimum", "ep_rate", "below_bound", "above_minus_1"],
  pooled: () => ["mean_infimum", "ep_rate"],
  least: () => ({ below_bound: 0, above_minus_1: 0 }),
  acceptance: JUMPS,
  control: {
    says: "entropy of the baths alone, without the entropy of the state",
    breaks: "mean_infimum",
    setup: (p, budget) => lowest(p, budget, false),
  },
};

// which of two levels first

/** Levels on which a walk can end. */
const levels = (p: Settings): readonly number[] => {
  const [mp, mm] = [number(p.mp), number(p.mm)];
  return [-mm - 1, -mm, mp, mp + 1];
};

function splitting(p: Settings): Record<string, number> {
  const edges = walker(p);
  const [mp, mm] = [number(p.mp), number(p.mm)];
  const steps = ladder(jumpsOf(edges), strides(edges), -mm, mp);
  const ends = levels(p).map((level) => (steps.rungs.includes(level) ? steps.at(level) : []));
  const at = steps.index(0, 0);
  const each = firstPassage(steps.jumps, ends).probability.map((h) => h[at] as number);
  const both = firstPassage(steps.jumps, [ends.slice(0, 2).flat(), ends.slice(2).flat()]);
  const [down, up] = [math.exp(mm * LN2), math.exp(-mp * LN2)];
  return {
    P_minus: both.probability[0]?.[at] as number,
    P_plus: both.probability[1]?.[at] as number,
    mean_exit: both.mean[at] as number,
    mean_T_given_plus: both.meanOf[1]?.[at] as number,
    mean_T_given_minus: both.meanOf[0]?.[at] as number,
    mart: total(each.map((h, k) => h * math.exp(-LN2 * (levels(p)[k] as number)))),
    ideal_P_minus: (1 - up) / (down - up),
    ...Object.fromEntries(levels(p).map((level, k) => [`exit_levels_${k}`, level])),
    ...Object.fromEntries(each.map((h, k) => [`exit_probs_${k}`, h])),
  };
}

/** The walk stops where it leaves (-mm, mp), `early` levels before that below in the control. */
function leave(p: Settings, budget: Budget, early: number): Setup {
  const expected = splitting(p);
  const [mp, mm] = [number(p.mp), number(p.mm) - early];
  const watch = { duration: 100 * (expected.mean_exit as number), stop: `L >= ${mp} || L <= ${-mm}` };
  const exact = (value: number): Quantity => ({ kind: "exact", value });
  const one = levels(p).map(
    (level, k) => [`exit_probs_${k}`, of("exit", probability(`L == ${level}`))] as const,
  );
  return {
    experiments: { exit: watched(walker(p), watch, budget) },
    quantities: {
      P_minus: of("exit", probability("L < 0")),
      P_plus: of("exit", probability("L > 0")),
      mean_exit: of("exit", mean("stopTime")),
      mean_T_given_plus: of("exit", ratio("stopTime*(L > 0)", "L > 0")),
      mean_T_given_minus: of("exit", ratio("stopTime*(L < 0)", "L < 0")),
      mart: of("exit", exponential("-bathEntropy")),
      ideal_P_minus: exact(expected.ideal_P_minus as number),
      ...Object.fromEntries(levels(p).map((level, k) => [`exit_levels_${k}`, exact(level)])),
      ...Object.fromEntries(one),
    },
  };
}

const TIMES = ["mean_exit", "mean_T_given_plus", "mean_T_given_minus"];
const ENDS = [0, 1, 2, 3];

export const splittingProbability: Claim<Settings> = {
  id: "neri2017-splitting-probability",
  citation: "I. Neri, E. Roldan, F. Julicher, PRX 7, 011019 (2017); E. Roldan et al., PRL 115, 250602 (2015)",
  formula:
    "<e^-S_T> = 1 where S leaves an interval; P_- = (1 - e^-s+)/(e^s- - e^-s+) and <T>_+ = <T>_- without overshoot",
  parameters: {
    a: "rate of steps of S/ln 2 by 1",
    am: "by -1",
    b: "by 2",
    bm: "by -2",
    mp: "upper level",
    mm: "lower level, below 0",
  },
  ofReference: [],
  references: neri2017SplittingReferences,
  source: "linear solves",
  theory: splitting,
  trajectories: 5_000_000,
  setup: (p, budget) => leave(p, budget, 0),
  judged: () => [
    "P_minus",
    "P_plus",
    "mart",
    "ideal_P_minus",
    ...TIMES,
    ...ENDS.flatMap((k) => [`exit_levels_${k}`, `exit_probs_${k}`]),
  ],
  pooled: () => ["P_minus", ...TIMES.slice(1)],
  // levels that few reach, or none
  scales: (p) => {
    const expected = splitting(p);
    const few = ENDS.map((k) => `exit_probs_${k}`).filter((name) => (expected[name] as number) < 0.05);
    return Object.fromEntries(few.map((name) => [name, 1]));
  },
  acceptance: JUMPS,
  control: {
    says: "a lower level that is nearer by one",
    breaks: "P_minus",
    setup: (p, budget) => leave(p, budget, 1),
  },
};
