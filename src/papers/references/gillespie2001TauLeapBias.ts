// Solved deterministically (moments by the recursion of a leap), from the project's catalogue, jump:
// gillespie2001-tau-leap-bias.
import type { ReferenceSet, Settings } from "../claim.js";

export const gillespie2001TauLeapBiasReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { k: 10.0, g: 1.0, tau: 0.2, n0: 0, nsteps: 10 },
    values: {
      mean_tau: 8.926258176000001,
      var_tau: 9.784946629786212,
      mean_exact: 8.646647167633873,
      var_exact: 8.646647167633873,
      var_tau_ss: 11.11111111111111,
      var_exact_ss: 10.0,
      weak_error_mean: 0.2796110083661283,
    },
  },
  {
    parameters: { k: 100.0, g: 1.0, tau: 0.5, n0: 0, nsteps: 4 },
    values: {
      mean_tau: 93.75,
      var_tau: 121.09375,
      mean_exact: 86.46647167633873,
      var_exact: 86.46647167633873,
      var_tau_ss: 133.33333333333334,
      var_exact_ss: 100.0,
      weak_error_mean: 7.2835283236612725,
    },
  },
  {
    parameters: { k: 10.0, g: 1.0, tau: 0.02, n0: 0, nsteps: 100 },
    values: {
      mean_tau: 8.673804441052454,
      var_tau: 8.74956214316893,
      mean_exact: 8.646647167633873,
      var_exact: 8.646647167633873,
      var_tau_ss: 10.1010101010101,
      var_exact_ss: 10.0,
      weak_error_mean: 0.027157273418580985,
    },
  },
];
