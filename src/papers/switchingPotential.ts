// A particle on a ring whose potential -K cos(x - phi) is turned by pi when the particle is seen on the far side: once, and again and again
// against a load. The action comes some time after the reading.
import { exponentialOfFiniteVariance, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, overdamped } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { reverse } from "../spec/reverse.js";
import { type Budget, type Claim, FEEDBACK, of, type Parameters, type Setup } from "./claim.js";
import { toyabe2010EfficacyReferences } from "./references/toyabe2010Efficacy.js";
import { toyabe2010SteadyRatchetReferences } from "./references/toyabe2010SteadyRatchet.js";

const PI = Math.PI;
const RING = {
  period: 2 * PI,
  kT: 1,
  friction: 1,
} as const;

interface Single {
  readonly K: number;
  readonly w: number;
  readonly delay: number;
  readonly eps: number;
}

/** Is the particle within w of pi? `delay` later the potential turns, if it was read so. */
function single({ K, w, delay, eps }: Single, { trajectories, seed, dt = 1e-3 }: Budget): LangevinExperiment {
  return experiment({
    system: overdamped({
      ...RING,
      potential: { energy: "-K*cos(x - phi)", fields: { K, phi: 0 } },
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "heun", dt, bias: "measure" },
    control: { duration: 2 * delay, ramps: {} },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: `cos(x) < ${-math.cos(w)}`, channel: { kind: "binary", error: eps } },
      delay,
      act: { phi: `y == 1 ? ${PI} : 0` },
    },
    record: {},
    ensemble: { trajectories, seed },
  });
}

function once(p: Parameters, budget: Budget): Setup {
  const { K, w = PI / 2, delay, eps = 0 } = p as unknown as Single;
  const made = { K, w, eps, delay };
  const engine = single(made, budget);
  return {
    experiments: { engine, backward: reverse(engine) },
    quantities: {
      W: of("engine", mean("work")),
      p_switch: of("engine", mean("outcome")),
      I: of("engine", mean("information")),
      exp_mW: of("engine", exponentialOfFiniteVariance("-work")),
      gamma_backward: of("backward", mean("repeated*exp(-logProbability)")),
    },
  };
}

const TOYABE = "S. Toyabe, T. Sagawa, M. Ueda, E. Muneyuki, M. Sano, Nat. Phys. 6, 988 (2010)";

export const turnedPotential: Claim = {
  id: "toyabe-2010-efficacy",
  citation: TOYABE,
  formula:
    "<e^-W> = gamma, the sum over outcomes of the probability that the reversed run repeats it; less with latency",
  parameters: { K: "height of the potential", delay: "time from the reading to the action" },
  ofReference: [],
  optional: {
    w: "half of the width that is read; pi/2 unless given",
    eps: "probability of a wrong reading; 0 unless given",
  },
  references: toyabe2010EfficacyReferences,
  source: "Fourier modes",
  trajectories: 1_000_000,
  dt: 1e-3,
  setup: (p, budget) => once(p, budget),
  judged: () => ["W", "p_switch", "I", "exp_mW", "gamma_backward"],
  acceptance: FEEDBACK,
  control: {
    says: "work extracted is taken for work done",
    breaks: "W",
    setup: (p, budget) => {
      const made = once(p, budget);
      return { ...made, quantities: { ...made.quantities, W: of("engine", mean("-work")) } };
    },
  },
};

interface Steady {
  readonly K: number;
  readonly F: number;
  readonly c: number;
  readonly w: number;
  readonly delay: number;
  readonly T: number;
}

const CYCLES = 1000;
const FORGOTTEN = 10;

function steady(
  { K, F, c, w, delay, T }: Steady,
  { trajectories, seed, dt = 1e-3 }: Budget,
  ignored: boolean,
): LangevinExperiment {
  const forgotten = Math.ceil(FORGOTTEN / T);
  return experiment({
    system: overdamped({
      ...RING,
      potential: { energy: "-K*cos(x - phi)", fields: { K, F, phi: 0 } },
      force: "F",
      start: { kind: "point", at: { x: 0 } },
    }),
    method: { scheme: "heun", dt },
    control: { duration: T, ramps: {} },
    cycles: { count: CYCLES, discard: forgotten },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: `cos(x - phi - ${c}) > ${math.cos(w)}`, channel: { kind: "exact" } },
      memory: {
        turns: { start: 0, update: `readings >= ${forgotten} ? turns + y : 0` },
        readings: { start: 0, update: "readings + 1" },
      },
      ...(ignored ? {} : { delay }),
      act: { phi: `y == 1 ? phi + ${PI} : phi` },
      information: "none",
    },
    record: {},
    ensemble: { trajectories, seed },
  });
}

const entropy = (q: number): number => -q * math.log(q) - (1 - q) * math.log1p(-q);

function again(p: Parameters, budget: Budget, ignored: boolean): Setup {
  const made = p as unknown as Steady;
  const { F, T } = made;
  const time = CYCLES * T;
  const run = "ratchet";
  const share = mean(`turns/${CYCLES}`);
  return {
    experiments: { ratchet: steady(made, budget, ignored) },
    quantities: {
      velocity: of(run, mean(`(x - xStart)/${time}`)),
      load_power: of(run, mean(`${-F}*(x - xStart)/${time}`)),
      switch_work_rate: of(run, mean(`work/${time}`)),
      net_output: of(run, mean(`(${-F}*(x - xStart) - work)/${time}`)),
      p_switch: of(run, share),
      info_rate: {
        kind: "function",
        run,
        request: share,
        value: (q) => entropy(q) / T,
        slope: (q) => math.log((1 - q) / q) / T,
      },
    },
  };
}

export const steadyTurning: Claim = {
  id: "toyabe-2010-steady-ratchet",
  citation: TOYABE,
  formula: "v > 0 against the load; -F v - W_switch <= the rate of information",
  parameters: {
    K: "height of the potential",
    F: "load",
    c: "middle of what is read, less phi",
    w: "half of its width",
    delay: "time from the reading to the action",
    T: "time between readings",
  },
  ofReference: [],
  references: toyabe2010SteadyRatchetReferences,
  source: "Fourier modes of the periodic map",
  trajectories: 4_000,
  dt: 1e-3,
  setup: (p, budget) => again(p, budget, false),
  judged: () => ["velocity", "load_power", "switch_work_rate", "net_output", "p_switch", "info_rate"],
  acceptance: FEEDBACK,
  control: {
    says: "the latency is ignored",
    breaks: "velocity",
    setup: (p, budget) => again(p, budget, true),
  },
};
