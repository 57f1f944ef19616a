// Closed forms, from the project's catalogue, langevin: schmiedl-seifert-2007-moving-trap.
import type { ReferenceSet } from "../claim.js";

export const schmiedlSeifert2007MovingTrapReferences: readonly ReferenceSet[] = [
  {
    parameters: { lf: 5.0, tau: 0.1 },
    values: {
      W_opt: 11.904761904761905,
      W_lin: 12.093545089899013,
      ratio: 1.0158577875515171,
      lam_0p: 2.380952380952381,
      lam_tau_m: 2.619047619047619,
      W_jump: 12.5,
      W_var_opt: 23.80952380952381,
      W2_bound_on_Sigma: 0.5668934240362811,
      x_final: 0.23809523809523808,
    },
  },
  {
    parameters: { lf: 5.0, tau: 1.0 },
    values: {
      W_opt: 8.333333333333334,
      W_lin: 9.196986029286059,
      ratio: 1.103638323514327,
      lam_0p: 1.6666666666666667,
      lam_tau_m: 3.3333333333333335,
      W_jump: 12.5,
      W_var_opt: 16.666666666666668,
      W2_bound_on_Sigma: 2.777777777777778,
      x_final: 1.6666666666666667,
    },
  },
  {
    parameters: { lf: 5.0, tau: 10.0 },
    values: {
      W_opt: 2.0833333333333335,
      W_lin: 2.2500113499824406,
      ratio: 1.0800054479915715,
      lam_0p: 0.4166666666666667,
      lam_tau_m: 4.583333333333333,
      W_jump: 12.5,
      W_var_opt: 4.166666666666667,
      W2_bound_on_Sigma: 1.7361111111111114,
      x_final: 4.166666666666667,
    },
  },
];
