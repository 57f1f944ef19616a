// A bead in a trap that gravity pulls down: whenever it is read above the trap's middle, the trap goes up. In units of the trap's deviation and
// relaxation time, x' = -(x - c) - dg + sqrt(2) xi. Exact steps of an Ornstein-Uhlenbeck process, one for each reading.
import { mean } from "../estimate/request.js";
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
import { peakOf } from "./curves.js";
import { saha2021ContinuousLimitReferences } from "./references/saha2021ContinuousLimit.js";
import { saha2021OptimumReferences } from "./references/saha2021Optimum.js";
import { saha2021RatchetReferences } from "./references/saha2021Ratchet.js";

/** Readings of a trajectory, and relaxation times before the first one that counts. */
export const READINGS = 1000;
const FORGOTTEN = 12;

export interface Ratchet {
  readonly dg: number;
  readonly ts: number;
  readonly channel: Channel;
  /** Where the trap goes, by the reading y of x - c. */
  readonly to: string;
  readonly filter?: Policy["filter"];
}

export function ratchet(
  { dg, ts, channel, to, filter }: Ratchet,
  { trajectories, seed }: Budget,
  point = 0,
): LangevinExperiment {
  const forgotten = Math.ceil(FORGOTTEN / ts);
  return experiment({
    system: overdamped({
      potential: { energy: "(x - c)^2/2 + dg*x", fields: { c: 0, dg } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "exactLinear", dt: ts },
    control: { duration: ts, ramps: {} },
    cycles: { count: READINGS, discard: forgotten },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: "x - c", channel },
      ...(filter === undefined ? {} : { filter }),
      memory: {
        ups: { start: 0, update: `readings >= ${forgotten} ? ups + (y > 0) : 0` },
        readings: { start: 0, update: "readings + 1" },
      },
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
export const velocity = (run: string, ts: number): Quantity => of(run, mean(`(x - xStart)/${READINGS * ts}`));
export const workRate = (run: string, ts: number): Quantity => of(run, mean(`work/${READINGS * ts}`));
export const lifted = (run: string, { dg, ts }: Pick<Ratchet, "dg" | "ts">): Quantity =>
  of(run, mean(`${dg}*(x - xStart)/${READINGS * ts}`));

export const UNITS = { dg: "weight in units of the trap's deviation", ts: "time between readings" } as const;
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
      p_ratchet: of("bead", mean(`ups/${READINGS}`)),
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
function limit(dg: number, budget: Budget): Setup {
  const times = [SHORT, SHORT / 2] as const;
  const terms = times.map((ts, i) => ({
    run: `every${i}`,
    request: mean(`(x - xStart)/${READINGS * ts}`),
    factor: i === 0 ? -1 : 2,
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
  setup: (p, budget) => limit(p.dg as number, budget),
  judged: () => ["velocity", "power_grav"],
  acceptance: FEEDBACK,
  control: {
    says: "the bead is half as heavy again as said",
    breaks: "velocity",
    setup: (p, budget) => limit(1.5 * (p.dg as number), budget),
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
