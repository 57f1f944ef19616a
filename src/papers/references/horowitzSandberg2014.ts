// Lyapunov/Riccati 1e-14; MC T=4e4 consistent; from the project's catalogue, feedback: section 23.
import type { ReferenceSet } from "../claim.js";

export const horowitzSandberg2014References: readonly ReferenceSet[] = [
  {
    parameters: { gamma: 1.0, T: 1.0, kappa: 2.0, tau: 0.2, sigma: 0.5 },
    values: {
      T_kin: 0.5833333333333334,
      P_ext: 0.4166666666666667,
      P_over_T: 0.4166666666666667,
      info_flow: 0.8823529411764707,
      check_minus_iv: 0.8823529411764707,
      transfer_entropy_rate: 1.0,
      entropy_pumping: 0.7142857142857143,
      Svv: 0.5833333333333334,
      Svy: 0.20833333333333334,
      Syy: 0.8333333333333333,
      kalman_var: 0.5,
      cond_var: 0.53125,
    },
  },
  {
    parameters: { gamma: 1.0, T: 1.0, kappa: 1.0, tau: 1.0, sigma: 1.0 },
    values: {
      T_kin: 0.875,
      P_ext: 0.125,
      P_over_T: 0.125,
      info_flow: 0.17647058823529416,
      check_minus_iv: 0.17647058823529416,
      transfer_entropy_rate: 0.3660254037844386,
      entropy_pumping: 0.14285714285714285,
      Svv: 0.875,
      Svy: 0.125,
      Syy: 0.625,
      kalman_var: 0.7320508075688772,
      cond_var: 0.85,
    },
  },
];
