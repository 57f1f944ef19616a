// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// lewis-shedler1979-inhomogeneous-poisson.
import type { ReferenceSet, Settings } from "../claim.js";

export const lewisShedler1979PoissonReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { a: 3.0, b: 1.0, om: 5.0, t: 2.3 },
    values: {
      mean: 7.210017144748196,
      var: 7.210017144748196,
      p0: 0.000739144482908146,
      p_round: 0.1485432375198661,
      frac_first_half: 0.4900521703026386,
    },
  },
  {
    parameters: { a: 0.5, b: 0.9, om: 0.7, t: 6.0 },
    values: {
      mean: 3.958024813719022,
      var: 3.958024813719022,
      p0: 0.019100804703972196,
      p_round: 0.19532348871832264,
      frac_first_half: 0.6233920158080961,
    },
  },
];
