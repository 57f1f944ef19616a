// Nystrom 1e-12; closed forms; from the project's catalogue, feedback: section 18.
import type { ReferenceSet } from "../claim.js";

export const saha2021ContinuousLimitReferences: readonly ReferenceSet[] = [
  {
    parameters: { dg: 0.8 },
    values: {
      velocity: 0.36756142494764804,
      power_grav: 0.29404913995811843,
    },
  },
  {
    parameters: { dg: 0.3 },
    values: {
      velocity: 0.6172208536127346,
      power_grav: 0.18516625608382037,
    },
  },
];
