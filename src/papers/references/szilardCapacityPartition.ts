// closed form + numeric maximisation agree 1e-8; from the project's catalogue, feedback: section 2.
import type { ReferenceSet } from "../claim.js";

export const szilardCapacityPartitionReferences: readonly ReferenceSet[] = [
  {
    parameters: { eL: 0.1, eR: 0.3 },
    values: {
      x_opt: 0.5281238619984643,
      W_ext_max: 0.20563722371825743,
    },
  },
  {
    parameters: { eL: 0.02, eR: 0.2 },
    values: {
      x_opt: 0.5463806919208091,
      W_ext_max: 0.3804001912208681,
    },
  },
];
