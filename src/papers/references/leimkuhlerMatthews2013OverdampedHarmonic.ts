// Closed forms of the discrete maps, from the project's catalogue of claims, langevin: leimkuhler-matthews-2013-overdamped-harmonic.
import type { ReferenceSet } from "../claim.js";

export const leimkuhlerMatthews2013OverdampedHarmonicReferences: readonly ReferenceSet[] = [
  {
    parameters: { h: 0.1, k: 1.0 },
    values: {
      EM: 1.0526315789473684,
      LM: 1.0000000000000002,
      Heun: 0.9973753280839894,
    },
  },
  {
    parameters: { h: 0.2, k: 1.0 },
    values: {
      EM: 1.1111111111111112,
      LM: 1.0000000000000004,
      Heun: 0.9890109890109895,
    },
  },
];
