// closed form; finite T Nystrom 1e-12; MC z=0; from the project's catalogue, feedback: section 17.
import type { ReferenceSet } from "../claim.js";

export const park2016OptimumReferences: readonly ReferenceSet[] = [
  {
    parameters: {},
    values: {
      xm_opt: 0.612003180962481,
      xf_opt: 1.224006361924962,
      W_ext_max: 0.2024564901880246,
    },
  },
];
