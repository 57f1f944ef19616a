// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// moran-fixation.
import type { ReferenceSet, Settings } from "../claim.js";

export const moranFixationReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { N: 50, r: 1.1, i0: 5 },
    values: {
      p_fix: 0.3823356225474957,
      check: 0.38233562254749553,
      mean_absorption: 18.557760473415968,
      mean_T_given_fix: 34.79601642858142,
    },
  },
  {
    parameters: { N: 100, r: 1.0, i0: 10 },
    values: {
      p_fix: 0.1,
      check: 0.1000000000000031,
      mean_absorption: 32.01671496791347,
      mean_T_given_fix: 94.32622331199532,
    },
  },
  {
    parameters: { N: 30, r: 0.9, i0: 10 },
    values: {
      p_fix: 0.08269085754547678,
      check: 0.08269085754547681,
      mean_absorption: 14.739178968057457,
      mean_T_given_fix: 21.641129283460863,
    },
  },
];
