// Quadrature, and Fokker-Planck with Richardson extrapolation (residue below 2e-8), from the project's catalogue, langevin: sivak-crooks-2012-tilt.
import type { ReferenceSet } from "../claim.js";

export const sivakCrooks2012TiltReferences: readonly ReferenceSet[] = [
  {
    parameters: { h: 2.0, lam1: 2.0, tau: 20.0 },
    values: {
      zeta_0: 1.7961069623708417,
      zeta_end: 0.09842161423041816,
      lin_coef: 3.314444809770302,
      L2: 2.8513155821046707,
      Wex_tau: 3.108709559388627,
      var_ratio: 1.1298774451984468,
    },
  },
  {
    parameters: { h: 2.0, lam1: 2.0, tau: 100.0 },
    values: {
      zeta_0: 1.7961069623708417,
      zeta_end: 0.09842161423041816,
      lin_coef: 3.314444809770302,
      L2: 2.8513155821046707,
      Wex_tau: 3.276546889179599,
      var_ratio: 1.0268273431173982,
    },
  },
];
