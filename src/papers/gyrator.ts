// Two variables in two baths: heat flows, and the particle gyrates. In the steady state, which is normal with the covariance C of
//   K C + C K = 2 diag(T1, T2),  K = ((k1, c), (c, k2))
import { mean } from "../estimate/request.js";
import { experiment, gaussian, overdamped, schedule } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { diTerlizzi2024VarianceSumRuleReferences } from "./references/diTerlizzi2024VarianceSumRule.js";
import { filligerReimann2007GyratorReferences } from "./references/filligerReimann2007Gyrator.js";

type Baths = {
  readonly k1: number;
  readonly k2: number;
  readonly c: number;
  readonly T1: number;
  readonly T2: number;
};

/** C, from its three linear equations. */
function steady({ k1, k2, c, T1, T2 }: Baths): { xx: number; xy: number; yy: number } {
  const xy = (-c * (T1 / k1 + T2 / k2)) / (k1 + k2 - c * c * (1 / k1 + 1 / k2));
  return { xx: (T1 - c * xy) / k1, xy, yy: (T2 - c * xy) / k2 };
}

const ENERGY = "k1*x^2/2 + k2*y^2/2 + c*x*y";
const forcesOf = ({ k1, k2, c }: Baths): readonly [string, string] => [
  `(-${k1}*x - ${c}*y)`,
  `(-${k2}*y - ${c}*x)`,
];

const PARAMETERS = {
  k1: "stiffness of x",
  k2: "stiffness of y",
  c: "coupling c x y",
  T1: "temperature of the bath of x",
  T2: "temperature of the bath of y",
};

/** Left alone for `time`, from a normal law. */
function gyrate(
  p: Baths,
  time: number,
  start: { xx: number; xy: number; yy: number },
  budget: Budget,
  point: number,
): LangevinExperiment {
  const { k1, k2, c, T1, T2 } = p;
  return experiment({
    system: overdamped({
      variables: { x: { kT: T1 }, y: { kT: T2 } },
      potential: potential(ENERGY, { k1, k2, c }),
      kT: 1,
      friction: 1,
      start: gaussian({ x: 0, y: 0 }, [
        [start.xx, start.xy],
        [start.xy, start.yy],
      ]),
    }),
    method: { scheme: "heun", dt: budget.dt ?? 0.01, heat: "stepwise", bias: "measure" },
    control: schedule({ duration: time }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed, point },
  });
}

/** Slowest rate of K, from its trace and determinant. */
const slowest = ({ k1, k2, c }: Baths): number =>
  (k1 + k2 - Math.sqrt((k1 - k2) * (k1 - k2) + 4 * c * c)) / 2;

/** Uncoupled laws relax for 8/rate, to e^-16 of their distance; the flow of heat is measured over another 8 in a run of its own. */
function flows(parameters: Parameters, budget: Budget, exchanged: boolean): Setup {
  const given = parameters as Baths;
  const p = exchanged ? { ...given, T1: given.T2, T2: given.T1 } : given;
  const time = 8 / slowest(p);
  const [fx, fy] = forcesOf(p);
  const { T1, T2 } = given;
  const { torque_formula, sigma_formula, q1_formula } = closed(given);
  const apart = { xx: p.T1 / p.k1, xy: 0, yy: p.T2 / p.k2 };
  return {
    experiments: {
      relax: gyrate(p, time, apart, budget, 0),
      flow: gyrate(p, time, steady(p), budget, 1),
    },
    quantities: {
      Cxx: of("relax", mean("x^2")),
      Cyy: of("relax", mean("y^2")),
      Cxy: of("relax", mean("x*y")),
      torque: of("relax", mean(`x*${fy} - y*${fx}`)),
      sigma: of("flow", mean(`(heat_x/${T1} + heat_y/${T2})/${time}`)),
      q1: of("flow", mean(`heat_x/${time}`)),
      q2: of("flow", mean(`heat_y/${time}`)),
      torque_formula: { kind: "exact", value: torque_formula },
      sigma_formula: { kind: "exact", value: sigma_formula },
      q1_formula: { kind: "exact", value: q1_formula },
    },
  };
}

function closed(p: Baths) {
  const { k1, k2, c, T1, T2 } = p;
  const { xx, xy, yy } = steady(p);
  const torque = (2 * c * (T2 - T1)) / (k1 + k2);
  const q1 = (-c * c * (T1 - T2)) / (k1 + k2);
  const sigma = q1 / T1 - q1 / T2;
  return {
    Cxx: xx,
    Cyy: yy,
    Cxy: xy,
    torque,
    torque_formula: torque,
    sigma,
    sigma_formula: sigma,
    q1,
    q2: -q1,
    q1_formula: q1,
  };
}

