// Splittings of underdamped motion at a finite step: stationary moments in a harmonic well, free diffusion and drift.
import { mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, point, schedule, underdamped } from "../spec/build.js";
import { SpecError } from "../spec/error.js";
import type { LangevinExperiment, Potential, Scheme } from "../spec/experiment.js";
import { harmonic, potential } from "../spec/potentials.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Quantity,
  type Settings,
  type Setup,
} from "./claim.js";
import { leimkuhlerMatthews2013HarmonicReferences } from "./references/leimkuhlerMatthews2013Harmonic.js";
import { sivak2014RescalingReferences } from "./references/sivak2014Rescaling.js";

const SCHEMES: Readonly<Record<string, Scheme>> = {
  BAOAB: "baoab",
  ABOBA: "aboba",
  OBABO: "obabo",
  OABAO: "oabao",
  "EM-underdamped": "euler",
};

/** The scheme that the catalogue calls `name`. */
export function schemeCalled(name: string, schemes: Readonly<Record<string, Scheme>>): Scheme {
  const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  if (scheme !== undefined) return scheme;
  const known = Object.keys(schemes).join(", ");
  throw new SpecError("params.scheme", `one of ${known} is needed, ${JSON.stringify(name)} given`);
}

interface Particle {
  readonly scheme: Scheme;
  readonly h: number;
  readonly m: number;
  readonly g: number;
  readonly rescaled?: boolean;
}

/** From rest at the origin, for at least `time`: whole steps of h, none shorter. kT = 1. */
function particle(
  { scheme, h, m, g, rescaled }: Particle,
  landscape: Potential,
  time: number,
  { trajectories, seed }: Budget,
  index = 0,
): LangevinExperiment {
  return experiment({
    system: underdamped({
      potential: landscape,
      kT: 1,
      friction: g,
      mass: m,
      start: point({ x: 0 }),
      allowEscape: true,
    }),
    method: { scheme, dt: h, ...(rescaled === undefined ? {} : { rescaled }) },
    control: schedule({ duration: h * Math.ceil(time / h) }),
    ensemble: { trajectories, seed, point: index },
  });
}

/** The second moments have settled to e^-16 of what they lack at the start. */
const SETTLED = 16;

type Harmonic = { scheme: string; h: number; k: number; m: number; g: number };

function well(p: Settings, budget: Budget, shorter = 1): Setup {
  const { scheme, h, k, m, g } = p as Harmonic;
  const time = SETTLED * Math.max(m / g, g / k);
  const moving = { scheme: schemeCalled(scheme, SCHEMES), h: h / shorter, m, g };
  return {
    experiments: { well: particle(moving, harmonic({ stiffness: k, centre: 0 }), time, budget) },
    quantities: {
      x2: of("well", mean("x^2")),
      v2: of("well", mean("v_x^2")),
      xv: of("well", mean("x*v_x")),
    },
  };
}

export const leimkuhlerMatthewsHarmonic: Claim<Settings> = {
  id: "leimkuhler-matthews-2013-harmonic",
  citation: "B. Leimkuhler, C. Matthews, AMRX 2013, 34; JCP 138, 174102 (2013)",
  formula:
    "k <x^2> = 1 (BAOAB, ABOBA), 1/(1 - s) (OBABO), 1 - s (OABAO); m <v^2> = 1 - s (BAOAB), 1/(1 - s) (ABOBA), 1 (OBABO, OABAO), s = h^2 k/(4 m)",
  parameters: {
    scheme: "BAOAB, ABOBA, OBABO, OABAO or EM-underdamped",
    h: "step",
    k: "stiffness",
    m: "mass",
    g: "friction",
  },
  defaults: { k: 1, m: 1, g: 1 },
  ofReference: [],
  references: leimkuhlerMatthews2013HarmonicReferences,
  source: "Lyapunov equation of the discrete map",
  theory: (p) => {
    const { scheme, h, k, m } = p as Harmonic;
    return closedForms(scheme, (h * h * k) / (4 * m), k, m);
  },
  trajectories: 1_000_000,
  dt: 0.5,
  discrete: true,
  setup: (p, budget) => well(p, budget),
  judged: () => ["x2", "v2", "xv"],
  acceptance: CONTINUOUS,
  control: {
    says: "half the step",
    breaks: "v2",
    setup: (p, budget) => well(p, budget, 2),
  },
};

