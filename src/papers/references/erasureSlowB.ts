// Quadrature of the friction tensor, from the project's catalogue, langevin: erasure-slow-B.
import type { ReferenceSet } from "../claim.js";

export const erasureSlowBReferences: readonly ReferenceSet[] = [
  {
    parameters: { Eb: 8.0, A: 0.25 },
    values: {
      B: 4.978147966210335,
      legs_0: 2.0948910295991627,
      legs_1: 1.7446791752105917,
      legs_2: 1.0779323448980969,
      legs_3: 0.06064541650248334,
    },
  },
  {
    parameters: { Eb: 13.0, A: 0.5 },
    values: {
      B: 7.643505433852899,
      legs_0: 2.3831804230360207,
      legs_1: 4.434077161333451,
      legs_2: 0.6585113567032757,
      legs_3: 0.16773649278015115,
    },
  },
];
