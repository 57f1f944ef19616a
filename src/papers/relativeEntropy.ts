// W_diss and how far apart the densities of a process and of its reverse are, D[p_F(t) || p_R(tau - t), velocities turned], for a
// dragged trap: all densities are normal, so D follows from means and covariances.
//   2 D = tr(C_R^-1 C_F) + d C_R^-1 d - n + ln(det C_R/det C_F),  d the difference of the means, n the number of variables
import { covariance, mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, ramp, schedule, underdamped } from "../spec/build.js";
import type { LangevinExperiment, RampPoint } from "../spec/experiment.js";
import { harmonic } from "../spec/potentials.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { kawai2007RelativeEntropyReferences } from "./references/kawai2007RelativeEntropy.js";

/** Without a mass the motion is overdamped, with friction 1. */
type Drag = { k: number; v: number; tau: number; m?: number; g?: number; t?: number };

function drag(
  { k, m, g = 0 }: Drag,
  duration: number,
  centre: readonly RampPoint[],
  { trajectories, seed, dt }: Budget,
  index: number,
): LangevinExperiment {
  const shared = {
    potential: harmonic({ stiffness: k, centre: (centre[0] as RampPoint)[1] }),
    kT: 1,
    start: equilibrium(),
  };
  return experiment({
    system:
      m === undefined
        ? overdamped({ ...shared, friction: 1 })
        : underdamped({ ...shared, friction: g, mass: m }),
    method: { scheme: m === undefined ? "heun" : "baoab", dt: dt ?? 0.01, bias: "measure" },
    control: schedule({ duration, centre }),
    ensemble: { trajectories, seed, point: index },
  });
}

type Pair = readonly [number, number];

/** D of normal laws of x alone. */
function ofPlaces([mF, vF, mR, vR]: readonly number[]): number {
  const [d, forward, back] = [(mF as number) - (mR as number), vF as number, vR as number];
  return (forward / back + (d * d) / back - 1 + math.log(back / forward)) / 2;
}

/** D of normal laws of x and its velocity, which the reverse has turned: its mean and the covariance with x change sign. */
function ofPhases(at: readonly number[]): number {
  const [mxF, mvF, xxF, vvF, xvF, mxR, mvR, xxR, vvR, xvR] = at as readonly number[] &
    [...[number, number, number, number, number, number, number, number, number, number]];
  const [dx, dv]: Pair = [mxF - mxR, mvF + mvR];
  const xv = -xvR;
  const [detF, detR]: Pair = [xxF * vvF - xvF * xvF, xxR * vvR - xv * xv];
  const trace = (vvR * xxF - 2 * xv * xvF + xxR * vvF) / detR;
  const apart = (vvR * dx * dx - 2 * xv * dx * dv + xxR * dv * dv) / detR;
  return (trace + apart - 2 + math.log(detR / detF)) / 2;
}

function setup(p: Parameters, budget: Budget): Setup {
  const at = p as Drag;
  const { v, tau, m, g } = at;
  const t = at.t ?? tau / 2;
  const moments = (run: string) => [
    { run, request: mean("x") },
    ...(m === undefined ? [] : [{ run, request: mean("v_x") }]),
    { run, request: variance("x") },
    ...(m === undefined
      ? []
      : [
          { run, request: variance("v_x") },
          { run, request: covariance("x", "v_x") },
        ]),
  ];
  const apart: Quantity = {
    kind: "combination",
    terms: [...moments("forward"), ...moments("reverse")],
    value: (found) => (m === undefined ? ofPlaces(found) : ofPhases(found)),
  };
  const named: Readonly<Record<string, Quantity>> =
    g === undefined ? { KL_t: apart } : { KL_max: apart, KL_mid: apart };
  return {
    experiments: {
      forward: drag(at, t, ramp([0, 0], [1, v * t]), budget, 0),
      reverse: drag(at, tau - t, ramp([0, v * tau], [1, v * t]), budget, 1),
      whole: drag(at, tau, ramp([0, 0], [1, v * tau]), budget, 2),
    },
    quantities: { ...named, Wdiss: of("whole", mean("work")) },
  };
}

export const relativeEntropyOfPhases: Claim = {
  id: "kawai-2007-relative-entropy",
  citation: "R. Kawai, J.M.R. Parrondo, C. Van den Broeck, PRL 98, 080602 (2007)",
  formula:
    "W_diss = D[p_F(x, v; t) || p_R(x, -v; tau - t)] at any t without friction; W_diss > D with a bath, in x alone or in (x, v)",
  parameters: { k: "stiffness", v: "velocity of the trap", tau: "duration" },
  optional: {
    m: "mass (overdamped motion of friction 1 without)",
    g: "friction of underdamped motion (none without), D at tau/2, where it is largest",
    t: "time of the comparison, tau/2 unless given",
  },
  ofReference: [],
  references: kawai2007RelativeEntropyReferences,
  source: "closed forms and moment equations, rtol 1e-12",
  trajectories: 200_000,
  dt: 0.01,
  setup: (p, budget) => setup(p, budget),
  judged: ({ g }) => (g === undefined ? ["KL_t", "Wdiss"] : ["KL_max", "KL_mid", "Wdiss"]),
  acceptance: CONTINUOUS,
  control: {
    says: "the trap is dragged at nine tenths of the velocity",
    breaks: "KL_t",
    setup: (p, budget) => setup({ ...p, v: 0.9 * (p.v ?? 1) }, budget),
  },
};
