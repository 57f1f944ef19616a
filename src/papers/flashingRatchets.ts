// A ratchet that is switched on whenever it pushes forward: V = (2 V0/3 sqrt 3)[sin 2 pi x + sin(4 pi x)/2] on a ring of length 1, on iff the sum of
// the forces on the particles is above 0; each decision is wrong with probability p.
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
import { cao2004FlashingN1References } from "./references/cao2004FlashingN1.js";
import { cao2004FlashingN2References } from "./references/cao2004FlashingN2.js";
import { caoFeito2009SampledReferences } from "./references/caoFeito2009Sampled.js";

interface Ratchet {
  readonly V0: number;
  /** Probability of a wrong decision. */
  readonly p: number;
  /** Load. */
  readonly F: number;
  /** Time between decisions, and the step. */
  readonly every: number;
  readonly dt: number;
  readonly duration: number;
  readonly particles: 1 | 2;
}

/** Time before the first decision that counts. */
const FORGOTTEN = 1;

/** -V' of one particle without its height. */
const push = (x: string): string => `-cos(2*pi*${x}) - cos(4*pi*${x})`;
const hill = (x: string): string => `(sin(2*pi*${x}) + sin(4*pi*${x})/2)`;

function ratchet(
  made: Ratchet,
  { trajectories, seed }: Budget,
  point = 0,
  opposite = false,
): LangevinExperiment {
  const { V0, p, F, every, dt, duration, particles } = made;
  const height = (2 * V0) / (3 * Math.sqrt(3));
  const names = particles === 1 ? ["x"] : ["x", "y1"];
  const cycles = Math.round(duration / every);
  const forgotten = Math.round(FORGOTTEN / every);
  return experiment({
    system: overdamped({
      ...(particles === 1 ? { period: 1 } : { variables: { x: {}, y1: {} }, allowEscape: true }),
      potential: {
        energy: names.map((x) => `${height}*on*${hill(x)}`).join(" + "),
        fields: { on: 0, F },
      },
      ...(F === 0 ? {} : { force: "F" }),
      kT: 1,
      friction: 1,
      start: { kind: "point", at: particles === 1 ? { x: 0.3 } : { x: 0.3, y1: 0.6 } },
    }),
    method: { scheme: "heun", dt },
    control: { duration: every, ramps: {} },
    cycles: { count: cycles, discard: forgotten },
    feedback: {
      kind: "policy",
      measurement: {
        at: 0,
        of: `${names.map(push).join(" + ")} ${opposite ? "<" : ">"} 0`,
        channel: { kind: "binary", error: p },
      },
      memory: {
        ons: { start: 0, update: `decisions >= ${forgotten} ? ons + y : 0` },
        decisions: { start: 0, update: "decisions + 1" },
      },
      act: { on: "y" },
      information: "none",
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

const entropy = (q: number): number => (q > 0 ? -q * math.log(q) - (1 - q) * math.log1p(-q) : 0);

function sampled(given: Parameters, budget: Budget, opposite: boolean): Setup {
  const { V0, dt: every, p = 0, F = 0 } = given as { V0: number; dt: number; p?: number; F?: number };
  const duration = 1000 * every;
  const made: Ratchet = { V0, p, F, every, dt: every / 40, duration, particles: 1 };
  const run = "ratchet";
  const on = mean("ons/1000");
  return {
    experiments: { ratchet: ratchet(made, budget, 0, opposite) },
    quantities: {
      velocity: of(run, mean(`(x - xStart)/${duration}`)),
      switch_work_rate: of(run, mean(`work/${duration}`)),
      load_power: of(run, mean(`${-F}*(x - xStart)/${duration}`)),
      net_output: of(run, mean(`(${-F}*(x - xStart) - work)/${duration}`)),
      p_on: of(run, on),
      info_rate: {
        kind: "function",
        run,
        request: on,
        value: (q) => (entropy(q) - entropy(p)) / every,
        slope: (q) => math.log((1 - q) / q) / every,
      },
    },
  };
}

const HEIGHT = { V0: "height of the potential" } as const;
const WRONG = { p: "probability of a wrong decision; 0 unless given" } as const;

export const sampledRatchet: Claim = {
  id: "cao-feito-2009-sampled",
  citation: "F.J. Cao, M. Feito, PRE 79, 041118 (2009); M. Feito, F.J. Cao, EPJB 59, 63 (2007)",
  formula:
    "decisions every dt: what it does against the load, less the work of switching, is at most [H(p_on) - H(p)]/dt",
  parameters: { ...HEIGHT, dt: "time between decisions" },
  ofReference: [],
  optional: { ...WRONG, F: "load; 0 unless given" },
  references: caoFeito2009SampledReferences,
  source: "Fourier modes of the periodic map",
  trajectories: 4_000,
  setup: (p, budget) => sampled(p, budget, false),
  judged: ({ F }) => [
    "velocity",
    "switch_work_rate",
    "net_output",
    "p_on",
    "info_rate",
    ...(F === undefined ? [] : ["load_power"]),
  ],
  acceptance: FEEDBACK,
  control: {
    says: "on where the force pulls back",
    breaks: "velocity",
    setup: (p, budget) => sampled(p, budget, true),
  },
};

const DURATION = 20;
const STEP = 1e-3;

/** A decision before each step: the velocity goes linearly with the step. */
function continuous(given: Parameters, budget: Budget, particles: 1 | 2, opposite: boolean): Setup {
  const { V0, p = 0 } = given as { V0: number; p?: number };
  const steps = [STEP, STEP / 2] as const;
  const sum = particles === 1 ? "x - xStart" : "(x - xStart + y1 - y1Start)/2";
  const velocity: Quantity = {
    kind: "sum",
    terms: steps.map((_, i) => ({
      run: `step${i}`,
      request: mean(`(${sum})/${DURATION}`),
      factor: i === 0 ? -1 : 2,
    })),
  };
  return {
    experiments: Object.fromEntries(
      steps.map((dt, i) => [
        `step${i}`,
        ratchet({ V0, p, F: 0, every: dt, dt, duration: DURATION, particles }, budget, i, opposite),
      ]),
    ),
    quantities: { velocity },
  };
}

const CAO = "F.J. Cao, L. Dinis, J.M.R. Parrondo, PRL 93, 040603 (2004)";
/** "Continuous rows within 1 %". */
const WITHIN = { ...FEEDBACK, precision: 0.01 };

export const watchedRatchet: Claim = {
  id: "cao-2004-flashing-N1",
  citation: CAO,
  formula: "one particle, on iff it pushes forward: ten times the velocity of the best periodic flashing",
  parameters: HEIGHT,
  ofReference: [],
  optional: WRONG,
  references: cao2004FlashingN1References,
  source: "quadrature with the effective force",
  trajectories: 4_000,
  setup: (p, budget) => continuous(p, budget, 1, false),
  judged: () => ["velocity"],
  acceptance: WITHIN,
  control: {
    says: "on where the force pulls back",
    breaks: "velocity",
    setup: (p, budget) => continuous(p, budget, 1, true),
  },
};

export const collectiveRatchet: Claim = {
  id: "cao-2004-flashing-N2",
  citation: CAO,
  formula: "two particles, on iff the sum of their forces is above 0",
  parameters: HEIGHT,
  ofReference: ["n"],
  references: cao2004FlashingN2References,
  source: "finite volumes in two dimensions, 2.9029(2)",
  trajectories: 4_000,
  setup: (p, budget) => continuous(p, budget, 2, false),
  judged: () => ["velocity"],
  acceptance: WITHIN,
  control: {
    says: "on where the forces pull back",
    breaks: "velocity",
    setup: (p, budget) => continuous(p, budget, 2, true),
  },
};
