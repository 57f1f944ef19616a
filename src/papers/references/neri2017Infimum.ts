// Closed forms, from the project's catalogue, langevin: neri-2017-infimum.
import type { ReferenceSet } from "../claim.js";

export const neri2017InfimumReferences: readonly ReferenceSet[] = [
  {
    parameters: { sig: 1.0, t: 1.0 },
    values: {
      inf_mean: -0.7201411061872922,
      inf_mean_closed: -0.7201411061872922,
      P_inf_le_m1: 0.2625893241108638,
      bound_m1: 0.36787944117144233,
    },
  },
  {
    parameters: { sig: 1.0, t: 5.0 },
    values: {
      inf_mean: -0.9629827423130596,
      inf_mean_closed: -0.9629827423130595,
      P_inf_le_m1: 0.3588954476834814,
      bound_m1: 0.36787944117144233,
    },
  },
  {
    parameters: { sig: 2.0, t: 20.0 },
    values: {
      inf_mean: -0.9999993696740698,
      inf_mean_closed: -0.9999993696740699,
      P_inf_le_m1: 0.36787933392279054,
      bound_m1: 0.36787944117144233,
    },
  },
];
