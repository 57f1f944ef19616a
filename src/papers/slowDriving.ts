// Slow driving: the work beyond dF is friction, ∫ zeta lambda'^2 dt, to leading order in 1/tau.
import { mean, variance } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { doubleWell, potential } from "../spec/potentials.js";
import { friction, overUnit } from "../theory/friction.js";
import { stiffeningTrap } from "../theory/stiffeningTrap.js";
import { type Budget, type Claim, CONTINUOUS, type Parameters, type Quantity, type Setup } from "./claim.js";
import { bestStiffening, linearStiffening, optimalStiffness, type Stiffen } from "./optimalTraps.js";
import { sivakCrooks2012StiffnessReferences } from "./references/sivakCrooks2012Stiffness.js";
import { sivakCrooks2012TiltReferences } from "./references/sivakCrooks2012Tilt.js";
import { tiltedDoubleWell } from "./tiltedDoubleWell.js";

const CITATION = "D.A. Sivak, G.E. Crooks, PRL 108, 190602 (2012)";

/** tau (<W> - dF). */
const excess = (run: string, tau: number): Quantity => ({
  kind: "sum",
  terms: [{ run, request: mean("work - freeEnergyChange"), factor: tau }],
});

/** Var W/(2 (<W> - dF)), 1 for slow driving. */
const fluctuation = (run: string): Quantity => ({
  kind: "combination",
  terms: [
    { run, request: variance("work") },
    { run, request: mean("work - freeEnergyChange") },
  ],
  value: ([s2 = 0, w = 1]) => s2 / (2 * w),
});

/** The friction of the particle is 1 but in the control. */
const thick = (one: LangevinExperiment, gamma: number): LangevinExperiment => ({
  ...one,
  system: { ...one.system, friction: gamma },
});

