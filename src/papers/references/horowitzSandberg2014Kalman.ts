// Lyapunov/Riccati 1e-14; MC T=4e4 consistent; from the project's catalogue, feedback: section 23.
import type { ReferenceSet } from "../claim.js";

export const horowitzSandberg2014KalmanReferences: readonly ReferenceSet[] = [
  {
    parameters: { gamma: 1.0, T: 1.0, a: 2.0, sigma: 0.5 },
    values: {
      P_ext: 0.33333333333333337,
      P_over_T: 0.33333333333333337,
      T_kin: 0.6666666666666665,
      info_flow: 0.9999999999999999,
      transfer_entropy_rate: 1.0,
      kalman_gain: 2.0,
      kalman_var: 0.5,
      P_ext_max: 0.5,
    },
  },
  {
    parameters: { gamma: 1.0, T: 1.0, a: 20.0, sigma: 0.2 },
    values: {
      P_ext: 0.7184217741507487,
      P_over_T: 0.7184217741507487,
      T_kin: 0.2815782258492517,
      info_flow: 3.0707142142714265,
      transfer_entropy_rate: 3.0707142142714248,
      kalman_gain: 6.1414284285428495,
      kalman_var: 0.24565713714171403,
      P_ext_max: 0.754342862858286,
    },
  },
];
