// The probabilities that trajectories of a network start with, where they are known without running it.
import { before } from "../spec/network/instant.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { weightsOf } from "../spec/network/start.js";
import { placeName } from "../spec/network/states.js";
import { stationary } from "../theory/network/stationary.js";
import { equilibriumOf } from "./equilibriumOf.js";
import { jumpsOf } from "./jumpsOf.js";

/** Probabilities by state at t = 0, or null after a burn-in. */
export function startOf(experiment: NetworkExperiment): readonly number[] | null {
  const { start } = experiment.system;
  const { lowered, jumps } = jumpsOf(experiment);
  const { states } = lowered;
  switch (start.kind) {
    case "point": {
      const at = placeName(start.at, experiment.system);
      return states.map(({ name }) => (name === at ? 1 : 0));
    }
    case "probabilities":
      return states.map(({ name }) => start.of[name] ?? 0);
    case "law": {
      const weights = weightsOf(start.weight, "system.start.weight", experiment, lowered);
      const total = weights.reduce((sum, w) => sum + w, 0);
      return weights.map((w) => w / total);
    }
    case "equilibrium": {
      const p = equilibriumOf(experiment, before(experiment));
      return typeof p === "string" ? null : p;
    }
    default:
      return start.burnIn === undefined ? [...stationary(jumps)] : null;
  }
}
