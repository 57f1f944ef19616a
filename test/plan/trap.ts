// A harmonic trap with any part replaced, in normal form.
import { harmonic } from "../../dist/index.js";
import type { LangevinExperiment } from "../../dist/spec/experiment.js";
import { validateLangevin } from "../../dist/spec/validate.js";

/** U = stiffness (x - centre)^2/2, kT = friction = 1, from equilibrium; by default undriven for a time of 1. */
export const trap = (parts: Record<string, unknown>): LangevinExperiment =>
  validateLangevin({
    system: {
      dynamics: "overdamped",
      potential: harmonic({ stiffness: 1, centre: 0 }),
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "heun", dt: 0.01 },
    ...(parts.feedback === undefined ? { control: { duration: 1, ramps: {} } } : {}),
    ensemble: { trajectories: 8, seed: 1 },
    ...parts,
  });
