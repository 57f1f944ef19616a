// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// esposito2010-three-dfts.
import type { ReferenceSet, Settings } from "../claim.js";

export const esposito2010ThreeTheoremsReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { E0: [0.0, 0.5, 1.0], E1: [2.0, 0.0, 0.5], f: 3.0, tau: 1.0 },
    values: {
      mean_tot: 1.1697120383110753,
      var_tot: 2.6801234904516473,
      ift_tot: 1.0000000000000009,
      mgf_half_tot: 0.7595548926629114,
      mean_ad: 1.0138319661035824,
      var_ad: 2.176797455083556,
      ift_ad: 1.0000000000000007,
      mgf_half_ad: 0.7784454150688689,
      mean_na: 0.15588007220756242,
      var_na: 0.35306925865328054,
      ift_na: 0.9999999999999999,
      mgf_half_na: 0.9643127408554614,
      p0_0: 0.3985567996299081,
      p0_1: 0.34492968361504783,
      p0_2: 0.2565135167550441,
      p_T_0: 0.12076245710844978,
      p_T_1: 0.507479786373704,
      p_T_2: 0.371757756517846,
      check_sum: 6.94999613415348e-14,
    },
  },
  {
    parameters: { E0: [0.0, 0.0, 0.0], E1: [1.5, -1.0, 0.5], f: 1.0, tau: 3.0 },
    values: {
      mean_tot: 0.37156918005497436,
      var_tot: 0.8041806859857973,
      ift_tot: 0.9999999999999998,
      mgf_half_tot: 0.9147026631869833,
      mean_ad: 0.2915475270849287,
      var_ad: 0.5946152515024118,
      ift_ad: 0.9999999999999998,
      mgf_half_ad: 0.9300650061106579,
      mean_na: 0.08002165297004574,
      var_na: 0.16529916670216174,
      ift_na: 1.0,
      mgf_half_na: 0.9805332011430974,
      p0_0: 0.33333333333333326,
      p0_1: 0.33333333333333326,
      p0_2: 0.33333333333333326,
      p_T_0: 0.06925320879697175,
      p_T_1: 0.7089601109297031,
      p_T_2: 0.22178668027332446,
      check_sum: 5.551115123125783e-17,
    },
  },
];
