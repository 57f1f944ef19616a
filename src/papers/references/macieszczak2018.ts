// Linear solves, from the project's catalogue, jump: macieszczak2018-linear-response.
import type { ReferenceSet, Settings } from "../claim.js";

export const macieszczak2018References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { A1: 0.02, A2: 0.03, d: [1, 0, 0, 0, 0] },
    values: {
      ratio_TUR: 0.6107659415823637,
      corr2: 0.6107681860476054,
      ep: 0.00014489848109909204,
      J: 0.00308406942961742,
    },
  },
  {
    parameters: { A1: 0.02, A2: -0.01, d: [0, 0, 1, 0, 0] },
    values: {
      ratio_TUR: 0.0032478659223602047,
      corr2: 0.003247860363748039,
      ep: 3.775749624794345e-5,
      J: -9.363467735984399e-5,
    },
  },
];
