// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// shahrezaei2008-two-stage-bursting.
import type { ReferenceSet, Settings } from "../claim.js";

export const shahrezaei2008BurstingReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { km: 2.0, gm: 5.0, kp: 20.0, gp: 1.0, t: 1.5 },
    values: {
      mean_p_t: 5.769804567256559,
      var_p_t: 29.16810168861636,
      cov_mp_t: 1.329731390399362,
      mean_p_ss: 8.0,
      fano_p_ss: 4.333333333333334,
      var_p_ss: 34.66666666666667,
    },
  },
  {
    parameters: { km: 0.5, gm: 1.0, kp: 4.0, gp: 0.2, t: 5.0 },
    values: {
      mean_p_t: 5.418351852855727,
      var_p_t: 28.16557516828182,
      cov_mp_t: 1.619943464817274,
      mean_p_ss: 10.0,
      fano_p_ss: 4.333333333333334,
      var_p_ss: 43.33333333333334,
    },
  },
];
