// Quadrature and moment hierarchy (rtol 1e-12), from the project's catalogue, langevin: sivak-crooks-2012-stiffness.
import type { ReferenceSet } from "../claim.js";

export const sivakCrooks2012StiffnessReferences: readonly ReferenceSet[] = [
  {
    parameters: { k0: 1.0, k1: 4.0, tau: 10.0 },
    values: {
      L2: 0.25,
      lin_coef: 0.3515625000000012,
      Wex_lin_tau: 0.32879104009417626,
      Wex_geo_tau: 0.25139845123336557,
      Wvar_half_over_diss_geo: 1.076118746893604,
      Wex_opt_tau: 0.24385410034575394,
    },
  },
  {
    parameters: { k0: 1.0, k1: 4.0, tau: 100.0 },
    values: {
      L2: 0.25,
      lin_coef: 0.3515625000000012,
      Wex_lin_tau: 0.34879692567376663,
      Wex_geo_tau: 0.2501546801314647,
      Wvar_half_over_diss_geo: 1.0075119048094736,
      Wex_opt_tau: 0.2493760416598545,
    },
  },
];
