// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// evans2008-dsmts-dimerisation.
import type { ReferenceSet, Settings } from "../claim.js";

export const evans2008DimerisationReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { k1: 0.001, k2: 0.01, n0: 100, t: 25.0 },
    values: {
      mean_P: 34.88745337739768,
      var_P: 24.6481521406522,
      mean_P2: 32.55627331130116,
      var_P2: 6.16203803516305,
      mean_P2_eq: 36.45917232149621,
      var_P2_eq: 5.712261227798081,
    },
  },
  {
    parameters: { k1: 0.0002, k2: 0.004, n0: 1000, t: 10.0 },
    values: {
      mean_P: 343.7353272305397,
      var_P: 224.30869273812277,
      mean_P2: 328.13233638473014,
      var_P2: 56.07717318453069,
      mean_P2_eq: 434.0963729917138,
      var_P2_eq: 30.627490573970135,
    },
  },
  {
    parameters: { k1: 0.02, k2: 0.1, n0: 30, t: 3.0 },
    values: {
      mean_P: 12.92632584868607,
      var_P: 8.559512323342688,
      mean_P2: 8.536837075656965,
      var_P2: 2.139878080835672,
      mean_P2_eq: 9.959683798193945,
      var_P2_eq: 2.014580182199211,
    },
  },
];
