// Nystrom 1e-12; closed forms; from the project's catalogue, feedback: section 18.
import type { ReferenceSet } from "../claim.js";

export const saha2021OptimumReferences: readonly ReferenceSet[] = [
  {
    parameters: {},
    values: {
      dg_opt: 0.839923687979269,
      power_max: 0.29452821901141396,
    },
  },
];
