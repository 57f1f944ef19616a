// The stiffening trap in steps that are not short: k := k0 + (k1 - k0) n/N at fixed x, then one step of the scheme, n = 1 … N.
import { exponential, mean } from "../estimate/request.js";
import { equilibrium, experiment, overdamped, schedule, underdamped } from "../spec/build.js";
import type { LangevinExperiment, Method, RampPoint, Scheme } from "../spec/experiment.js";
import { harmonic } from "../spec/potentials.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Settings,
  type Setup,
} from "./claim.js";
import { discretisedWorkBiasReferences } from "./references/discretisedWorkBias.js";
import { sivak2013ShadowWorkReferences } from "./references/sivak2013ShadowWork.js";
import { schemeCalled } from "./splittings.js";

type Stiffening = {
  readonly h: number;
  readonly k0: number;
  readonly k1: number;
  readonly tau: number;
};

/** k_n from t = (n - 1) h to n h: jumps at the steps, so that the fields of a step are those at its end, not at its midpoint. */
function staircase({ h, k0, k1, tau }: Stiffening): RampPoint[] {
  const steps = Math.round(tau / h);
  const k = (n: number): number => k0 + ((k1 - k0) * n) / steps;
  return Array.from({ length: steps }, (_, i): RampPoint[] => [
    [i / steps, k(i + 1)],
    [(i + 1) / steps, k(i + 1)],
  ]).flat();
}

/** The same without stairs: fields at the midpoints of the steps. */
const straight = ({ k0, k1 }: Stiffening): RampPoint[] => [
  [0, k0],
  [1, k1],
];

function stiffen(
  p: Stiffening,
  system: LangevinExperiment["system"],
  method: Pick<Method, "scheme"> & Partial<Method>,
  stiffness: readonly RampPoint[],
  { trajectories, seed }: Budget,
): LangevinExperiment {
  return experiment({
    system,
    method: { ...method, dt: p.h },
    control: schedule({ duration: p.tau, stiffness }),
    ensemble: { trajectories, seed },
  });
}

const SPLITTINGS: Readonly<Record<string, Scheme>> = {
  BAOAB: "baoab",
  OBABO: "obabo",
  ABOBA: "aboba",
  OABAO: "oabao",
};

function shadow(p: Settings, budget: Budget, total: string): Setup {
  const { scheme, ...numbers } = p as { scheme: string; m: number; g: number } & Stiffening;
  const system = underdamped({
    potential: harmonic({ stiffness: numbers.k0, centre: 0 }),
    kT: 1,
    friction: numbers.g,
    mass: numbers.m,
    start: equilibrium(),
  });
  const method = { scheme: schemeCalled(scheme, SPLITTINGS), heat: "stepwise" } as const;
  return {
    experiments: { stiffen: stiffen(numbers, system, method, staircase(numbers), budget) },
    quantities: {
      W_prot: of("stiffen", mean("work")),
      W_shadow: of("stiffen", mean("shadowWork")),
      W_tot: of("stiffen", mean(total)),
      dF: of("stiffen", mean("freeEnergyChange")),
      exp_prot: of("stiffen", exponential("-work")),
      exp_tot: of("stiffen", exponential(`-(${total})`)),
      jarz_prot: of("stiffen", exponential("freeEnergyChange - work")),
      jarz_tot: of("stiffen", exponential(`freeEnergyChange - (${total})`)),
    },
  };
}

export const shadowWork: Claim<Settings> = {
  id: "sivak-2013-shadow-work",
  citation: "D.A. Sivak, J.D. Chodera, G.E. Crooks, PRX 3, 011007 (2013)",
  formula:
    "<e^-(W_prot + W_shadow)> e^dF = 1 at any step, W_prot + W_shadow = dE - sum over O of d(m v^2/2); <e^-W_prot> e^dF is not",
  parameters: {
    scheme: "OBABO or BAOAB",
    h: "step",
    k0: "stiffness at the start",
    k1: "stiffness at the end",
    tau: "duration",
    m: "mass",
    g: "friction",
  },
  ofReference: [],
  references: sivak2013ShadowWorkReferences,
  source: "moment recursions of the discrete map",
  trajectories: 1_000_000,
  dt: 0.5,
  discrete: true,
  setup: (p, budget) => shadow(p, budget, "work + shadowWork"),
  judged: () => ["W_prot", "W_shadow", "W_tot", "dF", "exp_prot", "exp_tot", "jarz_prot", "jarz_tot"],
  acceptance: CONTINUOUS,
  control: {
    says: "the shadow work is left out",
    breaks: "jarz_tot",
    setup: (p, budget) => shadow(p, budget, "work"),
  },
};

function leftPoint(p: Parameters, budget: Budget, stiffness: readonly RampPoint[]): Setup {
  const numbers = p as Parameters & Stiffening;
  const system = overdamped({
    potential: harmonic({ stiffness: numbers.k0, centre: 0 }),
    kT: 1,
    friction: 1,
    start: equilibrium(),
  });
  return {
    experiments: { stiffen: stiffen(numbers, system, { scheme: "euler" }, stiffness, budget) },
    quantities: {
      W_mean: of("stiffen", mean("work")),
      jarz: of("stiffen", exponential("freeEnergyChange - work")),
      x2_final: of("stiffen", mean("x^2")),
    },
  };
}

export const discretisedWorkBias: Claim = {
  id: "discretised-work-bias",
  citation: "D.A. Sivak, J.D. Chodera, G.E. Crooks, PRX 3, 011007 (2013), section II",
  formula:
    "Euler-Maruyama at a finite step: <W>, <e^-W> e^dF and <x^2> of W = sum U(x_n, k_(n+1)) - U(x_n, k_n) are off by order h",
  parameters: { h: "step", k0: "stiffness at the start", k1: "stiffness at the end", tau: "duration" },
  ofReference: [],
  references: discretisedWorkBiasReferences,
  source: "moment recursions of the discrete map",
  trajectories: 1_000_000,
  dt: 0.1,
  discrete: true,
  setup: (p, budget) => leftPoint(p, budget, staircase(p as Parameters & Stiffening)),
  judged: () => ["W_mean", "jarz", "x2_final"],
  acceptance: CONTINUOUS,
  control: {
    says: "stiffness at the midpoint of each step, which is of order h^2",
    breaks: "x2_final",
    setup: (p, budget) => leftPoint(p, budget, straight(p as Parameters & Stiffening)),
  },
};