/** Stationary moments of a splitting, s = (b h)^2 k/(4 m); none for explicit Euler. */
function closedForms(scheme: string, s: number, k: number, m: number): Record<string, number> {
  const places: Readonly<Record<string, number>> = { BAOAB: 1, ABOBA: 1, OBABO: 1 / (1 - s), OABAO: 1 - s };
  const speeds: Readonly<Record<string, number>> = { BAOAB: 1 - s, ABOBA: 1 / (1 - s), OBABO: 1, OABAO: 1 };
  const [x2, v2] = [places[scheme], speeds[scheme]];
  return x2 === undefined || v2 === undefined ? {} : { x2: x2 / k, v2: v2 / m, xv: 0 };
}

/** Slopes of mean and variance between two times: what is left of the start, e^-8 of a constant, is far below their errors. */
const EARLY = 8;
const LATE = 64;

function rescaling(p: Settings, budget: Budget, wrong = false): Setup {
  const { scheme, h } = p as { scheme: string; h: number };
  const base = { scheme: schemeCalled(scheme, SCHEMES), h, m: 1, g: 1 };
  const pull = potential("-f*x", { f: 1 });
  const trap = harmonic({ stiffness: 1, centre: 0 });
  const times = [EARLY, LATE].map((time) => h * Math.ceil(time / h)) as [number, number];
  const span = times[1] - times[0];
  const experiments: Record<string, LangevinExperiment> = {};
  const quantities: Record<string, Quantity> = {};
  for (const suffix of ["b", "1"]) {
    const moving = { ...base, rescaled: suffix === "b" && !wrong };
    const [early, late, well] = [`early_${suffix}`, `late_${suffix}`, `well_${suffix}`];
    experiments[early] = particle(moving, pull, times[0], budget, 0);
    experiments[late] = particle(moving, pull, times[1], budget, 1);
    experiments[well] = particle(moving, trap, SETTLED, budget, 2);
    quantities[`D_${suffix}`] = {
      kind: "sum",
      terms: [
        { run: late, request: variance("x"), factor: 1 / (2 * span) },
        { run: early, request: variance("x"), factor: -1 / (2 * span) },
      ],
    };
    quantities[`drift_${suffix}`] = {
      kind: "sum",
      terms: [
        { run: late, request: mean("x"), factor: 1 / span },
        { run: early, request: mean("x"), factor: -1 / span },
      ],
    };
    quantities[`x2_${suffix}`] = of(well, mean("x^2"));
    quantities[`v2_${suffix}`] = of(well, mean("v_x^2"));
  }
  return { experiments, quantities };
}

export const sivakRescaling: Claim<Settings> = {
  id: "sivak-2014-rescaling",
  citation: "D.A. Sivak, J.D. Chodera, G.E. Crooks, J. Phys. Chem. B 118, 6466 (2014)",
  formula:
    "with b = sqrt((2 m/(g h)) tanh(g h/(2 m))): D g/T = 1 and g v/f = 1 at any h; without, both are (g h/(2 m)) coth(g h/(2 m)) (m = g = T = f = 1)",
  parameters: { scheme: "BAOAB, ABOBA, OBABO or OABAO", h: "step" },
  ofReference: [],
  references: sivak2014RescalingReferences,
  source: "closed forms, and the Lyapunov equation of the discrete map",
  theory: (p) => {
    const { scheme, h } = p as Harmonic;
    const coth = h / 2 / math.tanh(h / 2);
    const [rescaled, plain] = [
      closedForms(scheme, (h * h) / (4 * coth), 1, 1),
      closedForms(scheme, (h * h) / 4, 1, 1),
    ];
    if (rescaled.x2 === undefined || plain.x2 === undefined) return {};
    return {
      ...{ D_b: 1, drift_b: 1, x2_b: rescaled.x2, v2_b: rescaled.v2 as number },
      ...{ D_1: coth, drift_1: coth, x2_1: plain.x2, v2_1: plain.v2 as number },
    };
  },
  trajectories: 1_000_000,
  dt: 0.5,
  discrete: true,
  setup: (p, budget) => rescaling(p, budget),
  judged: () => ["D_b", "drift_b", "x2_b", "v2_b", "D_1", "drift_1", "x2_1", "v2_1"],
  acceptance: CONTINUOUS,
  control: {
    says: "time is not rescaled",
    breaks: "drift_b",
    setup: (p, budget) => rescaling(p, budget, true),
  },
};
