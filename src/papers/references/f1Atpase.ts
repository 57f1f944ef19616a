// Linear solves and tilted generators, from the project's catalogue, jump: f1-atpase-two-state-efficiency.
import type { ReferenceSet, Settings } from "../claim.js";

export const f1AtpaseReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { dmu: 20, f: 10, th: 0.1, k: 1, atp: 1, kr: 3 },
    values: {
      rotation_rate_120: 0.41091213504031354,
      var_rate: 0.28521049405497567,
      randomness: 0.694091193064898,
      ep_rate: 4.109121350403136,
      efficiency: 0.5,
      efficiency_bound: 0.7763091711994047,
      Q_tur: 6.94091193064898,
    },
  },
  {
    parameters: { dmu: 20, f: 19, th: 0.1, k: 1, atp: 1, kr: 3 },
    values: {
      rotation_rate_120: 0.10413193016249664,
      var_rate: 0.21737468382772163,
      randomness: 2.087493081982741,
      ep_rate: 0.10413193016249674,
      efficiency: 0.95,
      efficiency_bound: 0.9519950480676235,
      Q_tur: 2.0874930819827426,
    },
  },
];
