import { exponential, mean, variance } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { binary, branch, measure } from "../spec/feedback/build.js";
import { doubleWell } from "../spec/potentials.js";
import { extrapolate } from "../theory/fokkerPlanck.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { szilardDoublewellReferences } from "./references/szilardDoublewellFp.js";
import { timelineOf } from "./solved.js";

type Szilard = { readonly h_b: number; readonly eps: number; readonly f0: number; readonly tau: number };

const system = (h: number): LangevinExperiment["system"] =>
  overdamped({
    potential: doubleWell({ depth: h, halfWidth: 1, barrier: 1, tilt: 0 }),
    kT: 1,
    friction: 1,
    start: equilibrium(),
  });

/** The sign of x is read with error eps; the well that was read is lowered by f0 at once and let go over tau. */
export function szilardEngine(p: Parameters, { trajectories, seed, dt }: Budget): LangevinExperiment {
  const { h_b, eps, f0, tau } = p as Szilard;
  const lower = (f: number) => schedule({ duration: tau, tilt: ramp([0, f], [1, 0]) });
  return experiment({
    system: system(h_b),
    method: { scheme: "heun", dt: dt ?? stepFor(h_b), heat: "stepwise", bias: "measure" },
    feedback: branch(measure({ at: 0, of: "x > 0", channel: binary({ error: eps }) }), {
      false: lower(-f0),
      true: lower(f0),
    }),
    ensemble: { trajectories, seed },
  });
}

// Steepest slope 8 h: 1e-3 at h = 2, 5e-4 at h = 4
const stepFor = (h: number): number => (h > 3 ? 5e-4 : 1e-3);

/** The branch of outcome `sign` run backward, measured at its end: p~ = probability of reading the same outcome. */
function backward(p: Parameters, { trajectories, seed, dt }: Budget, sign: 1 | -1): LangevinExperiment {
  const { h_b, f0, tau } = p as Szilard;
  return experiment({
    system: system(h_b),
    method: { scheme: "heun", dt: dt ?? stepFor(h_b), bias: "measure" },
    control: schedule({ duration: tau, tilt: ramp([0, 0], [1, sign * f0], [1, 0]) }),
    ensemble: { trajectories, seed, point: sign > 0 ? 1 : 2 },
  });
}

function setup(p: Parameters, budget: Budget, equality: Quantity): Setup {
  const { eps } = p as Szilard;
  return {
    experiments: {
      engine: szilardEngine(p, budget),
      backwardTrue: backward(p, budget, 1),
      backwardFalse: backward(p, budget, -1),
    },
    quantities: {
      W: of("engine", mean("work")),
      W_ext: of("engine", mean("-work")),
      W_var: of("engine", variance("work")),
      exp_mW: of("engine", exponential("-work")),
      exp_mW_mI: equality,
      gamma_backward: {
        kind: "sum",
        terms: [
          { run: "backwardTrue", request: mean(`x > 0 ? ${1 - eps} : ${eps}`) },
          { run: "backwardFalse", request: mean(`x > 0 ? ${eps} : ${1 - eps}`) },
        ],
      },
      I: of("engine", mean("information")),
    },
  };
}

/** One branch stands for both, by symmetry: "right" was read, truly with probability 1 - eps. */
function solved(p: Parameters): Readonly<Record<string, number>> {
  const { h_b, eps, f0, tau } = p as Szilard;
  const { energy, fields } = doubleWell({ depth: h_b, halfWidth: 1, barrier: 1, tilt: 0 });
  const system = { energy: parse(energy), kT: 1, friction: 1 };
  const forward = timelineOf(fields, schedule({ duration: tau, tilt: ramp([0, f0], [1, 0]) }));
  const reverse = timelineOf(fields, schedule({ duration: tau, tilt: ramp([0, 0], [1, f0], [1, 0]) }));
  const { values } = extrapolate({ ...system, ...forward, weight: (x) => (x > 0 ? 1 - eps : eps) });
  const back = extrapolate({ ...system, ...reverse }).values.p_right;
  const exp_mW = values.mgf_1 as number;
  const { W_mean, W_var } = values;
  return {
    W: W_mean,
    W_ext: -W_mean,
    W_var,
    exp_mW,
    // without errors half of the reversed paths have no forward partner: 1 - lambda_fb = <e^-W>/2
    exp_mW_mI: eps > 0 ? 1 : exp_mW / 2,
    gamma_backward: 2 * ((1 - eps) * back + eps * (1 - back)),
    I: math.log(2) + (eps > 0 ? eps * math.log(eps) + (1 - eps) * math.log(1 - eps) : 0),
  };
}

export const szilardDoubleWell: Claim = {
  id: "szilard-doublewell-fp",
  citation: "T. Sagawa, M. Ueda, PRL 100, 080403 (2008); PRL 104, 090602 (2010)",
  formula: "<e^(-W-I)> = 1 (1 - lambda_fb for eps = 0), <e^-W> = gamma, <W> >= -<I>",
  parameters: {
    h_b: "height of the hump",
    eps: "probability of a wrong reading",
    f0: "tilt at 0+",
    tau: "duration",
  },
  ofReference: ["n", "nt"],
  references: szilardDoublewellReferences,
  source: "Fokker-Planck, Richardson-extrapolated",
  theory: solved,
  trajectories: 200_000,
  dt: 1e-3,
  setup: (p, budget) => setup(p, budget, of("engine", exponential("-work - information"))),
  judged: () => ["W", "exp_mW", "exp_mW_mI", "gamma_backward", "I"],
  acceptance: FEEDBACK,
  control: {
    says: "the information term is left out",
    breaks: "exp_mW_mI",
    setup: (p, budget) => setup(p, budget, of("engine", exponential("-work"))),
  },
};
