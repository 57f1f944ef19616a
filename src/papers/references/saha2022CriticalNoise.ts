// Nystrom 1e-12; MC |z|<0; from the project's catalogue, feedback: section 19.
import type { ReferenceSet } from "../claim.js";

export const saha2022CriticalNoiseReferences: readonly ReferenceSet[] = [
  {
    parameters: { dg: 0.8 },
    values: {
      sigma_c: 1.60153490474564,
      snr_c: 0.6244010024613373,
    },
  },
  {
    parameters: { dg: 0.3 },
    values: {
      sigma_c: 4.193954398719039,
      snr_c: 0.2384384532901527,
    },
  },
];
