// The dragged trap in its co-moving steady state: the work relation of transients does not hold for it, that of heat neither.
import { exponentialOfFiniteVariance, mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, gaussian, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment, Start } from "../spec/experiment.js";
import { harmonic } from "../spec/potentials.js";
import { normalCdf } from "../theory/normal.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { mazonkaJarzynski1999DraggedNessReferences } from "./references/mazonkaJarzynski1999DraggedNess.js";
import { vanZonCohen2003HeatReferences } from "./references/vanZonCohen2003Heat.js";

type Drag = { readonly k: number; readonly v: number; readonly tau: number };

/** U = k (x - v t)^2/2; the particle lags behind by v/k, and did so already at t = 0. */
function drag(p: Parameters, { trajectories, seed, dt }: Budget, start?: Start): LangevinExperiment {
  const { k, v, tau } = p as Drag;
  return experiment({
    system: overdamped({
      potential: harmonic({ stiffness: k, centre: 0 }),
      kT: 1,
      friction: 1,
      start: start ?? gaussian({ x: -v / k }, [[1 / k]]),
    }),
    method: { scheme: "heun", dt: dt ?? 0.01 / k, heat: "stepwise", bias: "closely" },
    control: schedule({ duration: tau, centre: ramp([0, 0], [1, v * tau]) }),
    ensemble: { trajectories, seed },
  });
}

/** q times 2 <W>/Var W, which is ln[p(q <W>)/p(-q <W>)]/<W> of a normal law. */
const asymmetry = (q: number): Quantity => ({
  kind: "combination",
  terms: [
    { run: "drag", request: mean("work") },
    { run: "drag", request: variance("work") },
  ],
  value: ([m = 0, s2 = 1]) => (2 * q * m) / s2,
});

function works(experiment: LangevinExperiment): Setup {
  return {
    experiments: { drag: experiment },
    quantities: {
      W_mean: of("drag", mean("work")),
      W_var: of("drag", variance("work")),
      ft_slope: asymmetry(1),
      // W is normal: every exponential average exists
      jarz: of("drag", exponentialOfFiniteVariance("-work")),
      P_neg: of("drag", probability("work < 0")),
    },
  };
}

/** Moments of the work: v^2 tau and 2 v^2 [tau - (1 - e^-k tau)/k]. */
const workOf = ({ k, v, tau }: Drag) => ({
  m: v * v * tau,
  s2: 2 * v * v * (tau + math.expm1(-k * tau) / k),
});

const PARAMETERS = { k: "stiffness", v: "velocity of the trap", tau: "duration" };

export const draggedNess: Claim = {
  id: "mazonka-jarzynski-1999-dragged-ness",
  citation: "O. Mazonka, C. Jarzynski, cond-mat/9912121 (1999)",
  formula: "ln[P(W)/P(-W)] = W tau/(tau - (1 - e^-k tau)/k): slope 1 only for tau -> infinity; <e^-W> != 1",
  parameters: PARAMETERS,
  ofReference: [],
  references: mazonkaJarzynski1999DraggedNessReferences,
  source: "closed form",
  theory: (p) => {
    const { m, s2 } = workOf(p as Drag);
    return {
      W_mean: m,
      W_var: s2,
      ft_slope: (2 * m) / s2,
      jarz: math.exp(-m + s2 / 2),
      P_neg: normalCdf(-m / Math.sqrt(s2)),
    };
  },
  trajectories: 200_000,
  dt: 0.01,
  setup: (p, budget) => works(drag(p, budget)),
  // <e^-W> needs some 10 e^(Var W/2) trajectories: judged for short drags
  judged: (p) => ["W_mean", "W_var", "ft_slope", "P_neg", ...(workOf(p as Drag).s2 < 4 ? ["jarz"] : [])],
  acceptance: CONTINUOUS,
  control: {
    says: "started in equilibrium, where the slope is 1",
    breaks: "ft_slope",
    setup: (p, budget) => works(drag(p, budget, equilibrium())),
  },
};

