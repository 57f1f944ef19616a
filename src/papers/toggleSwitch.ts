// Two genes that repress each other, by Hill's law: a symmetric switch.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import type { Reaction } from "../spec/reaction/reaction.js";
import { type LongRun, longRun } from "../theory/network/cumulants.js";
import { firstPassage } from "../theory/network/passage.js";
import { stationary } from "../theory/network/stationary.js";
import { countNetwork, integralOf, meanOf, type Reversible } from "../theory/reaction/countNetwork.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { gardner2000References } from "./references/gardner2000.js";
import { AIM, exact, once, timeFor, times } from "./smallNetworks.js";
import { averageOf, jointSpread, LONG_ONES, spreadAbout, steadyCounts } from "./steadyCounts.js";

type Toggle = Readonly<Record<"a" | "K" | "n" | "d" | "b", number>> & { readonly N?: number };

/** Counts that are never reached, unless the parameters name others: a cell with all genes on makes (a + b)/d. */
const reachOf = ({ a, b, d, N }: Toggle): number =>
  N ?? Math.ceil(10 + (a + b) / d + 10 * Math.sqrt((a + b) / d));

function reactionsOf({ a, K, n, d, b }: Toggle): Reversible[] {
  const made = (repressor: number): number => b + a / (1 + math.pow(repressor / K, n));
  return [
    { change: [1, 0], forward: ([, V = 0]) => made(V), backward: ([U = 0]) => d * U },
    { change: [0, 1], forward: ([U = 0]) => made(U), backward: ([, V = 0]) => d * V },
  ];
}

const squared = (x: number): number => x * x;

const solved = once((given: Parameters) => {
  const p = given as unknown as Toggle;
  const reach = reachOf(p);
  const network = countNetwork(reactionsOf(p), [0, 0], ([U = 0, V = 0]) => U <= reach && V <= reach);
  const law = stationary(network.jumps);
  const level = meanOf(network, law, ([U = 0]) => U);
  const share = (i: number): number => law[i] as number;
  const rich = network.states.flatMap(([U = 0, V = 0], i) => (U >= V ? [i] : []));
  const mode = rich.reduce((best, i) => (share(i) > share(best) ? i : best));
  const turned = network.states.flatMap(([U = 0, V = 0], i) => (V > U ? [i] : []));
  const joint = ([U = 0, V = 0]: readonly number[]): number => (U - level) * (V - level);
  const squares = ([U = 0, V = 0]: readonly number[]): number =>
    ((U - level) * (U - level) + (V - level) * (V - level)) / 2;
  const run = longRun(network.jumps, [
    integralOf(network, ([U = 0, V = 0]) => (U + V) / 2),
    integralOf(network, squares),
    integralOf(network, joint),
    integralOf(network, ([U, V]) => (U === V ? 1 : 0)),
  ]);
  const found = firstPassage(network.jumps, [turned]);
  const [mode_U, mode_V] = network.states[mode] as [number, number];
  return {
    run,
    mode_U,
    mode_V,
    passage: found.mean[mode] as number,
    scatter: (found.variance[mode] as number) / squared(found.mean[mode] as number),
    edge: meanOf(network, law, ([U, V]) => (U === reach || V === reach ? 1 : 0)),
  };
});

function theory(given: Parameters) {
  const { run, mode_U, mode_V, passage, edge } = solved(given);
  const [mean_U, var_U, cov_UV, p_equal] = run.mean as [number, number, number, number];
  return { mean_U, var_U, cov_UV, mode_U, mode_V, p_equal, mfpt_mode_to_V_gt_U: passage, boundary: edge };
}

/** Trajectories at full size: what the first set needs. */
const PASSAGES = 640_000;
/** Mean times after which all have switched. */
const ALL = 60;
/** Lifetimes after which a start is forgotten but for which gene is ahead, of which averages over both know nothing. */
const BURN_IN = 28;
/**
 * Relative error of what happens at switches. Where switches are rarer than once in so many lifetimes, 0.6 % is what fits: 0.2 % of how long
 * both counts are equal takes 5e9 events in the second set.
 */
const RARE = 20;
const aimOf = (given: Parameters): number =>
  solved(given).passage * (given.d as number) > RARE ? 6e-3 : AIM;

