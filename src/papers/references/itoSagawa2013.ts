// exact enumeration 1e-14; from the project's catalogue, feedback: section 28.
import type { ReferenceSet, Settings } from "../claim.js";

export const itoSagawa2013References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { N: 3, eps: 0.1, Ej: 1.5, dt: 0.5 },
    values: {
      W: -0.14594362413717432,
      sigma: -0.14594362413717443,
      I_fin: 0.3440626244128415,
      I_tr_sum: 0.7175124361157346,
      bound: -0.37344981170289304,
      slack: 0.2275061875657186,
      FT: 1.0000000000000004,
    },
  },
  {
    parameters: { N: 6, eps: 0.2, Ej: 1.0, dt: 0.3 },
    values: {
      W: -0.10721016155644057,
      sigma: -0.10721016155644068,
      I_fin: 0.25434662964464305,
      I_tr_sum: 0.7769371122016296,
      bound: -0.5225904825569866,
      slack: 0.4153803210005459,
      FT: 1.0000000000000007,
    },
  },
];
