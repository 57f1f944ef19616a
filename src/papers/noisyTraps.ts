// A bead in a harmonic trap whose place is read with Gaussian noise: the trap is moved to where the bead is believed to be. V = k (x - c)^2/2.
import { exponentialOfFiniteVariance, mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, overdamped } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import type { Policy } from "../spec/feedback/feedback.js";
import { type Budget, type Claim, FEEDBACK, of, type Parameters, type Setup } from "./claim.js";
import { abreuSeifert2011References } from "./references/abreuSeifert2011.js";
import { abreuSeifert2011DirectCheckReferences } from "./references/abreuSeifert2011DirectCheck.js";
import { sagawaUeda2010GaussianTrapReferences } from "./references/sagawaUeda2010GaussianTrap.js";

interface Trap {
  readonly k: number;
  readonly sigma: number;
  readonly duration: number;
  readonly act: Policy["act"];
  /** Largest step; one exact step unless given. */
  readonly dt?: number | undefined;
}

/** One reading of x in equilibrium. */
function read(
  { k, sigma, duration, act, dt }: Trap,
  { trajectories, seed }: Budget,
  point = 0,
): LangevinExperiment {
  const spread = 1 / k + sigma * sigma;
  return experiment({
    system: overdamped({
      potential: { energy: "k*(x - c)^2/2", fields: { k, c: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method:
      dt === undefined ? { scheme: "exactLinear", dt: duration } : { scheme: "heun", dt, bias: "measure" },
    control: { duration, ramps: {} },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: "x", channel: { kind: "gaussian", deviation: sigma } },
      act,
      // y is normal with variance 1/k + sigma^2
      information: { logPredictive: `-y^2/${2 * spread} - ${0.5 * math.log(2 * Math.PI * spread)}` },
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

interface Shift {
  readonly k: number;
  readonly sigma: number;
  readonly g: number;
  readonly tau: number;
}

function shifted(p: Parameters, budget: Budget, term: string, gain = 1): Setup {
  const { k, sigma, g, tau = 0 } = p as unknown as Shift;
  const to = `${gain * g}*y`;
  const engine = read(
    tau === 0
      ? { k, sigma, duration: 1, act: { c: to } }
      : {
          k,
          sigma,
          duration: tau,
          act: {
            c: [
              [0, 0],
              [tau, to],
            ],
          },
          dt: budget.dt ?? 2e-3 / k,
        },
    budget,
  );
  return {
    experiments: { engine },
    quantities: {
      W: of("engine", mean("work")),
      W_var: of("engine", variance("work")),
      I: of("engine", mean("information")),
      exp_mW: of("engine", exponentialOfFiniteVariance("-work")),
      exp_mW_mI: of("engine", exponentialOfFiniteVariance(`-work${term}`)),
    },
  };
}

/** <e^-2W> is finite in the second row alone: elsewhere no sample mean of an exponential has an error. */
const light = ({ sigma, g }: Parameters): boolean => (sigma as number) > 1 && (g as number) < 0.2;

export const gaussianTrap: Claim = {
  id: "sagawa-ueda-2010-gaussian-trap",
  citation: "T. Sagawa, M. Ueda, PRL 104, 090602 (2010); D. Abreu, U. Seifert, EPL 94, 10001 (2011)",
  formula: "<W> = (k/2)[g^2 (1/k + s^2) - 2 g/k] at once, <e^(-W-I)> = 1, <e^-W> = 1/|1 - g phi|",
  parameters: { k: "stiffness", sigma: "deviation of the reading", g: "gain" },
  ofReference: [],
  optional: { tau: "time of the shift; at once unless given" },
  references: sagawaUeda2010GaussianTrapReferences,
  source: "closed form",
  trajectories: 1_000_000,
  dt: 2e-3,
  setup: (p, budget) => shifted(p, budget, " - information"),
  judged: (p) => ["W", "W_var", "I", ...(light(p) ? ["exp_mW", "exp_mW_mI"] : [])],
  acceptance: FEEDBACK,
  control: {
    says: "the trap goes the other way",
    breaks: "W",
    setup: (p, budget) => shifted(p, budget, " - information", -1),
  },
};

interface FiniteTime {
  readonly sigma: number;
  readonly tau: number;
}

/** c = u + u'/lambda with u = b (1 - t/(tau + 2)), b = E[x|y]; lambda(t) opens the trap so that the spread follows. Back to c = 0, k = 1 at tau. */
function optimal(
  { sigma, tau }: FiniteTime,
  stiff: boolean,
  budget: Budget,
  point: number,
): LangevinExperiment {
  const gain = 1 / (1 + sigma * sigma);
  const w = sigma * sigma * gain;
  const s = Math.sqrt(w);
  // r^2 (1 + 2/tau) - 2 s r/tau - 1 = 0
  const a = 1 + 2 / tau;
  const r = (s / tau + Math.sqrt((s * s) / (tau * tau) + a)) / a;
  const q = (r / s - 1) / tau;
  const grown = `(1 + ${q}*age)`;
  const stiffness = stiff ? `(1 - ${w * q}*${grown})/(${w}*${grown}^2)` : "1";
  const place = `${gain}*y*(1 - age/${tau + 2} - 1/(${tau + 2}*(${stiffness})))`;
  const until = (value: string, end: number): string => `age < ${tau} ? ${value} : ${end}`;
  return read(
    {
      k: 1,
      sigma,
      duration: tau,
      act: { c: until(place, 0), ...(stiff ? { k: until(stiffness, 1) } : {}) },
      dt: budget.dt ?? 1e-3,
    },
    budget,
    point,
  );
}

function extracted(p: Parameters, budget: Budget, wrong: number): Setup {
  const made = p as unknown as FiniteTime;
  const centre = mean(`${-wrong}*work`);
  return {
    experiments: { centre: optimal(made, false, budget, 0), both: optimal(made, true, budget, 1) },
    quantities: {
      W_ext_centre: of("centre", centre),
      W_ext_both: of("both", mean("-work")),
      W_ext_stiffness_part: {
        kind: "sum",
        terms: [
          { run: "both", request: mean("-work") },
          { run: "centre", request: centre, factor: -1 },
        ],
      },
      I: of("both", mean("information")),
    },
  };
}

const FINITE = { sigma: "deviation of the reading", tau: "time until the trap is as it was" } as const;
const ABREU = "D. Abreu, U. Seifert, EPL 94, 10001 (2011)";

export const finiteTimeExtraction: Claim = {
  id: "abreu-seifert-2011",
  citation: ABREU,
  formula: "W_ext = (1/2) tau/(tau + 2)/(1 + s^2) by the centre, more by centre and stiffness; less than I",
  parameters: FINITE,
  ofReference: [],
  references: abreuSeifert2011References,
  source: "closed form",
  trajectories: 400_000,
  dt: 1e-3,
  setup: (p, budget) => extracted(p, budget, 1),
  judged: () => ["W_ext_centre", "W_ext_both", "W_ext_stiffness_part", "I"],
  acceptance: FEEDBACK,
  control: {
    says: "work done is taken for work extracted",
    breaks: "W_ext_centre",
    setup: (p, budget) => extracted(p, budget, -1),
  },
};

export const finiteTimeProtocol: Claim = {
  id: "abreu-seifert-2011-direct-check",
  citation: ABREU,
  formula: "the optimal protocol, run",
  parameters: FINITE,
  ofReference: [],
  references: abreuSeifert2011DirectCheckReferences,
  source: "moments along the protocol",
  trajectories: 400_000,
  dt: 1e-3,
  setup: (p, budget) => direct(p, budget, true),
  judged: () => ["W_ext_direct"],
  acceptance: FEEDBACK,
  control: {
    says: "the stiffness is left as it was",
    breaks: "W_ext_direct",
    setup: (p, budget) => direct(p, budget, false),
  },
};

const direct = (p: Parameters, budget: Budget, stiff: boolean): Setup => ({
  experiments: { both: optimal(p as unknown as FiniteTime, stiff, budget, 0) },
  quantities: { W_ext_direct: of("both", mean("-work")) },
});
