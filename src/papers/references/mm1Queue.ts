// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// mm1-queue.
import type { ReferenceSet, Settings } from "../claim.js";

export const mm1QueueReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { lam: 0.7, mu: 1.0, n0: 0, t: 10.0, N: 400 },
    values: {
      mean_t: 1.5913203894643964,
      var_t: 3.2672939446799356,
      p0_t: 0.3547669221838181,
      mean_ss: 2.333333333333333,
      var_ss: 7.777777777777775,
      busy_mean: 3.333333333333333,
      busy_var: 62.962962962962926,
      p_busy_serves_1: 0.5882352941176471,
      sojourn_mean: 3.333333333333333,
    },
  },
  {
    parameters: { lam: 0.9, mu: 1.0, n0: 5, t: 20.0, N: 600 },
    values: {
      mean_t: 4.914243261915463,
      var_t: 18.01038823587284,
      p0_t: 0.1329834010337912,
      mean_ss: 9.000000000000002,
      var_ss: 90.00000000000004,
      busy_mean: 10.000000000000002,
      busy_var: 1900.0000000000011,
      p_busy_serves_1: 0.5263157894736842,
      sojourn_mean: 10.000000000000002,
    },
  },
];
