// Phase-space splitting by FFT; W2 by moment equations, from the project's catalogue of claims, langevin: dago-2021-underdamped-erasure.
import type { ReferenceSet } from "../claim.js";

export const dago2021UnderdampedErasureReferences: readonly ReferenceSet[] = [
  {
    parameters: { x1: 4.0, Q: 10.0, tau: 10.0 },
    values: {
      W1: 1.2393034275492938,
      W2: 0.4074103497645428,
      W: 1.6467137773138365,
      dF: 0.7418270972484995,
      v2_after_merge: 1.7237540132984446,
      x2_after_merge: 1.865979457824071,
      jarz1: 0.999999985022425,
    },
  },
  {
    parameters: { x1: 4.0, Q: 10.0, tau: 30.0 },
    values: {
      W1: 0.9829779364583229,
      W2: 0.07106325012609241,
      W: 1.0540411865844153,
      dF: 0.7418270972484995,
      v2_after_merge: 1.4605474678994417,
      x2_after_merge: 1.460226110826101,
      jarz1: 0.9999999411050846,
    },
  },
];