/** k^(-1/2) goes straight: at the same rate in units of sqrt zeta. */
function geodesic({ k0, k1, tau }: Stiffen, budget: Budget): LangevinExperiment {
  const a = 1 / Math.sqrt(k0);
  return experiment({
    system: overdamped({
      potential: potential("x^2/(2*(a + b*s)^2)", { a, b: 1 / Math.sqrt(k1) - a, s: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: budget.dt ?? 0.01, bias: "measure" },
    control: schedule({ duration: tau, s: ramp([0, 0], [1, 1]) }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
}

/** zeta = 1/(4 k^3): the squared length, and ∫ zeta k'^2 of the straight protocol in units of 1/tau. */
function lengths({ k0, k1 }: Stiffen) {
  const d = 1 / Math.sqrt(k0) - 1 / Math.sqrt(k1);
  return { L2: d * d, lin_coef: ((k1 - k0) * (1 / (k0 * k0) - 1 / (k1 * k1))) / 8 };
}

function stiffen(parameters: Parameters, given: Budget, gamma: number): Setup {
  const p = parameters as Stiffen;
  const { tau } = p;
  const budget = { ...given, dt: given.dt ?? 0.01 };
  const { L2, lin_coef } = lengths(p);
  return {
    experiments: {
      linear: thick(linearStiffening(p, budget, 1), gamma),
      geodesic: thick(geodesic(p, budget), gamma),
      best: thick(bestStiffening(p, budget, true, 2), gamma),
    },
    quantities: {
      Wex_lin_tau: excess("linear", tau),
      Wex_geo_tau: excess("geodesic", tau),
      Wex_opt_tau: excess("best", tau),
      Wvar_half_over_diss_geo: fluctuation("geodesic"),
      L2: { kind: "exact", value: L2 },
      lin_coef: { kind: "exact", value: lin_coef },
    },
  };
}

export const slowStiffness: Claim = {
  id: "sivak-crooks-2012-stiffness",
  citation: CITATION,
  formula:
    "tau W_ex -> ∫ zeta (dk/ds)^2 ds, zeta = 1/(4k^3), least on the geodesic k^(-1/2): L^2; no bound at finite tau",
  parameters: optimalStiffness.parameters,
  ofReference: [],
  references: sivakCrooks2012StiffnessReferences,
  source: "quadrature and moment hierarchy, rtol 1e-12",
  theory: (p) => {
    const { k0 = 1, k1 = 1, tau = 1 } = p;
    const { Wdiss } = stiffeningTrap({ initialStiffness: k0, finalStiffness: k1, duration: tau });
    const { W_opt = 0, dF = 0 } = optimalStiffness.theory?.(p) ?? {};
    return { ...lengths({ k0, k1, tau }), Wex_lin_tau: tau * Wdiss, Wex_opt_tau: tau * (W_opt - dF) };
  },
  trajectories: 200_000,
  dt: 0.01,
  setup: (p, budget) => stiffen(p, budget, 1),
  // the lengths follow from the parameters
  judged: () => ["Wex_lin_tau", "Wex_geo_tau", "Wex_opt_tau", "Wvar_half_over_diss_geo"],
  acceptance: CONTINUOUS,
  control: {
    says: "twice the friction: twice the work",
    breaks: "Wex_geo_tau",
    setup: (p, budget) => stiffen(p, budget, 2),
  },
};

type Tilt = { readonly h: number; readonly lam1: number; readonly tau: number };

/** zeta at a tilt. */
const zetaOf = (h: number, tilt: number): number => {
  const { energy, fields } = doubleWell({ depth: h, halfWidth: 1, barrier: 1, tilt });
  return friction({ energy: parse(energy), fields, kT: 1, friction: 1 }, { tilt: 1 });
};

/** ∫ zeta (dlam/ds)^2 ds of the straight protocol, and (∫ sqrt zeta dlam)^2. */
function tiltLengths({ h, lam1 }: Tilt) {
  const known = new Map<number, number>();
  const zeta = (s: number): number => {
    const value = known.get(s) ?? zetaOf(h, lam1 * s);
    known.set(s, value);
    return value;
  };
  const length = overUnit((s) => lam1 * Math.sqrt(zeta(s)));
  return {
    zeta_0: zeta(0),
    zeta_end: zeta(1),
    lin_coef: overUnit((s) => lam1 * lam1 * zeta(s)),
    L2: length * length,
  };
}

function tilt(parameters: Parameters, budget: Budget, gamma: number): Setup {
  const { h, lam1, tau } = parameters as Tilt;
  const dt = budget.dt ?? 2e-3;
  const { experiments } = tiltedDoubleWell.setup({ h, lam0: 0, lam1, tau }, { ...budget, dt });
  const { zeta_0, zeta_end, lin_coef, L2 } = tiltLengths(parameters as Tilt);
  return {
    experiments: { tilt: thick(experiments.tilt as LangevinExperiment, gamma) },
    quantities: {
      Wex_tau: excess("tilt", tau),
      var_ratio: fluctuation("tilt"),
      zeta_0: { kind: "exact", value: zeta_0 },
      zeta_end: { kind: "exact", value: zeta_end },
      lin_coef: { kind: "exact", value: lin_coef },
      L2: { kind: "exact", value: L2 },
    },
  };
}

export const slowTilt: Claim = {
  id: "sivak-crooks-2012-tilt",
  citation: CITATION,
  formula: "tau W_ex -> ∫ zeta (dlam/ds)^2 ds, zeta = ∫ dx [∫_-∞^x p (x - <x>)]^2/p; Var W/(2 W_ex) -> 1",
  parameters: { h: "height of the hump", lam1: "tilt at the end", tau: "duration" },
  ofReference: [],
  references: sivakCrooks2012TiltReferences,
  source: "quadrature; Fokker-Planck, Richardson-extrapolated",
  theory: (p) => {
    const { h = 1, lam1 = 1, tau = 1 } = p;
    const { Wdiss = 1, W_var = 0 } = tiltedDoubleWell.theory?.({ h, lam0: 0, lam1, tau }) ?? {};
    return { ...tiltLengths(p as Tilt), Wex_tau: tau * Wdiss, var_ratio: W_var / (2 * Wdiss) };
  },
  trajectories: 100_000,
  dt: 2e-3,
  setup: (p, budget) => tilt(p, budget, 1),
  // friction and length follow from the potential
  judged: () => ["Wex_tau", "var_ratio"],
  acceptance: CONTINUOUS,
  control: {
    says: "twice the friction: twice the work",
    breaks: "Wex_tau",
    setup: (p, budget) => tilt(p, budget, 2),
  },
};
