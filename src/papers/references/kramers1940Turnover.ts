// Hermite-Hermite Galerkin of the Klein-Kramers operator, from the project's catalogue of claims, langevin: kramers-1940-turnover.
import type { ReferenceSet } from "../claim.js";

export const kramers1940TurnoverReferences: readonly ReferenceSet[] = [
  {
    parameters: { Eb: 5.0, g: 0.1, N: 150, M: 400 },
    values: {
      lambda1: 0.002198009,
      rate: 0.0010990045,
      kramers_msd: 0.006706906609265517,
      ratio: 0.16386,
    },
  },
  {
    parameters: { Eb: 5.0, g: 0.5, N: 120, M: 120 },
    values: {
      lambda1: 0.0071151741,
      rate: 0.00355758705,
      kramers_msd: 0.0064137576421098965,
      ratio: 0.5546806175902963,
    },
  },
  {
    parameters: { Eb: 5.0, g: 1.0, N: 110, M: 80 },
    values: {
      lambda1: 0.009545515180442714,
      rate: 0.004772757590221357,
      kramers_msd: 0.006066283620678456,
      ratio: 0.7867679601976093,
    },
  },
  {
    parameters: { Eb: 5.0, g: 5.0, N: 110, M: 60 },
    values: {
      lambda1: 0.0075682795725423736,
      rate: 0.0037841397862711868,
      kramers_msd: 0.003978686436255875,
      ratio: 0.9511027940749799,
    },
  },
  {
    parameters: { Eb: 5.0, g: 20.0, N: 110, M: 60 },
    values: {
      lambda1: 0.00267037507238291,
      rate: 0.001335187536191455,
      kramers_msd: 0.0014474928446523746,
      ratio: 0.9224139111458679,
    },
  },
];
