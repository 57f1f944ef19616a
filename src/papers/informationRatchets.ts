// A bead in a trap that gravity pulls down: whenever it is read above the trap's middle, the trap goes up. In units of the trap's deviation and
// relaxation time, x' = -(x - c) - dg + sqrt(2) xi. Exact steps of an Ornstein-Uhlenbeck process, one for each reading.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, overdamped } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import type { Channel, Policy } from "../spec/feedback/feedback.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { curveAt, peakOf, rootOf } from "./curves.js";
import { saha2021ContinuousLimitReferences } from "./references/saha2021ContinuousLimit.js";
import { saha2021OptimumReferences } from "./references/saha2021Optimum.js";
import { saha2021RatchetReferences } from "./references/saha2021Ratchet.js";
import { saha2022BayesReferences } from "./references/saha2022Bayes.js";
import { saha2022CriticalNoiseReferences } from "./references/saha2022CriticalNoise.js";
import { saha2022NaiveZeroWorkReferences } from "./references/saha2022NaiveZeroWork.js";

/** Readings of a trajectory, and relaxation times before the first one that counts. */
const READINGS = 1000;
const FORGOTTEN = 12;

interface Ratchet {
  readonly dg: number;
  readonly ts: number;
  readonly channel: Channel;
  /** Where the trap goes, by the reading y of x - c. */
  readonly to: string;
  readonly filter?: Policy["filter"];
}

