// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// michaelis-menten-cme.
import type { ReferenceSet, Settings } from "../claim.js";

export const michaelisMentenCmeReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kf: 1.0, kr: 1.0, kc: 0.5, E0: 5, S0: 20, t: 4.0 },
    values: {
      mean_P: 8.699635258486666,
      var_P: 7.205869186401614,
      mean_ES: 4.141260343340168,
      var_ES: 0.7291453587502659,
      mean_completion: 13.199352819312217,
      var_completion: 12.351802868173792,
    },
  },
  {
    parameters: { kf: 0.1, kr: 0.5, kc: 1.0, E0: 10, S0: 30, t: 2.0 },
    values: {
      mean_P: 10.22368614757342,
      var_P: 6.35775163227666,
      mean_ES: 5.192563345504312,
      var_ES: 2.3812700657308703,
      mean_completion: 10.820869118619886,
      var_completion: 7.098451289151555,
    },
  },
];
