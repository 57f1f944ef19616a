// Quadrature, moment hierarchy and Riccati equation (rtol 1e-12), from the project's catalogue, langevin: martinez-2016-ese.
import type { ReferenceSet } from "../claim.js";

export const martinez2016EseReferences: readonly ReferenceSet[] = [
  {
    parameters: { k0: 1.0, k1: 4.0, tau: 0.5 },
    values: {
      W_mean: 1.3779124219945087,
      W_mean_ode: 1.3779124219945122,
      W_var: 3.540539758979003,
      jarz: 1.0000000000000107,
      x2_final: 0.2500000000000025,
      x2_target: 0.25,
      x2_naive: 0.3652960106624453,
      W_naive: 1.136946071914637,
      k_eff_max: 4.487381699122938,
      k_eff_min: 1.0,
    },
  },
  {
    parameters: { k0: 4.0, k1: 1.0, tau: 0.5 },
    values: {
      W_mean: -0.00838193912538221,
      W_mean_ode: -0.008381939125382043,
      W_var: 1.027299805146301,
      jarz: 1.000000000000236,
      x2_final: 1.0000000000000007,
      x2_target: 1.0,
      x2_naive: 0.507238332778962,
      W_naive: -0.47556544275636864,
      k_eff_max: 4.0,
      k_eff_min: -0.8851442835652361,
    },
  },
];
