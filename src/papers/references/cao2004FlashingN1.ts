// N=1 quadrature 1e-11; sampled Fourier 1e-13; N=2 2-D FV: n=240/360/480 give 2; from the project's catalogue, feedback: section 20.
import type { ReferenceSet } from "../claim.js";

export const cao2004FlashingN1References: readonly ReferenceSet[] = [
  {
    parameters: { V0: 5.0 },
    values: {
      velocity: 4.179460291761943,
    },
  },
  {
    parameters: { V0: 5.0, p: 0.1 },
    values: {
      velocity: 3.159274782486565,
    },
  },
  {
    parameters: { V0: 2.0 },
    values: {
      velocity: 1.9299921744812383,
    },
  },
];
