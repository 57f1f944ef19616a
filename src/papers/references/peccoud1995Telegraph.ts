// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// peccoud1995-telegraph-gene.
import type { ReferenceSet, Settings } from "../claim.js";

export const peccoud1995TelegraphReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kon: 0.1, koff: 0.3, ks: 20.0, d: 1.0, t: 2.0 },
    values: {
      mean_t: 1.7067095764785634,
      var_t: 20.00605552039661,
      p0_t: 0.8294910533640163,
      mean_ss: 5.0,
      var_ss: 58.57142857142858,
      fano_ss: 11.714285714285715,
      p0_ss: 0.5515524823003797,
    },
  },
  {
    parameters: { kon: 1.0, koff: 2.0, ks: 30.0, d: 1.0, t: 1.0 },
    values: {
      mean_t: 4.73074372426766,
      var_t: 34.1757498651859,
      p0_t: 0.4200612375184974,
      mean_ss: 10.0,
      var_ss: 60.0,
      fano_ss: 6.0,
      p0_ss: 0.06444444444444465,
    },
  },
];
