// Demons that read a two-state system at equal times: one that waits for a change, and one that remembers a signal.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, FEEDBACK, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { ribezziRitort2019CmdReferences } from "./references/ribezziRitort2019Cmd.js";

interface Waiting {
  readonly p1: number;
  readonly K: number;
  readonly tau: number;
}

/** The longest wait, in measurements: later ones come with a probability below 1e-13. */
const longest = ({ p1, K, tau }: Waiting): number => {
  const change = Math.min(p1, 1 - p1) * -math.expm1(-K * tau);
  return Math.ceil(30 / -math.log1p(-change)) + 1;
};

/** Asks every tau until the answer differs from the first one; then the level of what was read goes to where it is for certain. */
function waiting({ p1, K, tau }: Waiting, { trajectories, seed }: Budget): NetworkExperiment {
  const [low, high] = [-math.log1p(-p1), -math.log(p1)];
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { E0: low, E1: high },
      states: { zero: "E0", one: "E1" },
      edges: [{ from: "zero", to: "one", forward: K * p1, backward: K * (1 - p1) }],
      start: { kind: "probabilities", of: { zero: 1 - p1, one: p1 } },
    },
    method: { scheme: "gillespie" },
    control: { duration: longest({ p1, K, tau }) * tau, ramps: {} },
    feedback: {
      kind: "policy",
      measurement: { every: tau, of: "state", channel: { kind: "binary", error: 0 } },
      memory: { first: { start: -1, update: "first < 0 ? y : first" } },
      act: { E0: `y == first ? ${low} : (y == 0 ? 0 : 600)`, E1: `y == first ? ${high} : (y == 1 ? 0 : 600)` },
      until: "y != first",
      information: "none",
    },
    record: {},
    ensemble: { trajectories, seed },
  });
}

const entropy = (q: number): number => -q * math.log(q) - (1 - q) * math.log1p(-q);

/** H(first) + sum of P_s h(q_s)/q_s, q_s the probability of a change at a measurement: the entropy of the record, by its counts. */
function informationOf(p1: number): Quantity {
  return {
    kind: "combination",
    terms: [
      { run: "demon", request: mean("first == 0 ? measurements - 1 : 0") },
      { run: "demon", request: mean("first == 1 ? measurements - 1 : 0") },
    ],
    value: ([n0 = 1, n1 = 1]) => {
      const [q0, q1] = [(1 - p1) / n0, p1 / n1];
      return entropy(p1) + ((1 - p1) * entropy(q0)) / q0 + (p1 * entropy(q1)) / q1;
    },
  };
}

function setup(p: Settings, budget: Budget, work: string): Setup {
  const made = p as unknown as Waiting;
  return {
    experiments: { demon: waiting(made, budget) },
    quantities: {
      W_ext_per_cycle: of("demon", mean(work)),
      W_ext_second_moment: of("demon", mean("work^2")),
      I_per_cycle: informationOf(made.p1),
      mean_measurements: of("demon", mean("measurements")),
      mean_time: of("demon", mean("stopTime")),
    },
  };
}

export const continuousDemon: Claim<Settings> = {
  id: "ribezzi-ritort-2019-cmd",
  citation: "M. Ribezzi-Crivellari, F. Ritort, Nat. Phys. 15, 660 (2019)",
  formula: "W_ext = -P0 ln P1 - P1 ln P0 >= ln 2 at any tau; W_ext <= I = H(P) + sum P h(q)/q",
  parameters: { p1: "share of state 1", K: "rate of relaxation", tau: "time between measurements" },
  ofReference: [],
  references: ribezziRitort2019CmdReferences,
  source: "closed form",
  trajectories: 1_000_000,
  setup: (p, budget) => setup(p, budget, "-work"),
  judged: () => ["W_ext_per_cycle", "I_per_cycle", "mean_measurements", "mean_time", "W_ext_second_moment"],
  acceptance: FEEDBACK,
  control: {
    says: "the work of the first answer is taken for that of the last",
    breaks: "W_ext_per_cycle",
    setup: (p, budget) => {
      const { p1 } = p as unknown as Waiting;
      return setup(p, budget, `first == 1 ? ${-math.log(p1)} : ${-math.log1p(-p1)}`);
    },
  },
};
