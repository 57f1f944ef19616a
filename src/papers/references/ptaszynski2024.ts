// Linear solves, from the project's catalogue, jump: ptaszynski2024-response-tur.
import type { ReferenceSet, Settings } from "../claim.js";

export const ptaszynski2024References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { pert: 0, obs: 0, wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      dJ: 0.11960690197752404,
      J: 0.4006739163731045,
      var_rate: 0.2646429125188492,
      lhs: 0.05405703430520593,
      rhs: 0.8594520872799617,
    },
  },
  {
    parameters: { pert: 4, obs: 2, wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      dJ: -0.014192724421796532,
      J: 0.3615255016082095,
      var_rate: 0.2714492216698454,
      lhs: 0.0007420666939986898,
      rhs: 0.8594520872799617,
    },
  },
  {
    parameters: { pert: 1, obs: 0, wf: [1.2, 1, 0.9, 1.1, 2], wb: [1, 0.7, 1, 0.8, 1.5] },
    values: {
      dJ: 0.015136237475244415,
      J: 0.03530373719397817,
      var_rate: 0.2019852967018036,
      lhs: 0.0011342691208124343,
      rhs: 0.01761129708370085,
    },
  },
];
