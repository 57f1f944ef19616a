// Closed forms, from the project's catalogue, langevin: aurell-2012-wasserstein-gauss.
import type { ReferenceSet } from "../claim.js";

export const aurell2012WassersteinGaussReferences: readonly ReferenceSet[] = [
  {
    parameters: { s0: 1.0, s1: 0.5, m0: 0.0, m1: 1.0, tau: 1.0 },
    values: {
      W2sq: 1.25,
      Sigma_min: 1.25,
      dS: -0.6931471805599453,
      Q_mean: 1.9431471805599454,
      k_0: 1.5,
      k_tau: 5.0,
      c_0: 0.6666666666666666,
      c_tau: 1.2,
    },
  },
  {
    parameters: { s0: 1.0, s1: 2.0, m0: 0.0, m1: 2.0, tau: 4.0 },
    values: {
      W2sq: 5.0,
      Sigma_min: 1.25,
      dS: 0.6931471805599453,
      Q_mean: 0.5568528194400547,
      k_0: 0.75,
      k_tau: 0.125,
      c_0: 0.6666666666666666,
      c_tau: 6.0,
    },
  },
];
