// closed form; from the project's catalogue, feedback: section 3.
import type { ReferenceSet } from "../claim.js";

export const szilardNbinsReferences: readonly ReferenceSet[] = [
  {
    parameters: { n: 4 },
    values: {
      W_ext: 1.3862943611198906,
    },
  },
  {
    parameters: { n: 8, eps: 0.1 },
    values: {
      W_ext: 1.5597675533828563,
    },
  },
];