const FRACTIONS = [0.5, 1, 2, 3];
/** Half the width of the windows in which densities of the heat are counted: their curvature shifts ln p by some 1e-3. */
const HALF_WIDTH = 0.1;

/** ln[p(Q = q <Q>)/p(Q = -q <Q>)]/<Q> from two windows; `sign` -1 counts heat from the bath. */
function heatRatio(q: number, { v, tau }: Drag, sign: 1 | -1): Quantity {
  const most = v * v * tau;
  const window = (at: number) => mean(`abs(${sign}*heat - (${at})) < ${HALF_WIDTH}`);
  return {
    kind: "combination",
    terms: [
      { run: "drag", request: window(q * most) },
      { run: "drag", request: window(-q * most) },
    ],
    value: ([p = 0, m = 0]) => math.log(p / m) / most,
  };
}

function heats(p: Parameters, budget: Budget, sign: 1 | -1): Setup {
  const ratios = FRACTIONS.map((q) => [`lnratio_${q}`, heatRatio(q, p as Drag, sign)] as const);
  const others = FRACTIONS.flatMap((q) => [
    [`lnratioW_${q}`, asymmetry(q)] as const,
    [`asym_${q}`, { kind: "exact", value: extended(q) }] as const,
  ]);
  const singular = singularity(p as Drag);
  return {
    experiments: { drag: drag(p, budget) },
    quantities: {
      Q_mean: of("drag", mean(`${sign}*heat`)),
      Q_var: of("drag", variance("heat")),
      P_neg: of("drag", probability(`${sign}*heat < 0`)),
      mgf_half: of("drag", exponentialOfFiniteVariance(`-0.5*${sign}*heat`)),
      s_singular_pos: { kind: "exact", value: singular },
      s_singular_neg: { kind: "exact", value: -singular },
      ...Object.fromEntries([...ratios, ...others]),
    },
  };
}

/** The extended theorem, tau -> infinity: q, q - (q - 1)^2/4, 2. */
const extended = (q: number): number => (q <= 1 ? q : q < 3 ? q - ((q - 1) * (q - 1)) / 4 : 2);

/** <e^(-s Q)> exists for |s| below 1/sqrt(1 - e^(-2 k tau)). */
const singularity = ({ k, tau }: Drag): number => 1 / Math.sqrt(-math.expm1(-2 * k * tau));

export const draggedHeat: Claim = {
  id: "van-zon-cohen-2003-heat",
  citation: "R. van Zon, E.G.D. Cohen, PRL 91, 110601 (2003); PRE 69, 056121 (2004)",
  formula: "ln[P(Q = q<Q>)/P(Q = -q<Q>)]/<Q> -> q (q <= 1), q - (q - 1)^2/4 (q <= 3), 2: not q",
  parameters: PARAMETERS,
  ofReference: [],
  references: vanZonCohen2003HeatReferences,
  source: "inversion of the exact moment generating function",
  theory: (p) => {
    const { m, s2 } = workOf(p as Drag);
    const singular = singularity(p as Drag);
    const per = FRACTIONS.flatMap((q): [string, number][] => [
      [`lnratioW_${q}`, (2 * q * m) / s2],
      [`asym_${q}`, extended(q)],
    ]);
    return { Q_mean: m, s_singular_pos: singular, s_singular_neg: -singular, ...Object.fromEntries(per) };
  },
  trajectories: 1_000_000,
  dt: 0.01,
  setup: (p, budget) => heats(p, budget, 1),
  // e^(-Q/2) has a tail of index 2.0: a finite variance that no sample shows. Ratios of densities at -<Q> and beyond need 1e6
  // trajectories and more; those at <Q>/2 and <Q> are judged where P(Q < 0) is not small
  judged: (p) => [
    "Q_mean",
    "Q_var",
    "P_neg",
    "lnratioW_1",
    ...(workOf(p as Drag).m <= 2 ? ["lnratio_0.5", "lnratio_1"] : []),
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "heat counted with the wrong sign",
    breaks: "P_neg",
    setup: (p, budget) => heats(p, budget, -1),
  },
};
