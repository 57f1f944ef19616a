// Moment equations (rtol 1e-12), from the project's catalogue of claims, langevin: kawai-2007-relative-entropy.
import type { ReferenceSet } from "../claim.js";

export const kawai2007RelativeEntropyReferences: readonly ReferenceSet[] = [
  {
    parameters: { k: 1.0, v: 1.0, tau: 2.0 },
    values: {
      KL_t: 0.7991528017874561,
      Wdiss: 1.1353352832366128,
    },
  },
  {
    parameters: { m: 1.0, k: 1.0, v: 1.0, tau: 2.0, t: 0.7 },
    values: {
      KL_t: 1.4161468365471426,
      Wdiss: 1.4161468365471424,
    },
  },
  {
    parameters: { m: 1.0, k: 1.0, g: 0.5, v: 1.0, tau: 2.0 },
    values: {
      KL_max: 1.4763261194248054,
      KL_mid: 1.4763261194248054,
      Wdiss: 1.510483306391275,
    },
  },
];
