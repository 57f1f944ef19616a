// Closed forms of the discrete map, from the project's catalogue of claims, langevin: sekimoto-heat-convention.
import type { ReferenceSet } from "../claim.js";

export const sekimotoHeatConventionReferences: readonly ReferenceSet[] = [
  {
    parameters: { k: 1.0, t: 2.0, h: 0.01 },
    values: {
      ito: 2.0100502512562812,
      strat: 0.0,
      anti: -2.0100502512562812,
      continuum_ito: 2.0,
    },
  },
];
