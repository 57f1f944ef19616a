import { profile as profileOf, type Read } from "../estimate/hummerSzabo.js";
import { type EstimateRequest, exponential, mean, probability, variance } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { extrapolate } from "../theory/fokkerPlanck.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { divergenceFrom, entropies } from "./entropy.js";
import { hummerSzaboReferences } from "./references/hummerSzabo2001Profile.js";
import { timelineOf } from "./solved.js";

type Pull = {
  readonly h: number;
  readonly b: number;
  readonly kap: number;
  readonly z0: number;
  readonly z1: number;
  readonly tau: number;
};

const ENERGY = "h*(x^2 - 1)^2 + b*x + kap*(x - z)^2/2";
/** Times at which the pulling is read, as fractions of tau; each by an ensemble of its own. */
const READINGS = 16;
const WIDTH = 0.05;

const molecule = ({ h, b, kap, z0 }: Pull) => potential(ENERGY, { h, b, kap, z: z0 });

/** Pulled from z0 as far as the trap is at the fraction s of tau. */
function pull(p: Pull, s: number, { trajectories, seed, dt }: Budget, point: number): LangevinExperiment {
  const z = p.z0 + (p.z1 - p.z0) * s;
  return experiment({
    system: overdamped({ potential: molecule(p), kT: 1, friction: 1, start: equilibrium() }),
    // whether a place is in a bin is decided by a hair: most pairs agree, a few part altogether
    method: { scheme: "heun", dt: dt ?? 1e-3, bias: "closely" },
    control: schedule({ duration: p.tau * s, z: ramp([0, p.z0], [1, z]) }),
    ensemble: { trajectories, seed, point },
  });
}

/** U0(at) - U0(-1) from the weighted histograms of all readings, each of a run of its own. */
function profile(p: Pull, at: number, weight: (x: number) => EstimateRequest): Quantity {
  const fractions = Array.from({ length: READINGS }, (_, i) => (i + 1) / READINGS);
  const terms = fractions.flatMap((_, i) => {
    const run = `pull${i + 1}`;
    return [weight(at), weight(-1), mean("exp(-work)")].map((request) => ({ run, request }));
  });
  const trap = (x: number, s: number): number => {
    const d = x - (p.z0 + (p.z1 - p.z0) * s);
    return math.exp((-p.kap * d * d) / 2);
  };
  return {
    kind: "combination",
    terms,
    value: (means) =>
      profileOf(
        fractions.map((s, i): Read => {
          const [here, reference, total] = means.slice(3 * i, 3 * i + 3) as [number, number, number];
          return { at: here, reference, total, trap: [trap(at, s), trap(-1, s)] };
        }),
      ),
  };
}

function setup(parameters: Parameters, budget: Budget, weight: (x: number) => EstimateRequest): Setup {
  const p = parameters as Pull;
  const runs = Array.from({ length: READINGS }, (_, i) => [
    `pull${i + 1}`,
    pull(p, (i + 1) / READINGS, budget, i),
  ]);
  const last = `pull${READINGS}`;
  const divergence = divergenceFrom(molecule({ ...p, z0: p.z1 }));
  const difference = (x: number): number => p.h * (x * x - 1) * (x * x - 1) + p.b * x + p.b;
  return {
    experiments: Object.fromEntries(runs),
    quantities: {
      rec_0: { kind: "exact", value: 0 },
      rec_1: profile(p, 0, weight),
      rec_2: profile(p, 1, weight),
      exact_0: { kind: "exact", value: 0 },
      exact_1: { kind: "exact", value: difference(0) },
      exact_2: { kind: "exact", value: difference(1) },
      W_mean: of(last, mean("work")),
      W_var: of(last, variance("work")),
      dF: of(last, mean("freeEnergyChange")),
      dF_exact: of(last, mean("freeEnergyChange")),
      Wdiss: of(last, mean("work - freeEnergyChange")),
      Q_mean: of(last, mean("heat")),
      dU: of(last, mean("energyChange")),
      KL_final_eq: of(last, divergence),
      ...entropies(last, divergence),
      p_right: of(last, probability("x > 0")),
      mgf_1: of(last, exponential("-work")),
      mgf_2: of(last, exponential("-2*work")),
    },
  };
}

const inBin = (x: number): string => `(abs(x - (${x})) < ${WIDTH / 2})`;

function solved(parameters: Parameters): Readonly<Record<string, number>> {
  const p = parameters as Pull;
  const { energy, fields } = molecule(p);
  const line = timelineOf(fields, schedule({ duration: p.tau, z: ramp([0, p.z0], [1, p.z1]) }));
  const { values } = extrapolate({ energy: parse(energy), kT: 1, friction: 1, tilts: [1, 2], ...line });
  return { ...values, dF_exact: values.dF, rec_0: 0, rec_1: p.h + p.b, rec_2: 2 * p.b };
}

export const hummerSzabo: Claim = {
  id: "hummer-szabo-2001-profile",
  citation: "G. Hummer, A. Szabo, PNAS 98, 3658 (2001)",
  formula: "<delta(x - x_t) e^-W_t> = e^(-U0(x) - V(x,t))/Z(0): the profile from pulling",
  parameters: {
    h: "height of the hump",
    b: "tilt",
    kap: "stiffness of the trap",
    z0: "trap at the start",
    z1: "trap at the end",
    tau: "duration",
  },
  ofReference: [],
  references: hummerSzaboReferences,
  source: "exact differences; Fokker-Planck",
  theory: solved,
  trajectories: 20_480,
  dt: 1e-3,
  setup: (p, budget) => setup(p, budget, (x) => mean(`exp(-work)*${inBin(x)}`)),
  judged: () => ["rec_1", "rec_2", "W_mean", "W_var", "Wdiss", "Q_mean"],
  acceptance: CONTINUOUS,
  control: {
    says: "histograms without the weights e^-W",
    breaks: "rec_2",
    setup: (p, budget) => setup(p, budget, (x) => mean(inBin(x))),
  },
};
