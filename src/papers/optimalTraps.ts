// The least work to move or to stiffen a trap in a given time: protocols jump at both ends, and the jumps cost work.
import { mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment, Potential, Schedule } from "../spec/experiment.js";
import { harmonic, potential } from "../spec/potentials.js";
import { stiffeningTrap } from "../theory/stiffeningTrap.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { schmiedlSeifert2007MovingTrapReferences } from "./references/schmiedlSeifert2007MovingTrap.js";
import { schmiedlSeifert2007StiffnessReferences } from "./references/schmiedlSeifert2007Stiffness.js";

function driven(trap: Potential, control: Schedule, budget: Budget, point: number): LangevinExperiment {
  return experiment({
    system: overdamped({ potential: trap, kT: 1, friction: 1, start: equilibrium() }),
    method: {
      scheme: "heun",
      dt: budget.dt ?? Math.min(5e-3, control.duration / 100),
      bias: "measure",
    },
    control,
    ensemble: { trajectories: budget.trajectories, seed: budget.seed, point },
  });
}

type Move = { readonly lf: number; readonly tau: number };

/** `arrives`: whether the trap makes its last jump. */
function move(p: Parameters, budget: Budget, arrives: boolean): Setup {
  const { lf, tau } = p as Move;
  const { lam_0p, lam_tau_m } = moved(p as Move);
  const trap = harmonic({ stiffness: 1, centre: 0 });
  const by = (point: number, ...points: [number, number][]): LangevinExperiment =>
    driven(trap, schedule({ duration: tau, centre: ramp(...points) }), budget, point);
  const best: [number, number][] = [
    [0, lam_0p],
    [1, lam_tau_m],
  ];
  return {
    experiments: {
      best: by(0, ...best, ...(arrives ? [[1, lf] as [number, number]] : [])),
      linear: by(1, [0, 0], [1, lf]),
      jump: by(2, [0, lf]),
    },
    quantities: {
      W_opt: of("best", mean("work")),
      W_lin: of("linear", mean("work")),
      W_jump: of("jump", mean("work")),
      ratio: {
        kind: "combination",
        terms: [
          { run: "linear", request: mean("work") },
          { run: "best", request: mean("work") },
        ],
        value: ([lin = 0, opt = 1]) => lin / opt,
      },
      W_var_opt: of("best", variance("work")),
      // the law is carried along unchanged, W2 = <x>
      W2_bound_on_Sigma: {
        kind: "function",
        run: "best",
        request: mean("x"),
        value: (x) => (x * x) / tau,
        slope: (x) => (2 * x) / tau,
      },
      x_final: of("best", mean("x")),
      lam_0p: { kind: "exact", value: lam_0p },
      lam_tau_m: { kind: "exact", value: lam_tau_m },
    },
  };
}

/** Closed forms. */
function moved({ lf, tau }: Move) {
  const [W_opt, W_lin] = [(lf * lf) / (tau + 2), ((lf * lf) / (tau * tau)) * (tau + math.expm1(-tau))];
  const x_final = (lf * tau) / (tau + 2);
  return {
    W_opt,
    W_lin,
    ratio: W_lin / W_opt,
    lam_0p: lf / (tau + 2),
    lam_tau_m: (lf * (tau + 1)) / (tau + 2),
    W_jump: (lf * lf) / 2,
    W_var_opt: 2 * W_opt,
    W2_bound_on_Sigma: (x_final * x_final) / tau,
    x_final,
  };
}

const CITATION = "T. Schmiedl, U. Seifert, PRL 98, 108301 (2007)";

export const movingTrap: Claim = {
  id: "schmiedl-seifert-2007-moving-trap",
  citation: CITATION,
  formula: "min <W> = lf^2/(tau + 2), by jumps of lf/(tau + 2) at both ends and a straight line between",
  parameters: { lf: "distance", tau: "duration" },
  ofReference: [],
  references: schmiedlSeifert2007MovingTrapReferences,
  source: "closed form",
  theory: (p) => moved(p as Move),
  trajectories: 100_000,
  dt: 5e-3,
  setup: (p, budget) => move(p, budget, true),
  // the places of the jumps follow from the parameters
  judged: () => ["W_opt", "W_lin", "W_jump", "ratio", "W_var_opt", "W2_bound_on_Sigma", "x_final"],
  acceptance: CONTINUOUS,
  control: {
    says: "the last jump is left out: its work is not charged",
    breaks: "W_opt",
    setup: (p, budget) => move(p, budget, false),
  },
};

export type Stiffen = { readonly k0: number; readonly k1: number; readonly tau: number };

