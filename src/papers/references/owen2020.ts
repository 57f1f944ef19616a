// Linear solves, from the project's catalogue, jump: owen2020-response-bound.
import type { ReferenceSet, Settings } from "../claim.js";

export const owen2020References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kp: [3, 2, 4], km: [1, 0.5, 2] },
    values: {
      dlnp0p1: 0.5710344827564162,
      dlnp1p2: -0.26436781609018295,
      dlnp0p2: 0.3066666666662332,
      max_abs: 0.5710344827564162,
      bound: 0.6609583056029255,
      affinity: 3.1780538303479458,
    },
  },
  {
    parameters: { kp: [10, 10, 0.1], km: [0.01, 0.01, 0.01] },
    values: {
      dlnp0p1: 0.9988103078410285,
      dlnp1p2: -0.0009080991757546893,
      dlnp0p2: 0.9979022086652738,
      max_abs: 0.9988103078410285,
      bound: 0.9993677444047407,
      affinity: 16.11809565095832,
    },
  },
];
