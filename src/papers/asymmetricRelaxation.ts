import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, gaussian, overdamped, schedule } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { harmonic } from "../spec/potentials.js";
import { type Budget, type Claim, CONTINUOUS, type Parameters, type Quantity, type Setup } from "./claim.js";
import { lapollaGodec2020AsymmetricRelaxationReferences } from "./references/lapollaGodec2020AsymmetricRelaxation.js";

/** Excess free energy of a normal law of variance s in the trap whose equilibrium has variance 1. */
const excess = (s: number): number => (s - 1 - math.log(s)) / 2;

/** The temperature on one side of 1 at which the excess is D0, by halving. */
function temperature(D0: number, hot: boolean): number {
  let [low, high] = hot ? [1, 1 + 4 * D0 + 4 * Math.sqrt(D0)] : [math.exp(-2 * D0 - 1), 1];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (excess(middle) > D0 === hot) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Relaxation at the stiffness 1 from a normal law of variance s; `kT` differs from 1 only in the control. */
function relaxation(s: number, t: number, kT: number, budget: Budget, point: number): LangevinExperiment {
  return experiment({
    system: overdamped({
      potential: harmonic({ stiffness: 1, centre: 0 }),
      kT,
      friction: 1,
      start: gaussian({ x: 0 }, [[s]]),
    }),
    method: { scheme: "heun", dt: budget.dt ?? 2e-3, bias: "measure" },
    control: schedule({ duration: t }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed, point },
  });
}

function setup(p: Parameters, budget: Budget, kT: number): Setup {
  const { D0, t } = p as { D0: number; t: number };
  const [Th, Tc] = [temperature(D0, true), temperature(D0, false)];
  // the law stays normal about 0: its variance says all
  const distance = (run: string): Quantity => ({
    kind: "function",
    run,
    request: mean("x^2"),
    value: excess,
    slope: (s) => (1 - 1 / s) / 2,
  });
  return {
    experiments: { hot: relaxation(Th, t, kT, budget, 0), cold: relaxation(Tc, t, kT, budget, 1) },
    quantities: {
      Th: { kind: "exact", value: Th },
      Tc: { kind: "exact", value: Tc },
      D_hot: distance("hot"),
      D_cold: distance("cold"),
    },
  };
}

export const asymmetricRelaxation: Claim = {
  id: "lapolla-godec-2020-asymmetric-relaxation",
  citation: "A. Lapolla, A. Godec, PRL 125, 110602 (2020); M. Ibanez et al., Nat. Phys. 20, 135 (2024)",
  formula: "from equal excess free energies D0, heating is faster than cooling: D_cold(t) < D_hot(t)",
  parameters: { D0: "excess free energy at the start", t: "time" },
  ofReference: [],
  references: lapollaGodec2020AsymmetricRelaxationReferences,
  source: "closed form",
  theory: ({ D0 = 1, t = 0 }) => {
    const [Th, Tc] = [temperature(D0, true), temperature(D0, false)];
    const later = (s: number): number => excess(1 + (s - 1) * math.exp(-2 * t));
    return { Th, Tc, D_hot: later(Th), D_cold: later(Tc) };
  },
  trajectories: 100_000,
  dt: 2e-3,
  setup: (p, budget) => setup(p, budget, 1),
  // the temperatures follow from D0
  judged: () => ["D_hot", "D_cold"],
  acceptance: CONTINUOUS,
  control: {
    says: "a bath of 0.8 of the temperature",
    breaks: "D_cold",
    setup: (p, budget) => setup(p, budget, 0.8),
  },
};
