// Szilard's engine in a box: a particle on one side of a partition, which side is read with error eps, and the partition moves so that the side that was
// read grows to the share v; then it is taken out. The particle's side is 0 … L: L goes from 1/2 to v where the reading is right, and to
// 1 - v where it is wrong. The wall's push is the work.
import { exponentialOfFiniteVariance, mean, variance } from "../estimate/request.js";
import { experiment, overdamped } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { type Budget, type Claim, FEEDBACK, of, type Parameters, type Setup } from "./claim.js";
import { szilardBoxFpReferences } from "./references/szilardBoxFp.js";

interface Box {
  readonly eps: number;
  readonly v: number;
  readonly tau: number;
}

/** `right` is read with probability 1 - eps: whether the particle is where it is. */
function box({ eps, v, tau }: Box, { trajectories, seed, dt = 1e-3 }: Budget): LangevinExperiment {
  const to = (L: number) => ({
    duration: tau,
    ramps: {
      L: [
        [0, 0.5],
        [1, L],
      ],
    },
  });
  return experiment({
    system: overdamped({
      potential: { energy: "0", fields: { L: 0.5 } },
      walls: { low: 0, high: "L" },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "reflected", dt: Math.min(dt, tau / 100) },
    feedback: {
      kind: "branch",
      measurement: { at: 0, of: "x < 1", channel: { kind: "binary", error: eps } },
      // without errors the other way is never taken
      branches: { true: to(v), false: to(eps > 0 ? 1 - v : v) },
    },
    record: {},
    ensemble: { trajectories, seed },
  });
}

const setup = (p: Parameters, budget: Budget, eps: number): Setup => ({
  experiments: { engine: box({ ...(p as unknown as Box), eps }, budget) },
  quantities: {
    W_ext: of("engine", mean("-work")),
    W_var: of("engine", variance("work")),
    exp_mW: of("engine", exponentialOfFiniteVariance("-work")),
  },
});

export const szilardBox: Claim = {
  id: "szilard-box-fp",
  citation: "L. Szilard, Z. Phys. 53, 840 (1929), in continuous space and finite time",
  formula:
    "W_ext -> ln(Lf/Li) - (Lf - Li)^2/(3 D tau) of a wall that moves in tau; with errors at most ln 2 - H(eps)",
  parameters: {
    eps: "probability of a wrong reading",
    v: "share to which the side grows that was read",
    tau: "time of the wall's motion",
  },
  ofReference: [],
  references: szilardBoxFpReferences,
  source: "Legendre-Galerkin in the frame of the wall",
  trajectories: 400_000,
  dt: 1e-3,
  setup: (p, budget) => setup(p, budget, p.eps as number),
  judged: () => ["W_ext"],
  acceptance: FEEDBACK,
  control: {
    says: "one more reading in ten is wrong",
    breaks: "W_ext",
    setup: (p, budget) => setup({ ...p, v: Math.min(p.v as number, 0.9) }, budget, (p.eps as number) + 0.1),
  },
};
