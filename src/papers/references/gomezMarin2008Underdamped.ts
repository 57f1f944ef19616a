// Closed form; the others by moment equations (rtol 1e-12), from the project's catalogue of claims, langevin: gomez-marin-2008-underdamped.
import type { ReferenceSet } from "../claim.js";

export const gomezMarin2008UnderdampedReferences: readonly ReferenceSet[] = [
  {
    parameters: { lf: 5.0, tau: 1.0, k: 1.0, m: 1.0, g: 1.0 },
    values: {
      W_opt: 8.333333333333334,
      kick_velocity: 1.6666666666666667,
      W_lin: 11.662320122132755,
      W_od_protocol: 10.760575115897225,
      lam_in_0: 1.6666666666666667,
      lam_slope: 1.6666666666666667,
    },
  },
  {
    parameters: { lf: 5.0, tau: 5.0, k: 1.0, m: 2.0, g: 0.5 },
    values: {
      W_opt: 2.0833333333333335,
      kick_velocity: 0.8333333333333334,
      W_lin: 5.317065788741281,
      W_od_protocol: 4.1292051720386045,
      lam_in_0: 0.4166666666666667,
      lam_slope: 0.8333333333333334,
    },
  },
];