/** <x^2> = (1 + c t)^2/k0; W = (k1 <x^2> - 1)/2 - ln(1 + c tau) + c^2 tau/k0 is least at y = 1 + c tau, y^2 (k1 tau + 2) - 2 y = k0 tau. */
export const rateOf = ({ k0, k1, tau }: Stiffen): number => {
  const y = (1 + Math.sqrt(1 + k0 * tau * (k1 * tau + 2))) / (k1 * tau + 2);
  return (y - 1) / tau;
};

/** From k0 to k1 by the best protocol, k(t) = (k0 - c (1 + c t))/(1 + c t)^2 inside; `arrives`: with the last jump. */
export function bestStiffening(
  p: Stiffen,
  budget: Budget,
  arrives: boolean,
  point: number,
): LangevinExperiment {
  const { k0, k1, tau } = p;
  const inside = "(k0 - c*(1 + c*s))/(1 + c*s)^2";
  return driven(
    potential(`(inside*${inside} + (1 - inside)*k)*x^2/2`, { k0, c: rateOf(p), s: 0, k: k0, inside: 0 }),
    schedule({
      duration: tau,
      s: ramp([0, 0], [1, tau]),
      inside: arrives ? ramp([0, 1], [1, 1], [1, 0]) : ramp([0, 1]),
      k: ramp([1, k0], [1, k1]),
    }),
    budget,
    point,
  );
}

/** k linear in time. */
export const linearStiffening = (
  { k0, k1, tau }: Stiffen,
  budget: Budget,
  point: number,
): LangevinExperiment =>
  driven(
    harmonic({ stiffness: k0, centre: 0 }),
    schedule({ duration: tau, stiffness: ramp([0, k0], [1, k1]) }),
    budget,
    point,
  );

function stiffen(parameters: Parameters, budget: Budget, arrives: boolean): Setup {
  const p = parameters as Stiffen;
  const { k0, k1, tau } = p;
  const { dF, c, k_0p, k_tau_m } = stiffened(p);
  const instant = schedule({ duration: tau, stiffness: ramp([0, k1]) });
  return {
    experiments: {
      best: bestStiffening(p, budget, arrives, 0),
      linear: linearStiffening(p, budget, 1),
      instant: driven(harmonic({ stiffness: k0, centre: 0 }), instant, budget, 2),
    },
    quantities: {
      W_opt: of("best", mean("work")),
      W_lin: of("linear", mean("work")),
      W_inst: of("instant", mean("work")),
      x2_final: of("best", mean("x^2")),
      // <Q> and the entropy of a normal law
      Sigma_opt: {
        kind: "combination",
        terms: [
          { run: "best", request: mean("heat") },
          { run: "best", request: mean("x^2") },
        ],
        value: ([q = 0, w = 1]) => q + math.log(w * k0) / 2,
      },
      dF: { kind: "exact", value: dF },
      c: { kind: "exact", value: c },
      k_0p: { kind: "exact", value: k_0p },
      k_tau_m: { kind: "exact", value: k_tau_m },
    },
  };
}

/** Closed forms. */
function stiffened(p: Stiffen) {
  const { k0, k1, tau } = p;
  const c = rateOf(p);
  const y = 1 + c * tau;
  const x2_final = (y * y) / k0;
  return {
    W_opt: (k1 * x2_final - 1) / 2 - math.log(y) + (c * c * tau) / k0,
    W_inst: (k1 / k0 - 1) / 2,
    dF: math.log(k1 / k0) / 2,
    c,
    k_0p: k0 - c,
    k_tau_m: (k0 - c * y) / (y * y),
    x2_final,
    Sigma_opt: (c * c * tau) / k0,
  };
}

export const optimalStiffness: Claim = {
  id: "schmiedl-seifert-2007-stiffness",
  citation: CITATION,
  formula:
    "min <W> at <x^2> = (1 + c t)^2/k0, k = (2 - d<x^2>/dt)/(2 <x^2>), with jumps at both ends; Sigma = c^2 tau/k0",
  parameters: { k0: "stiffness at the start", k1: "stiffness at the end", tau: "duration" },
  ofReference: [],
  references: schmiedlSeifert2007StiffnessReferences,
  source: "closed form; the linear ramp by a moment hierarchy",
  theory: (p) => {
    const { k0 = 1, k1 = 1, tau = 1 } = p;
    const { W_mean } = stiffeningTrap({ initialStiffness: k0, finalStiffness: k1, duration: tau });
    return { ...stiffened({ k0, k1, tau }), W_lin: W_mean };
  },
  trajectories: 100_000,
  dt: 5e-3,
  setup: (p, budget) => stiffen(p, budget, true),
  // dF and the protocol follow from the parameters
  judged: () => ["W_opt", "W_lin", "W_inst", "x2_final", "Sigma_opt"],
  acceptance: CONTINUOUS,
  control: {
    says: "the last jump is left out: its work is not charged",
    breaks: "W_opt",
    setup: (p, budget) => stiffen(p, budget, false),
  },
};