export const gyrator: Claim = {
  id: "filliger-reimann-2007-gyrator",
  citation: "R. Filliger, P. Reimann, PRL 99, 230602 (2007)",
  formula: "torque <x F_y - y F_x> = 2 c (T2 - T1)/(k1 + k2), sigma = c^2 (T1 - T2)^2/[T1 T2 (k1 + k2)]",
  parameters: PARAMETERS,
  ofReference: [],
  references: filligerReimann2007GyratorReferences,
  source: "Lyapunov's equation, closed form",
  theory: (p) => closed(p as Baths),
  trajectories: 40_960,
  dt: 0.01,
  setup: (p, budget) => flows(p, budget, false),
  judged: () => ["Cxx", "Cyy", "Cxy", "torque", "sigma", "q1", "q2"],
  acceptance: CONTINUOUS,
  control: {
    says: "the baths are exchanged",
    breaks: "torque",
    setup: (p, budget) => flows(p, budget, true),
  },
};

/** As good as no noise, and a bath all the same. */
const COLD = 1e-12;

/**
 * In the steady state for a time t. f and g are pushed by F_x and by x and feel nothing else: they are the integrals of F_x and
 * of x, and S = ∫_0^t [<x(s) F_x(0)> - <F_x(s) x(0)>] ds = <g F_x(0)> - <f x(0)>.
 */
function sums(parameters: Parameters, budget: Budget, exchanged: boolean): Setup {
  const given = parameters as Baths & { readonly t: number };
  const p = exchanged ? { ...given, T1: given.T2, T2: given.T1 } : given;
  const { k1, k2, c, T1, T2 } = p;
  const { t } = given;
  const { xx, xy, yy } = steady(p);
  const [fx] = forcesOf(p);
  const still = experiment({
    system: overdamped({
      variables: { x: { kT: T1 }, y: { kT: T2 }, f: { kT: COLD }, g: { kT: COLD } },
      potential: potential(ENERGY, { k1, k2, c }),
      force: { f: fx, g: "x" },
      kT: 1,
      friction: 1,
      start: gaussian({ x: 0, y: 0, f: 0, g: 0 }, [
        [xx, xy, 0, 0],
        [xy, yy, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ]),
    }),
    // the heats of two baths have a bias of order h
    method: { scheme: "heun", dt: budget.dt ?? 2.5e-3, heat: "stepwise", bias: "measure" },
    control: schedule({ duration: t }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
  const first = `(-${k1}*xStart - ${c}*yStart)`;
  const moved = "(x - xStart)^2";
  const skew = `g*${first} - f*xStart`;
  return {
    experiments: { still },
    quantities: {
      lhs: of("still", mean(`(${moved} + f^2)/2`)),
      rhs: of("still", mean(`${given.T1 * t} + ${skew}`)),
      S_t: of("still", mean(skew)),
      V_dx: of("still", mean(moved)),
      V_SF: of("still", mean("f^2")),
      // V_dx''(0) = -2 <x (K^2 r)_x>, the second derivative of <x(t) x(0)>
      q1_vsr: of("still", mean(`(${fx}^2 - x*(${k1 * k1 + c * c}*x + ${c * (k1 + k2)}*y))/2`)),
      q1: of("still", mean(`heat_x/${t}`)),
    },
  };
}

export const varianceSumRule: Claim = {
  id: "di-terlizzi-2024-variance-sum-rule",
  citation: "I. Di Terlizzi et al., Science 383, 971 (2024)",
  formula: "V_dx/2 + V_SF/2 = T1 t + S, S = ∫_0^t (C_xF - C_Fx) ds; q1 = V_dx''(0)/4 + V_F(0)/2",
  parameters: { t: "time", ...PARAMETERS },
  ofReference: [],
  references: diTerlizzi2024VarianceSumRuleReferences,
  source: "Lyapunov's equation and matrix exponentials",
  theory: (p) => {
    const { q1 } = closed(p as Baths);
    return { q1, q1_vsr: q1 };
  },
  trajectories: 100_000,
  dt: 5e-3,
  setup: (p, budget) => sums(p, budget, false),
  judged: () => ["lhs", "rhs", "S_t", "V_dx", "V_SF", "q1_vsr", "q1"],
  acceptance: CONTINUOUS,
  control: {
    says: "the baths are exchanged",
    breaks: "lhs",
    setup: (p, budget) => sums(p, budget, true),
  },
};
