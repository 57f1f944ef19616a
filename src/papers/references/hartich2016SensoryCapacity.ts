// 1e-14, TE formula verified by Riccati; from the project's catalogue, feedback: section 25.
import type { ReferenceSet } from "../claim.js";

export const hartich2016SensoryCapacityReferences: readonly ReferenceSet[] = [
  {
    parameters: { wx: 1.0, Dx: 1.0, wy: 2.0, Dy: 0.5 },
    values: {
      learning_rate: 0.9411764705882353,
      check_minus_lx: 0.9411764705882353,
      transfer_entropy_rate: 1.0,
      TE_from_kalman_var: 1.0,
      sensory_capacity: 0.9411764705882353,
      I_mutual: 0.3316471087051321,
      sensor_dissipation: 2.666666666666667,
      kalman_var: 0.5,
      cond_var: 0.5151515151515151,
    },
  },
  {
    parameters: { wx: 1.0, Dx: 1.0, wy: 2.0, Dy: 1.3333333333333333 },
    values: {
      learning_rate: 0.5,
      check_minus_lx: 0.5,
      transfer_entropy_rate: 0.5,
      TE_from_kalman_var: 0.5,
      sensory_capacity: 1.0,
      I_mutual: 0.20273255405408214,
      sensor_dissipation: 1.0,
      kalman_var: 0.6666666666666666,
      cond_var: 0.6666666666666667,
    },
  },
];
