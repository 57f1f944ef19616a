// N=1 quadrature 1e-11; sampled Fourier 1e-13; N=2 2-D FV: n=240/360/480 give 2; from the project's catalogue, feedback: section 20.
import type { ReferenceSet } from "../claim.js";

export const cao2004FlashingN2References: readonly ReferenceSet[] = [
  {
    parameters: { V0: 5.0, n: 240 },
    values: {
      velocity: 2.9029,
    },
  },
];
