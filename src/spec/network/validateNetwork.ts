// The door for networks.
import { SpecError } from "../error.js";
import type { NetworkExperiment } from "./network.js";

/** @throws SpecError */
export function validateNetwork(_spec: unknown): NetworkExperiment {
  throw new SpecError("system.dynamics", "networks are not built yet");
}
