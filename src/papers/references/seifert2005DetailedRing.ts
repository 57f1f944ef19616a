// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// seifert2005-detailed-ft-ring.
import type { ReferenceSet, Settings } from "../claim.js";

export const seifert2005DetailedRingReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kp: 2.0, km: 1.0, t: 1.5, n: 2 },
    values: {
      P_n: 0.1825179281810775,
      P_minus_n: 0.04562948204526937,
      log_ratio: 1.3862943611198908,
      n_alpha: 1.3862943611198906,
      p_S_negative: 0.16587592333789714,
      p_S_zero: 0.1549861337867509,
      mean_S: 1.0397207708399179,
      ift: 0.9999999999999993,
    },
  },
  {
    parameters: { kp: 1.2, km: 1.0, t: 5.0, n: 3 },
    values: {
      P_n: 0.09983758824905954,
      P_minus_n: 0.05777638208857608,
      log_ratio: 0.5469646703818647,
      n_alpha: 0.5469646703818638,
      p_S_negative: 0.32445037994578707,
      p_S_zero: 0.11655753715386942,
      mean_S: 0.18232155679395456,
      ift: 1.0,
    },
  },
];
