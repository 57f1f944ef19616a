// Solved deterministically (closed forms, linear equations, matrix exponentials), from the project's catalogue, jump:
// gardner2000-toggle-switch-hill.
import type { ReferenceSet, Settings } from "../claim.js";

export const gardner2000References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { a: 12.0, K: 5.0, n: 2.0, d: 1.0, b: 0.5, N: 45 },
    values: {
      mean_U: 6.3742970136464026,
      var_U: 18.32657195004768,
      cov_UV: -13.933462768117828,
      mode_U: 7,
      mode_V: 4,
      p_equal: 0.04016024127655259,
      mfpt_mode_to_V_gt_U: 3.9738634526449306,
      boundary: 7.609642679402952e-14,
    },
  },
  {
    parameters: { a: 20.0, K: 6.0, n: 2.5, d: 1.0, b: 0.0, N: 55 },
    values: {
      mean_U: 10.0942708993433,
      var_U: 88.05781807082151,
      cov_UV: -78.7647889222478,
      mode_U: 19,
      mode_V: 1,
      p_equal: 0.0026763111171583575,
      mfpt_mode_to_V_gt_U: 97.18756179354729,
      boundary: 3.7670274447871954e-11,
    },
  },
];
