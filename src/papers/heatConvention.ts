// Force times displacement over the steps of Euler-Maruyama in a stationary trap, F = -k x, with the force taken before, after, or
// averaged over both ends of each step: only the average (Stratonovich) is heat, and vanishes in equilibrium.
import { mean } from "../estimate/request.js";
import { experiment, gaussian, overdamped, schedule } from "../spec/build.js";
import { harmonic } from "../spec/potentials.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { sekimotoHeatConventionReferences } from "./references/sekimotoHeatConvention.js";

type Trap = { k: number; t: number; h: number };

function setup(p: Parameters, { trajectories, seed }: Budget, heat: "average" | "before"): Setup {
  const { k, t, h } = p as Trap;
  // the stationary law of the discrete map, not Boltzmann's
  const variance = 1 / (k * (1 - (k * h) / 2));
  const force = "-stiffness*(x - centre)";
  return {
    experiments: {
      trap: experiment({
        system: overdamped({
          potential: harmonic({ stiffness: k, centre: 0 }),
          kT: 1,
          friction: 1,
          start: gaussian({ x: 0 }, [[variance]]),
        }),
        method: { scheme: "euler", dt: h },
        control: schedule({ duration: t }),
        record: { keep: [], columns: { before: `ito(${force}, x)`, average: `along(${force}, x)` } },
        ensemble: { trajectories, seed },
      }),
    },
    quantities: {
      ito: of("trap", mean("before")),
      strat: of("trap", mean(heat)),
      // the average of both ends is Stratonovich's
      anti: of("trap", mean("2*average - before")),
      continuum_ito: { kind: "exact", value: k * t },
    },
  };
}

export const heatConvention: Claim = {
  id: "sekimoto-heat-convention",
  citation: "K. Sekimoto, Prog. Theor. Phys. Suppl. 130, 17 (1998)",
  formula:
    "sum of F dx in equilibrium: k t/(1 - k h/2) (Ito), 0 (Stratonovich), -k t/(1 - k h/2) (force at the end)",
  parameters: { k: "stiffness", t: "duration", h: "step" },
  ofReference: [],
  references: sekimotoHeatConventionReferences,
  source: "closed forms of the discrete map",
  theory: ({ k = 1, t = 1, h = 0 }) => {
    const ito = (k * t) / (1 - (k * h) / 2);
    return { ito, strat: 0, anti: -ito, continuum_ito: k * t };
  },
  trajectories: 1_000_000,
  dt: 0.01,
  discrete: true,
  setup: (p, budget) => setup(p, budget, "average"),
  judged: () => ["ito", "strat", "anti", "continuum_ito"],
  acceptance: CONTINUOUS,
  control: {
    says: "heat by Ito's product",
    breaks: "strat",
    setup: (p, budget) => setup(p, budget, "before"),
  },
};
