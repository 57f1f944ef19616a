// The bead that is lifted by readings with noise: believing each reading costs work, the filtered estimate costs none.
import { mean } from "../estimate/request.js";
import { experiment, overdamped } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { criticalNoise, gainWithoutWork } from "../theory/feedback/trapEngines.js";
import { type Budget, type Claim, FEEDBACK, of, type Parameters, type Setup } from "./claim.js";
import { curveAt, rootOf } from "./curves.js";
import { lifted, type Ratchet, READINGS, ratchet, UNITS, velocity, workRate } from "./informationRatchets.js";
import { saha2022BayesReferences } from "./references/saha2022Bayes.js";
import { saha2022CriticalNoiseReferences } from "./references/saha2022CriticalNoise.js";
import { saha2022NaiveZeroWorkReferences } from "./references/saha2022NaiveZeroWork.js";

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

/** Above the critical noise no gain but 0 costs nothing: what a small one costs is above 0. */
const isCritical = ({ dg, sigma }: Noisy): boolean => sigma > criticalNoise(dg);

/** Work per unit of gain as the gain goes to 0. */
function smallGain(made: Noisy, budget: Budget, sign: number): Setup {
  const alpha = 0.05;
  return {
    experiments: { small: ratchet(naive(made, alpha), budget) },
    quantities: {
      alpha_star: { kind: "exact", value: 0 },
      cost: of("small", mean(`${sign}*work/${alpha * READINGS * made.ts}`)),
    },
  };
}

/** The trap's work changes its sign between the smallest and the largest of these gains; theory says where to look. */
function gains(p: Parameters, budget: Budget, sign: number): Setup {
  const made = p as unknown as Noisy;
  if (isCritical(made)) return smallGain(made, budget, sign);
  const { dg, ts, sigma } = made;
  const middle = gainWithoutWork(dg, ts, sigma);
  const alphas = [0.8, 0.9, 1, 1.1, 1.2].map((share) => share * middle);
  const runs = alphas.map((alpha, i) => ({ run: `gain${i}`, alpha }));
  const works = runs.map(({ run }) => ({ run, request: mean(`work/${READINGS * ts}`) }));
  const all = [
    ...works,
    ...runs.map(({ run }) => ({ run, request: mean(`${sign}*(x - xStart)/${READINGS * ts}`) })),
  ];
  const speed = (values: readonly number[]): number =>
    curveAt(alphas, values.slice(alphas.length), rootOf(alphas, values.slice(0, alphas.length)));
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

export const ratchetWithoutWork: Claim = {
  id: "saha-2022-naive-zero-work",
  citation: CITATION_2022,
  formula:
    "believing each reading with the gain that costs nothing: less power than by the estimate, none above the critical noise",
  parameters: NOISE,
  ofReference: [],
  references: saha2022NaiveZeroWorkReferences,
  source: "integral equation of the steady state, Nystrom",
  trajectories: 32_000,
  dt: 1,
  discrete: true,
  setup: (p, budget) => gains(p, budget, 1),
  judged: (p) => (isCritical(p as unknown as Noisy) ? ["cost"] : ["alpha_star", "velocity", "power"]),
  least: (p) => (isCritical(p as unknown as Noisy) ? { cost: 0 } : {}),
  acceptance: FEEDBACK,
  control: {
    says: "the bead is taken to sink",
    breaks: "power",
    setup: (p, budget) => gains(p, budget, -1),
  },
};

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
