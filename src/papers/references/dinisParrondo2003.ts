// linear algebra 1e-14; from the project's catalogue, feedback: section 21.
import type { ReferenceSet } from "../claim.js";

export const dinisParrondo2003References: readonly ReferenceSet[] = [
  {
    parameters: { eps: 0.0 },
    values: {
      periodic_ABB: 0.06786326226791382,
      periodic_ABABB: 0.07567686322540094,
      random_half: 0.025387870239774207,
      greedy_N1: 0.3243243243243241,
      greedy_Ninf: 0.06786326226791548,
      always_B: 1.942890293094024e-16,
    },
  },
  {
    parameters: { eps: 0.005 },
    values: {
      periodic_ABB: 0.057430824596531725,
      periodic_ABABB: 0.06524707303844582,
      random_half: 0.01570422535211263,
      greedy_N1: 0.31448566135445216,
      greedy_Ninf: 0.05743082459652876,
      always_B: -0.00869528669358176,
    },
  },
];
