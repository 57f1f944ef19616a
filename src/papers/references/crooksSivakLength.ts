// Master equations, from the project's catalogue, jump: crooks-sivak-thermodynamic-length.
import type { ReferenceSet, Settings } from "../claim.js";

export const crooksSivakLengthReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { e0: 0, e1: 3, tau: 50 },
    values: {
      Wex_linear: 0.026982538066327222,
      Wex_geodesic: 0.025528777386400803,
      slow_linear: 0.027154447609345992,
      slow_geodesic: 0.025616180948869124,
    },
  },
  {
    parameters: { e0: 0, e1: 3, tau: 200 },
    values: {
      Wex_linear: 0.006778307463541244,
      Wex_geodesic: 0.006399210469170358,
      slow_linear: 0.006788611902336498,
      slow_geodesic: 0.006404045237217281,
    },
  },
];
