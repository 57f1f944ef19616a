// Demons that read a two-state system at equal times: one that waits for a change, and one that follows it through noise.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, FEEDBACK, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { duncanWonhamTelegraphReferences } from "./references/duncanWonhamTelegraph.js";
import { ribezziRitort2019CmdReferences } from "./references/ribezziRitort2019Cmd.js";

interface Waiting {
  readonly p1: number;
  readonly K: number;
  readonly tau: number;
}

const waiting = ({ p1, K, tau }: Waiting, { trajectories, seed }: Budget): NetworkExperiment => ({
  ...model("continuousDemon", { share: p1, rate: K, interval: tau }),
  ensemble: { trajectories, seed, point: 0 },
});

const entropy = (q: number): number => (q < 1 ? -q * math.log(q) - (1 - q) * math.log1p(-q) : 0);

/** H(first) + sum of P_s h(q_s)/q_s, q_s the probability of a change at a measurement, as the share of changes among those after the first. */
function informationOf(p1: number): Quantity {
  return {
    kind: "combination",
    terms: [0, 1].flatMap((s) => [
      { run: "demon", request: mean(`first == ${s}`) },
      { run: "demon", request: mean(`first == ${s} ? measurements - 2 : 0`) },
    ]),
    value: ([begun0 = 1, asked0 = 1, begun1 = 1, asked1 = 1]) => {
      const [q0, q1] = [begun0 / asked0, begun1 / asked1];
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
      mean_measurements: of("demon", mean("measurements - 1")),
      mean_time: of("demon", mean(`stopTime - ${made.tau}`)),
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
    says: "the reading after the action is counted, too",
    breaks: "mean_measurements",
    setup: (p, budget) => {
      const made = setup(p, budget, "-work");
      return {
        ...made,
        quantities: { ...made.quantities, mean_measurements: of("demon", mean("measurements")) },
      };
    },
  },
};

interface Telegraph {
  readonly k: number;
  readonly sigma: number;
}

const STEP = 2e-3;
const LENGTH = 20;

/** x = +-1 flips at k; dY = x dt + sigma dB is read every dt, and the filter takes exact steps of Bayes. */
function telegraph(
  { k, sigma }: Telegraph,
  { trajectories, seed }: Budget,
  dt: number,
  point: number,
  noise: number,
): NetworkExperiment {
  const kept = math.exp(-2 * k * dt);
  const before = `${kept}*guess`;
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: {},
      states: { down: { energy: 0, sign: -1 }, up: { energy: 0, sign: 1 } },
      edges: [{ from: "down", to: "up", rate: k }],
      start: { kind: "equilibrium" },
    },
    method: { scheme: "gillespie" },
    control: { duration: LENGTH, ramps: {} },
    feedback: {
      kind: "policy",
      measurement: {
        every: dt,
        of: "sign",
        channel: { kind: "gaussian", deviation: (noise * sigma) / Math.sqrt(dt) },
      },
      memory: {
        guess: {
          start: 0,
          update: `tanh(0.5*log((1 + ${before})/(1 - ${before})) + ${dt / (sigma * sigma)}*y)`,
        },
        readings: { start: 0, update: "readings + 1" },
        squares: { start: 0, update: `readings*${dt} > ${LENGTH / 2} ? squares + guess^2 : 0` },
      },
      act: {},
      information: "none",
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

/** What is left of the variance: linear in the step. */
function filtered(p: Settings, budget: Budget, noise: number): Setup {
  const made = p as unknown as Telegraph;
  const { sigma } = made;
  const steps = [STEP, STEP / 2] as const;
  const terms = (factor: number) =>
    steps.map((dt, i) => ({
      run: `step${i}`,
      request: mean(`1 - squares*${dt / (LENGTH / 2)}`),
      factor: factor * (i === 0 ? -1 : 2),
    }));
  return {
    experiments: Object.fromEntries(
      steps.map((dt, i) => [`step${i}`, telegraph(made, budget, dt, i, noise)]),
    ),
    quantities: {
      mmse: { kind: "sum", terms: terms(1) },
      info_rate: { kind: "sum", terms: terms(1 / (2 * sigma * sigma)) },
    },
  };
}

export const telegraphFilter: Claim<Settings> = {
  id: "duncan-wonham-telegraph",
  citation: "T.E. Duncan, SIAM J. Appl. Math. 19, 215 (1970); W.M. Wonham, SIAM J. Control 2, 347 (1965)",
  formula: "rate of information <1 - pi^2>/(2 sigma^2); mmse = 2 K0(k s^2)/(K0 + K1)(k s^2)",
  parameters: { k: "rate of flips", sigma: "noise of the reading" },
  ofReference: [],
  references: duncanWonhamTelegraphReferences,
  source: "quadrature, and Bessel functions",
  trajectories: 4_000,
  setup: (p, budget) => filtered(p, budget, 1),
  judged: () => ["mmse", "info_rate"],
  acceptance: FEEDBACK,
  control: {
    says: "the noise is twice as strong as the filter believes",
    breaks: "mmse",
    setup: (p, budget) => filtered(p, budget, 2),
  },
};