const part = ({ mean: means, covariance }: LongRun, from: number, to: number): LongRun => ({
  mean: means.slice(from, to),
  covariance: covariance.slice(from, to).map((row) => row.slice(from, to)),
});
/** Moments; and being even, at switches alone. */
const often = (run: LongRun): LongRun => part(run, 0, 3);
const rarely = (run: LongRun): LongRun => part(run, 3, 4);

/** `n`: Hill's exponent, as the parameters say but in the control. */
function setup(given: Parameters, budget: Budget, n: number): Setup {
  const { a, K, d, b } = given as unknown as Toggle;
  const { run, mode_U, mode_V, passage, scatter, edge } = solved(given);
  const { mean_U } = theory(given);
  const aim = aimOf(given);
  const made = (repressor: string): string => `${b} + ${a}/(1 + (${repressor}/${K})^${n})`;
  const genes: Reaction[] = [
    reaction("0 <-> U", { propensity: [made("V"), `${d}*U`] }),
    reaction("0 <-> V", { propensity: [made("U"), `${d}*V`] }),
  ];
  const species = { U: mode_U, V: mode_V };
  const duration = Math.max(timeFor(often(run)), timeFor(rarely(run)) * squared(AIM / aim)) / LONG_ONES;
  const [u, v] = [`(U - ${mean_U})`, `(V - ${mean_U})`];
  // both genes are alike: what is asked of one is the average over both
  const steady = steadyCounts(
    {
      species,
      given: genes,
      burnIn: BURN_IN / d,
      duration,
      columns: {
        level: `integral((U + V)/2)/${duration}`,
        squares: `integral((${u}^2 + ${v}^2)/2)/${duration}`,
        joint: `integral(${u}*${v})/${duration}`,
        equal: `integral(U == V)/${duration}`,
      },
    },
    times(budget, LONG_ONES / PASSAGES),
  );
  const needed = scatter / (aim * aim);
  const { trajectories, seed } = times(budget, needed / PASSAGES);
  const switching = experiment({
    system: reactions({ species, reactions: genes }),
    control: { duration: ALL * passage, ramps: {} },
    stop: "V > U",
    ensemble: { trajectories, seed, point: 1 },
  });
  return {
    experiments: { steady, switching },
    quantities: {
      mean_U: averageOf("steady", "level"),
      var_U: spreadAbout("steady", "squares", "level", mean_U),
      cov_UV: jointSpread("steady", "joint", ["level", mean_U], ["level", mean_U]),
      mode_U: exact(mode_U),
      mode_V: exact(mode_V),
      p_equal: averageOf("steady", "equal"),
      mfpt_mode_to_V_gt_U: of("switching", mean("stopTime")),
      boundary: exact(edge),
    },
  };
}

export const toggleSwitch: Claim = {
  id: "gardner2000-toggle-switch-hill",
  citation: "T.S. Gardner, C.R. Cantor, J.J. Collins, Nature 403, 339 (2000)",
  formula:
    "U made at b + a/(1 + (V/K)^n), V at b + a/(1 + (U/K)^n): moments and mean time to switch are the master equation's",
  parameters: {
    a: "rate of an unrepressed gene",
    K: "repressors that halve it",
    n: "Hill's exponent",
    d: "decay",
    b: "rate of a repressed gene",
  },
  ofReference: ["N"],
  references: gardner2000References as Claim["references"],
  source: "stationary law and first passage of the counts that are reached, by linear equations",
  theory,
  trajectories: PASSAGES,
  setup: (p, budget) => setup(p, budget, p.n as number),
  // what the projection leaves out is its own
  judged: (p) => Object.keys(theory(p)).filter((key) => key !== "boundary"),
  pooled: () => ["mean_U", "var_U", "p_equal", "mfpt_mode_to_V_gt_U"],
  // errors of a thousandth of these: a tenth above what is aimed at
  scales: (p) => {
    const { p_equal, mfpt_mode_to_V_gt_U } = theory(p);
    const of = 1.1e3 * aimOf(p);
    return { p_equal: of * p_equal, mfpt_mode_to_V_gt_U: of * mfpt_mode_to_V_gt_U };
  },
  acceptance: JUMPS,
  control: {
    says: "repression without cooperation, n = 1",
    breaks: "var_U",
    setup: (p, budget) => setup(p, budget, 1),
  },
};
