// Moment hierarchy and Riccati equation (rtol 1e-12), from the project's catalogue, langevin: jarzynski-1997-stiffening-trap.
// mgf_2 is infinite where the release is faster than tau_c = 1.496886.
import type { ReferenceSet } from "../claim.js";

export const stiffeningTrapReferences: readonly ReferenceSet[] = [
  {
    parameters: { k0: 1.0, k1: 4.0, tau: 1.0 },
    values: {
      W_mean: 0.9360417072617582,
      W_var: 0.8422372511552012,
      W_skew: 2.6265087409797356,
      dF: 0.6931471805599453,
      x2_final: 0.2891321878573262,
      Wdiss: 0.24289452670181289,
      "mgf_0.3": 0.7787476311398344,
      "mgf_0.5": 0.6758576994395125,
      mgf_1: 0.4999999999999999,
      mgf_2: 0.3108024332895887,
    },
  },
  {
    parameters: { k0: 1.0, k1: 4.0, tau: 0.2 },
    values: {
      W_mean: 1.2683823995515116,
      W_var: 2.779872334591972,
      W_skew: 2.8194646566681367,
      dF: 0.6931471805599453,
      x2_final: 0.5972751059026766,
      Wdiss: 0.5752352189915663,
      "mgf_0.3": 0.7451284362317954,
      "mgf_0.5": 0.648073420208946,
      mgf_1: 0.49999999999999695,
      mgf_2: 0.3527971872096379,
    },
  },
  {
    parameters: { k0: 4.0, k1: 1.0, tau: 1.0 },
    values: {
      W_mean: -0.546481495877338,
      W_var: 0.1863270138918529,
      W_skew: -2.2958461662346608,
      dF: -0.6931471805599453,
      x2_final: 0.5916966621435584,
      Wdiss: 0.14666568468260732,
      "mgf_0.3": 1.1891940094523148,
      "mgf_0.5": 1.3517153988790251,
      mgf_1: 1.9999999999999867,
      mgf_2: Infinity,
    },
  },
  {
    parameters: { k0: 4.0, k1: 1.0, tau: 3.0 },
    values: {
      W_mean: -0.6183494385054703,
      W_var: 0.11601223321288323,
      W_skew: -1.8334642134683192,
      dF: -0.6931471805599453,
      x2_final: 0.7578721583360971,
      Wdiss: 0.07479774205447498,
      "mgf_0.3": 1.2105567639702028,
      "mgf_0.5": 1.3846197666068036,
      mgf_1: 1.9999999999999936,
      mgf_2: 5.5609616156837305,
    },
  },
];
