// A bead in a trap that is read with noise again and again; the trap follows the filtered estimate. dx = -(x - c) dt + sqrt(2) dB, exact steps.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, overdamped } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { bauer2012PeriodicReferences } from "./references/bauer2012Periodic.js";
import { sandberg2014ContinuousReferences } from "./references/sandberg2014Continuous.js";

const READINGS = 1000;
/** Relaxation times before the first reading that counts. */
const FORGOTTEN = 12;

interface Periodic {
  readonly sigma: number;
  readonly T: number;
  readonly delay: number;
}

/** The trap goes to E[x] at the time of the action; `ignoring` the delay it goes to E[x] at the reading. */
function periodic(
  { sigma, T, delay }: Periodic,
  { trajectories, seed }: Budget,
  point = 0,
  ignoring = false,
): LangevinExperiment {
  const left = ignoring ? 1 : math.exp(-delay);
  return experiment({
    system: overdamped({
      potential: { energy: "(x - c)^2/2", fields: { c: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "exactLinear", dt: T },
    control: { duration: T, ramps: {} },
    cycles: { count: READINGS, discard: Math.ceil(FORGOTTEN / T) },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: "x", channel: { kind: "gaussian", deviation: sigma } },
      filter: { kind: "kalman", from: "steady" },
      delay,
      act: { c: `${left}*estimate_x + ${1 - left}*c` },
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

const perReading = (run: string, of_: string, share = 1): Quantity =>
  of(run, mean(`${share / READINGS}*${of_}`));

function bauer(p: Parameters, budget: Budget, ignoring: boolean): Setup {
  const { sigma, T, delay = 0 } = p as unknown as Periodic;
  return {
    experiments: { engine: periodic({ sigma, T, delay }, budget, 0, ignoring) },
    quantities: {
      W_ext_per_cycle: perReading("engine", "work", -1),
      I_per_cycle: perReading("engine", "information"),
      power: perReading("engine", "work", -1 / T),
      efficiency: {
        kind: "combination",
        terms: [
          { run: "engine", request: mean("-work") },
          { run: "engine", request: mean("information") },
        ],
        value: ([W = 0, I = 1]) => W / I,
      },
    },
  };
}

export const periodicReadings: Claim = {
  id: "bauer-2012-periodic",
  citation: "M. Bauer, D. Abreu, U. Seifert, J. Phys. A 45, 162001 (2012)",
  formula: "W_ext = (P - s) e^(-2 delay)/2, I = ln(P/s)/2, P = 1 + (s - 1) e^(-2T), s = P s_m^2/(P + s_m^2)",
  parameters: { sigma: "deviation of a reading", T: "time between readings" },
  ofReference: [],
  optional: { delay: "time from the reading to the action; 0 unless given" },
  references: bauer2012PeriodicReferences,
  source: "closed form",
  trajectories: 8_000,
  dt: 1,
  discrete: true,
  setup: (p, budget) => bauer(p, budget, false),
  judged: () => ["W_ext_per_cycle", "I_per_cycle", "power", "efficiency"],
  acceptance: FEEDBACK,
  control: {
    says: "the trap goes to twice the estimate of a bead with another delay",
    breaks: "W_ext_per_cycle",
    setup: ({ delay = 0, ...p }, budget) =>
      bauer({ ...p, delay: delay + 0.1 * (p.T as number) }, budget, true),
  },
};

const SHORT = 0.02;

/** Readings of noise N/T every T, T -> 0: the powers go linearly with T. */
function sandberg(N: number, budget: Budget, gain: number): Setup {
  const times = [SHORT, SHORT / 2] as const;
  const limit = (column: string, factor: number): Quantity => ({
    kind: "sum",
    terms: times.map((T, i) => ({
      run: `every${i}`,
      request: mean(`${column}/${READINGS * T}`),
      factor: factor * (i === 0 ? -1 : 2),
    })),
  });
  return {
    experiments: Object.fromEntries(
      times.map((T, i) => [
        `every${i}`,
        periodic({ sigma: Math.sqrt((gain * N) / T), T, delay: 0 }, budget, i),
      ]),
    ),
    quantities: { power: limit("work", -1), info_rate: limit("information", 1) },
  };
}

export const continuousReadings: Claim = {
  id: "sandberg-2014-continuous",
  citation: "H. Sandberg, J.-C. Delvenne, N.J. Newton, S.K. Mitter, PRE 90, 042119 (2014)",
  formula: "power = 1 - P, P = -N + sqrt(N^2 + 2N), information rate P/(2N); power = P times the rate",
  parameters: { N: "spectral density of the noise" },
  ofReference: [],
  references: sandberg2014ContinuousReferences,
  source: "closed form",
  trajectories: 32_000,
  dt: 1,
  discrete: true,
  setup: (p, budget) => sandberg(p.N as number, budget, 1),
  judged: () => ["power", "info_rate"],
  acceptance: FEEDBACK,
  control: {
    says: "the noise is twice as strong as said",
    breaks: "power",
    setup: (p, budget) => sandberg(p.N as number, budget, 2),
  },
};
