// Closed forms; the linear ramp by a moment hierarchy, from the project's catalogue, langevin: schmiedl-seifert-2007-stiffness.
import type { ReferenceSet } from "../claim.js";

export const schmiedlSeifert2007StiffnessReferences: readonly ReferenceSet[] = [
  {
    parameters: { k0: 1.0, k1: 4.0, tau: 0.1 },
    values: {
      W_opt: 1.3206280776923123,
      W_lin: 1.3688799816441393,
      W_inst: 1.5,
      dF: 0.6931471805599453,
      c: -1.1935296976416487,
      k_0p: 2.1935296976416487,
      k_tau_m: 2.6447127433995625,
      x2_final: 0.7755391918631959,
      Sigma_opt: 0.14245131391525653,
    },
  },
  {
    parameters: { k0: 1.0, k1: 4.0, tau: 1.0 },
    values: {
      W_opt: 0.8905717854913097,
      W_lin: 0.9360417072617582,
      W_inst: 1.5,
      dF: 0.6931471805599453,
      c: -0.3923747814892349,
      k_0p: 1.3923747814892349,
      k_tau_m: 3.3542486889354093,
      x2_final: 0.3692084061702551,
      Sigma_opt: 0.1539579691487248,
    },
  },
  {
    parameters: { k0: 1.0, k1: 4.0, tau: 10.0 },
    values: {
      W_opt: 0.7175325905945207,
      W_lin: 0.7260262845693629,
      W_inst: 1.5,
      dF: 0.6931471805599453,
      c: -0.04876598921742097,
      k_0p: 1.048765989217421,
      k_tau_m: 3.9048171547131676,
      x2_final: 0.2624923860869424,
      Sigma_opt: 0.023781217043536182,
    },
  },
  {
    parameters: { k0: 4.0, k1: 1.0, tau: 1.0 },
    values: {
      W_opt: -0.5624460258662358,
      W_lin: -0.546481495877338,
      W_inst: -0.375,
      dF: -0.6931471805599453,
      c: 0.5351837584879964,
      k_0p: 3.4648162415120036,
      k_tau_m: 1.3486121811340026,
      x2_final: 0.5891972930813327,
      Sigma_opt: 0.07160541383733451,
    },
  },
];
