// First turns of a ring, and how long a lump of states is dwelt in: times that tell whether a network is driven.
import { derived, mean, probability, ratio, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import type { Experiment } from "../spec/experiment.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import { ladder } from "../theory/network/ladder.js";
import { firstPassage } from "../theory/network/passage.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { bothWays, counting, jumpsOf, named, ring, type TwoWay, watched } from "./jumpNetworks.js";
import { list, number } from "./jumpUncertainty.js";
import { LEVEL, sameLaw } from "./laws.js";
import { qianXie2006References } from "./references/qianXie2006.js";
import { skinnerDunkel2021References } from "./references/skinnerDunkel2021.js";

const exact = (value: number): Quantity => ({ kind: "exact", value });

// turns

const theRing = (p: Settings): readonly TwoWay[] => ring(list(p.kp), list(p.km));

function turns(p: Settings): Record<string, number> {
  const jumps = jumpsOf(theRing(p));
  const N = jumps.states;
  const steps = ladder(jumps, bothWays(list(p.kp).map(() => 1)), -N, N);
  const at = steps.index(number(p.i0), 0);
  const {
    probability: into,
    mean: whole,
    meanOf,
    varianceOf,
  } = firstPassage(steps.jumps, [steps.at(N), steps.at(-N)]);
  const [plus, minus] = [0, 1].map((k) => into[k]?.[at] as number) as [number, number];
  return {
    P_plus: plus,
    P_minus: minus,
    log_ratio: math.log(plus / minus),
    affinity: jumps.channels.reduce((sum, { entropy }, c) => (c % 2 === 0 ? sum + entropy : sum), 0),
    mean_T_plus: meanOf[0]?.[at] as number,
    mean_T_minus: meanOf[1]?.[at] as number,
    var_T_plus: varianceOf[0]?.[at] as number,
    var_T_minus: varianceOf[1]?.[at] as number,
    mean_T: whole[at] as number,
  };
}

/** Errors below 0.2 % of the variance among the rarer turns, and less of all others. */
const RARER = 2.2e6;
const TRAJECTORIES = 6_400_000;
/** Kept, to compare the laws of the times. */
const KEPT = 200_000;

/** Ends after a turn from the start, or in the control where it has come one step too far. */
function turn(p: Settings, budget: Budget, beyond: number): Setup {
  const expected = turns(p);
  const N = list(p.kp).length;
  const edges = counting(theRing(p), { K: list(p.kp).map(() => 1) });
  const watch = {
    duration: 100 * (expected.mean_T as number),
    stop: `K >= ${N + beyond} || K <= ${-N}`,
    start: { kind: "point", at: named(number(p.i0)) } as const,
  };
  const share = RARER / (expected.P_minus as number) / TRAJECTORIES;
  const few = watched(edges, { ...watch, share: KEPT / TRAJECTORIES }, { ...budget, seed: budget.seed + 1 });
  const moment = (sign: string) => {
    const first = ratio(`stopTime*(K ${sign} 0)`, `K ${sign} 0`);
    const second = ratio(`stopTime^2*(K ${sign} 0)`, `K ${sign} 0`);
    return { mean: of("turn", first), var: of("turn", derived("b - a*a", { a: first, b: second })) };
  };
  const [plus, minus] = [moment(">"), moment("<")];
  return {
    experiments: { turn: watched(edges, { ...watch, share }, budget), few },
    quantities: {
      P_plus: of("turn", probability("K > 0")),
      P_minus: of("turn", probability("K < 0")),
      log_ratio: of("turn", derived("log(a/b)", { a: probability("K > 0"), b: probability("K < 0") })),
      affinity: exact(expected.affinity as number),
      mean_T_plus: plus.mean,
      mean_T_minus: minus.mean,
      var_T_plus: plus.var,
      var_T_minus: minus.var,
      same_law: {
        kind: "test",
        columns: [
          { run: "few", column: "stopTime" },
          { run: "few", column: "K" },
        ],
        value: ([T = new Float64Array(), K = new Float64Array()]) =>
          sameLaw(
            T.filter((_, i) => (K[i] as number) > 0),
            T.filter((_, i) => (K[i] as number) < 0),
          ),
      },
    },
  };
}

export const haldaneTurns: Claim<Settings> = {
  id: "qian-xie2006-haldane-cycle-times",
  citation: "H. Qian, X. S. Xie, PRE 74, 010902(R) (2006); H. Ge, J. Phys. A 45, 215002 (2012)",
  formula: "P_+/P_- = e^A for the first turn of a ring, and both kinds of turn take times of one law",
  parameters: { kp: "rates forwards", km: "rates backwards", i0: "state at the start and end" },
  ofReference: [],
  references: qianXie2006References,
  source: "linear solves",
  theory: turns,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => turn(p, budget, 0),
  judged: (p) => [
    "P_plus",
    "P_minus",
    "log_ratio",
    "affinity",
    "mean_T_plus",
    "mean_T_minus",
    "var_T_plus",
    // where few turns go back its error stays above 0.2 % even after 5e7 turns: reported
    ...((turns(p).P_minus as number) > 0.2 ? ["var_T_minus"] : []),
    "same_law",
  ],
  pooled: () => ["P_minus", "mean_T_plus", "mean_T_minus"],
  least: () => ({ same_law: LEVEL }),
  acceptance: JUMPS,
  control: {
    says: "a turn forwards ends one step late: not where it began",
    breaks: "same_law",
    setup: (p, budget) => {
      const { experiments, quantities } = turn(p, budget, 1);
      return {
        experiments: { few: experiments.few as Experiment },
        quantities: { same_law: quantities.same_law as Quantity },
      };
    },
  },
};

// dwelling

/** State 0 and a lump of N more; forwards 1, backwards e^(-A/(N + 1)). */
function lumped(p: Settings): readonly TwoWay[] {
  const [N, A] = [number(p.N), number(p.A)];
  const back = math.exp(-A / (N + 1));
  return ring(new Array<number>(N + 1).fill(1), new Array<number>(N + 1).fill(back));
}

/** The lump is entered at its first state forwards, at its last one backwards. */
function dwelling(p: Settings): Record<string, number> {
  const jumps = jumpsOf(lumped(p));
  const [N, back] = [number(p.N), math.exp(-number(p.A) / (number(p.N) + 1))];
  const { mean: first, variance: spread } = firstPassage(jumps, [[0]]);
  const moment = (of: (i: number) => number): number => (of(1) + back * of(N)) / (1 + back);
  const m = moment((i) => first[i] as number);
  const v = moment((i) => (spread[i] as number) + (first[i] as number) * (first[i] as number)) - m * m;
  return {
    mean_A: m,
    var_A: v,
    cv2: v / (m * m),
    mean_B: 1 / (1 + back),
    ep: bathEntropyRate(jumps, stationary(jumps)),
  };
}

/** From state 0 to the lump and back; in the control from the steady state of the lump instead of where it is entered. */
function dwell(p: Settings, budget: Budget, entered: boolean): Setup {
  const edges = lumped(p);
  const { mean_A = 1, mean_B = 1 } = dwelling(p);
  const state = stationary(jumpsOf(edges));
  const inside = 1 - (state[0] as number);
  const steady = Object.fromEntries(
    Array.from(state, (x, i) => [named(i), i === 0 ? 0 : x / inside] as const).filter(([, x]) => x > 0),
  );
  const watch = {
    duration: 100 * (mean_A + mean_B),
    columns: { left: entered ? "firstTime(state != s0)" : "0*stopTime" },
    stop: "state == s0 && jumps > 0",
    start: entered
      ? ({ kind: "point", at: "s0" } as const)
      : ({ kind: "probabilities", of: steady } as const),
  };
  const long = 10 * (mean_A + mean_B);
  const found = { m: mean("stopTime - left"), v: variance("stopTime - left") };
  return {
    experiments: {
      dwell: watched(edges, watch, budget),
      steady: watched(edges, { duration: long, share: 0.25 }, budget),
    },
    quantities: {
      mean_A: of("dwell", found.m),
      var_A: of("dwell", found.v),
      cv2: of("dwell", derived("v/m^2", found)),
      mean_B: of("dwell", mean("left")),
      ep: of("steady", mean(`bathEntropy/${long}`)),
    },
  };
}

export const dwellTimes: Claim<Settings> = {
  id: "skinner-dunkel2021-dwell-cv",
  citation: "D. J. Skinner, J. Dunkel, PRL 127, 198101 (2021), of which this is one consequence",
  formula: "Var/<T>^2 >= 1 for the time in a lump of states of a reversible network: below 1 it is driven",
  parameters: { N: "states of the lump", A: "affinity of the ring" },
  ofReference: [],
  references: skinnerDunkel2021References,
  source: "linear solves",
  theory: dwelling,
  trajectories: 3_000_000,
  setup: (p, budget) => dwell(p, budget, true),
  judged: () => ["mean_A", "var_A", "cv2", "mean_B", "ep"],
  pooled: () => ["mean_A", "var_A", "mean_B", "ep"],
  // without a force no entropy is made; an entropy of 1 nat per jump is the scale
  scales: (p): Readonly<Record<string, number>> => (number(p.A) === 0 ? { ep: 1 } : {}),
  acceptance: JUMPS,
  control: {
    says: "dwelling begins in the steady state of the lump instead of where it is entered",
    breaks: "mean_A",
    setup: (p, budget) => dwell(p, budget, false),
  },
};
