// Fokker-Planck with Richardson extrapolation (residue below 1e-10), from the project's catalogue, langevin: aurell-2012-wasserstein.
import type { ReferenceSet } from "../claim.js";

export const aurell2012WassersteinReferences: readonly ReferenceSet[] = [
  {
    parameters: { h: 2.0, lam0: 0.0, lam1: 2.0, tau: 1.0 },
    values: {
      Sigma: 0.36234655704924484,
      W2sq: 0.2525457911872475,
      bound: 0.2525457911872475,
    },
  },
  {
    parameters: { h: 2.0, lam0: 0.0, lam1: 2.0, tau: 0.2 },
    values: {
      Sigma: 0.11808499734033923,
      W2sq: 0.0184298988925966,
      bound: 0.09214949446298301,
    },
  },
];
