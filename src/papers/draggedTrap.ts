import { exponential, mean, probability, variance } from "../estimate/request.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import { harmonic } from "../spec/potentials.js";
import { draggedTrap as draggedTrapTheory } from "../theory/draggedTrap.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { draggedTrapReferences } from "./references/jarzynski1997DraggedTrap.js";

/** U = k (x - v t)^2/2 from equilibrium at the origin; `kT` differs from 1 only in the control. */
function setup(p: Parameters, budget: Budget, kT: number): Setup {
  const { k, v, tau } = p as { k: number; v: number; tau: number };
  const drag = experiment({
    system: overdamped({
      potential: harmonic({ stiffness: k, centre: 0 }),
      kT,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: budget.dt ?? 0.01 / k, bias: "measure" },
    control: schedule({ duration: tau, centre: ramp([0, 0], [1, v * tau]) }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
  const halfWidth = 0.025;
  return {
    experiments: { drag },
    quantities: {
      W_mean: of("drag", mean("work")),
      W_var: of("drag", variance("work")),
      dF: { kind: "exact", value: 0 },
      P_neg: of("drag", probability("work < 0")),
      jarz: of("drag", exponential("-work")),
      mgf2: of("drag", exponential("-2*work")),
      // density at 0 from a window of width 0.05: its curvature shifts it by 1e-4 of the value at most
      p_at_0: of("drag", mean(`(abs(work) < ${halfWidth})/${2 * halfWidth}`)),
      mean_lag: of("drag", mean(`${v * tau} - x`)),
    },
  };
}

export const draggedTrap: Claim = {
  id: "jarzynski-1997-dragged-trap",
  citation: "C. Jarzynski, PRL 78, 2690 (1997); O. Mazonka, C. Jarzynski, cond-mat/9912121 (1999)",
  formula: "<e^-W> = 1; W is Gaussian with <W> = v^2 [tau - (1 - e^-k tau)/k] and Var W = 2 <W>",
  parameters: { k: "stiffness", v: "velocity of the trap", tau: "duration" },
  ofReference: [],
  references: draggedTrapReferences,
  source: "closed form",
  theory: ({ k = 1, v = 1, tau = 1 }) => ({
    ...draggedTrapTheory({ stiffness: k, velocity: v, duration: tau }),
  }),
  trajectories: 200_000,
  dt: 0.01,
  setup: (p, budget) => setup(p, budget, 1),
  // <e^-2W> ~ e^(2<W>): where <W> is above 1 the exponential averages are out of reach of sampling
  judged: ({ v = 0, tau = 0 }) => [
    "W_mean",
    "W_var",
    "P_neg",
    "mean_lag",
    ...(v * v * tau <= 1 ? ["jarz"] : []),
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "noise of half the temperature: Var W = <W>",
    breaks: "W_var",
    setup: (p, budget) => setup(p, budget, 0.5),
  },
};