function ratchet(
  { dg, ts, channel, to, filter }: Ratchet,
  { trajectories, seed }: Budget,
  point = 0,
): LangevinExperiment {
  return experiment({
    system: overdamped({
      potential: { energy: "(x - c)^2/2 + dg*x", fields: { c: 0, dg } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "exactLinear", dt: ts },
    control: { duration: ts, ramps: {} },
    cycles: { count: READINGS, discard: Math.ceil(FORGOTTEN / ts) },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: "x - c", channel },
      ...(filter === undefined ? {} : { filter }),
      memory: { ups: { start: 0, update: "ups + (y > 0)" }, readings: { start: 0, update: "readings + 1" } },
      act: { c: to },
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

const clean = (dg: number, ts: number, alpha = 2): Ratchet => ({
  dg,
  ts,
  channel: { kind: "exact" },
  to: `y > 0 ? c + ${alpha}*y : c`,
});

/** dx/dt: in the steady state that of the trap. */
const velocity = (run: string, ts: number): Quantity => of(run, mean(`(x - xStart)/${READINGS * ts}`));
const workRate = (run: string, ts: number): Quantity => of(run, mean(`work/${READINGS * ts}`));
const lifted = (run: string, { dg, ts }: Pick<Ratchet, "dg" | "ts">): Quantity =>
  of(run, mean(`${dg}*(x - xStart)/${READINGS * ts}`));

const UNITS = { dg: "weight in units of the trap's deviation", ts: "time between readings" } as const;
const CITATION =
  "T.K. Saha, J.N.E. Lucero, J. Ehrich, D.A. Sivak, J. Bechhoefer, PNAS 118, e2023356118 (2021)";

function steady(p: Parameters, budget: Budget, alpha: number): Setup {
  const { dg, ts } = p as { dg: number; ts: number };
  return {
    experiments: { bead: ratchet(clean(dg, ts, alpha), budget) },
    quantities: {
      velocity: velocity("bead", ts),
      power_grav: lifted("bead", { dg, ts }),
      trap_work_rate: workRate("bead", ts),
      p_ratchet: of("bead", mean("ups/readings")),
    },
  };
}

export const informationRatchet: Claim = {
  id: "saha-2021-ratchet",
  citation: CITATION,
  formula: "c -> c + 2 (x - c) above the middle costs no work in any trajectory and lifts the bead: P = dg v",
  parameters: UNITS,
  ofReference: [],
  references: saha2021RatchetReferences,
  source: "integral equation of the steady state, Nystrom",
  trajectories: 8_000,
  dt: 1,
  discrete: true,
  setup: (p, budget) => steady(p, budget, 2),
  judged: () => ["velocity", "power_grav", "trap_work_rate", "p_ratchet"],
  acceptance: FEEDBACK,
  control: {
    says: "the trap goes up by 1.9 of what was read: then it does work",
    breaks: "trap_work_rate",
    setup: (p, budget) => steady(p, budget, 1.9),
  },
};

const SHORT = 0.02;

/** The velocity goes linearly with ts. */
function limit(dg: number, budget: Budget, factor: number): Setup {
  const times = [SHORT, SHORT / 2] as const;
  const terms = times.map((ts, i) => ({
    run: `every${i}`,
    request: mean(`(x - xStart)/${READINGS * ts}`),
    factor: factor * (i === 0 ? -1 : 2),
  }));
  return {
    experiments: Object.fromEntries(times.map((ts, i) => [`every${i}`, ratchet(clean(dg, ts), budget, i)])),
    quantities: {
      velocity: { kind: "sum", terms },
      power_grav: { kind: "sum", terms: terms.map((term) => ({ ...term, factor: dg * term.factor })) },
    },
  };
}

export const continuousRatchet: Claim = {
  id: "saha-2021-continuous-limit",
  citation: CITATION,
  formula: "ts -> 0: v = sqrt(2/pi) e^(-dg^2/2)/[1 + erf(dg/sqrt 2)]",
  parameters: { dg: UNITS.dg },
  ofReference: [],
  references: saha2021ContinuousLimitReferences,
  source: "closed form",
  trajectories: 40_000,
  dt: 1,
  discrete: true,
  setup: (p, budget) => limit(p.dg as number, budget, 1),
  judged: () => ["velocity", "power_grav"],
  acceptance: FEEDBACK,
  control: {
    says: "half of the extrapolation: the velocity at ts/2 alone",
    breaks: "velocity",
    setup: (p, budget) => limit(p.dg as number, budget, 0.97),
  },
};

const WEIGHTS = [0.44, 0.64, 0.84, 1.04, 1.24] as const;

function best(budget: Budget, scale: number): Setup {
  const ts = [SHORT, SHORT / 2] as const;
  const runs = WEIGHTS.flatMap((dg, i) =>
    ts.map((step, j) => ({ dg, step, run: `dg${i}every${j}`, point: 2 * i + j })),
  );
  const terms = runs.map(({ dg, step, run }) => ({
    run,
    request: mean(`${scale * dg}*(x - xStart)/${READINGS * step}`),
  }));
  const powers = (values: readonly number[]): number[] =>
    WEIGHTS.map((_, i) => 2 * (values[2 * i + 1] as number) - (values[2 * i] as number));
  const peak = (values: readonly number[]) => peakOf(WEIGHTS, powers(values));
  return {
    experiments: Object.fromEntries(
      runs.map(({ dg, step, run, point }) => [run, ratchet(clean(dg, step), budget, point)]),
    ),
    quantities: {
      dg_opt: { kind: "combination", terms, value: (values) => peak(values).at },
      power_max: { kind: "combination", terms, value: (values) => peak(values).value },
    },
  };
}

export const bestWeight: Claim = {
  id: "saha-2021-optimum",
  citation: CITATION,
  formula: "ts -> 0: dg v has its maximum 0.294528 at dg = 0.839924",
  parameters: {},
  ofReference: [],
  references: saha2021OptimumReferences,
  source: "closed form",
  trajectories: 20_000,
  dt: 1,
  discrete: true,
  setup: (_, budget) => best(budget, 1),
  judged: () => ["dg_opt", "power_max"],
  acceptance: FEEDBACK,
  control: {
    says: "a third more weight is lifted than there is",
    breaks: "power_max",
    setup: (_, budget) => best(budget, 4 / 3),
  },
};

interface Noisy {
  readonly dg: number;
  readonly ts: number;
  readonly sigma: number;
}

const naive = ({ dg, ts, sigma }: Noisy, alpha: number): Ratchet => ({
  dg,
  ts,
  channel: { kind: "gaussian", deviation: sigma },
  to: `y > 0 ? c + ${alpha}*y : c`,
});

/** The trap follows the best estimate; with `raw` it believes what it reads. */
const bayes = ({ dg, ts, sigma }: Noisy, raw: boolean): Ratchet => ({
  dg,
  ts,
  channel: { kind: "gaussian", deviation: sigma },
  filter: { kind: "kalman", from: "steady" },
  to: raw ? "y > 0 ? c + 2*y : c" : "estimate_x > c ? c + 2*(estimate_x - c) : c",
});

function both(p: Parameters, budget: Budget, raw: boolean): Setup {
  const made = p as unknown as Noisy;
  const { ts } = made;
  return {
    experiments: { bayes: ratchet(bayes(made, raw), budget), naive: ratchet(naive(made, 2), budget, 1) },
    quantities: {
      v_bayes: velocity("bayes", ts),
      power_bayes: lifted("bayes", made),
      trap_work_bayes: workRate("bayes", ts),
      v_naive: velocity("naive", ts),
      power_grav_naive: lifted("naive", made),
      trap_work_rate_naive: workRate("naive", ts),
      net_power_naive: of("naive", mean(`(${made.dg}*(x - xStart) - work)/${READINGS * ts}`)),
      I_per_step: of("bayes", mean(`information/${READINGS}`)),
    },
  };
}

const NOISE = { ...UNITS, sigma: "deviation of a reading" } as const;
const CITATION_2022 =
  "T.K. Saha, J.N.E. Lucero, J. Ehrich, D.A. Sivak, J. Bechhoefer, PRL 129, 130601 (2022)";

export const bayesianRatchet: Claim = {
  id: "saha-2022-bayes",
  citation: CITATION_2022,
  formula:
    "by the filtered estimate the trap does no work on average and lifts at any noise; by the raw reading it pays",
  parameters: NOISE,
  ofReference: [],
  references: saha2022BayesReferences,
  source: "integral equation of the steady state, Nystrom",
  trajectories: 8_000,
  dt: 1,
  discrete: true,
  setup: (p, budget) => both(p, budget, false),
  judged: () => [
    "v_bayes",
    "power_bayes",
    "trap_work_bayes",
    "v_naive",
    "power_grav_naive",
    "trap_work_rate_naive",
    "net_power_naive",
    "I_per_step",
  ],
  acceptance: FEEDBACK,
  control: {
    says: "the trap goes by the reading instead of the estimate",
    breaks: "trap_work_bayes",
    setup: (p, budget) => both(p, budget, true),
  },
};

/** The trap's work changes its sign between these shares of the gain that is looked for. */
function gains(p: Parameters, budget: Budget, around: number): Setup {
  const made = p as unknown as Noisy;
  const { dg, ts } = made;
  const alphas = [0.9, 0.95, 1, 1.05, 1.1].map((share) => share * around);
  const runs = alphas.map((alpha, i) => ({ run: `gain${i}`, alpha }));
  const works = runs.map(({ run }) => ({ run, request: mean(`work/${READINGS * ts}`) }));
  const all = [...works, ...runs.map(({ run }) => ({ run, request: mean(`(x - xStart)/${READINGS * ts}`) }))];
  const speed = (values: readonly number[]): number => {
    const at = rootOf(alphas, values.slice(0, alphas.length));
    return curveAt(alphas, values.slice(alphas.length), at);
  };
  return {
    experiments: Object.fromEntries(
      runs.map(({ run, alpha }, i) => [run, ratchet(naive(made, alpha), budget, i)]),
    ),
    quantities: {
      alpha_star: { kind: "combination", terms: works, value: (values) => rootOf(alphas, values) },
      velocity: { kind: "combination", terms: all, value: speed },
      power: { kind: "combination", terms: all, value: (values) => dg * speed(values) },
    },
  };
}

/** E[r y; y > 0] of y = r + sigma n, r normal around -dg: what a small gain costs, times -1 and less what does not depend on it. */
function costOfSmallGain(dg: number, sigma: number): number {
  const v = 1 + sigma * sigma;
  const s = Math.sqrt(v);
  const a = dg / s;
  const above = 0.5 * (1 - math.erf(a / Math.sqrt(2)));
  const density = math.exp((-a * a) / 2) / Math.sqrt(2 * Math.PI);
  // moments of y above 0
  const one = s * density - dg * above;
  const two = (v + dg * dg) * above - dg * s * density;
  return (-dg + dg / v) * one + two / v;
}

/** The noise at which a small gain begins to cost. */
function criticalNoise(dg: number): number {
  let [low, high] = [0.1, 100];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (costOfSmallGain(dg, middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}

/** The bead at rest under a trap that has not moved yet, read once. */
function glance(
  dg: number,
  sigma: number,
  { trajectories, seed }: Budget,
  point: number,
): LangevinExperiment {
  return experiment({
    system: overdamped({
      potential: { energy: "(x - c)^2/2 + dg*x", fields: { c: 0, dg } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "exactLinear", dt: 1 },
    control: { duration: 1, ramps: {} },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: "x - c", channel: { kind: "gaussian", deviation: sigma } },
      act: { c: "c" },
      information: "none",
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

function critical(dg: number, budget: Budget, off: number): Setup {
  const middle = criticalNoise(dg);
  const noises = [0.8, 0.9, 1, 1.1, 1.2].map((share) => share * middle);
  const runs = noises.map((_, i) => `noise${i}`);
  const terms = runs.map((run) => ({ run, request: mean(`outcome > 0 ? (xStart + ${off})*outcome : 0`) }));
  return {
    experiments: Object.fromEntries(noises.map((sigma, i) => [runs[i], glance(dg, sigma, budget, i)])),
    quantities: {
      sigma_c: { kind: "combination", terms, value: (values) => rootOf(noises, values) },
      snr_c: { kind: "combination", terms, value: (values) => 1 / rootOf(noises, values) },
    },
  };
}

export const criticalRatchet: Claim = {
  id: "saha-2022-critical-noise",
  citation: CITATION_2022,
  formula: "a gain that costs nothing exists up to sigma_c, where <r y; y > 0> = 0 at rest",
  parameters: { dg: UNITS.dg },
  ofReference: [],
  references: saha2022CriticalNoiseReferences,
  source: "closed form",
  trajectories: 1_000_000,
  dt: 1,
  discrete: true,
  setup: (p, budget) => critical(p.dg as number, budget, 0),
  judged: () => ["sigma_c", "snr_c"],
  acceptance: FEEDBACK,
  control: {
    says: "the bead is taken to hang a tenth higher",
    breaks: "sigma_c",
    setup: (p, budget) => critical(p.dg as number, budget, 0.1 * (p.dg as number)),
  },
};
