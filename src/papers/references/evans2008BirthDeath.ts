// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// evans2008-dsmts-birth-death.
import type { ReferenceSet, Settings } from "../claim.js";

export const evans2008BirthDeathReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { lam: 0.1, mu: 0.11, n0: 100, t: 50.0 },
    values: {
      mean: 60.65306597126335,
      var: 501.1675589365016,
      sd: 22.386771963293448,
      p_extinct: 2.015304888258131e-6,
    },
  },
  {
    parameters: { lam: 0.1, mu: 0.11, n0: 100, t: 25.0 },
    values: {
      mean: 77.8800783071405,
      var: 361.7672590534201,
      sd: 19.020180310749424,
      p_extinct: 8.713231492965197e-13,
    },
  },
  {
    parameters: { lam: 1.0, mu: 1.1, n0: 10, t: 2.0 },
    values: {
      mean: 8.187307530779817,
      var: 31.166248478891927,
      sd: 5.582673954199002,
      p_extinct: 0.032058681180786454,
    },
  },
];
