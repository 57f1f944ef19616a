// Closed forms, from the project's catalogue, langevin: evans-searles-1994-transient.
import type { ReferenceSet } from "../claim.js";

export const evansSearles1994TransientReferences: readonly ReferenceSet[] = [
  {
    parameters: { k0: 1.0, k1: 2.0, t: 1.0 },
    values: {
      Omega_mean: 0.24542109027781644,
      Omega_var: 0.6113052036619372,
      ift: 1.0,
      P_neg: 0.39274782864887614,
      ratio_neg_pos: 0.6467623290255515,
    },
  },
  {
    parameters: { k0: 4.0, k1: 1.0, t: 0.5 },
    values: {
      Omega_mean: 0.7111356286821273,
      Omega_var: 2.4336990221265036,
      ift: 1.0,
      P_neg: 0.32884769116315027,
      ratio_neg_pos: 0.48997475957888686,
    },
  },
];
