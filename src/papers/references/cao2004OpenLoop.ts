// N=1 quadrature 1e-11; sampled Fourier 1e-13; N=2 2-D FV: n=240/360/480 give 2; from the project's catalogue, feedback: section 20.
import type { ReferenceSet } from "../claim.js";

export const cao2004OpenLoopReferences: readonly ReferenceSet[] = [
  {
    parameters: { V0: 5.0, ton: 0.06, toff: 0.047 },
    values: {
      velocity: 0.4361322101661079,
    },
  },
  {
    parameters: { V0: 5.0, ton: 0.03, toff: 0.04 },
    values: {
      velocity: 0.3511343893682008,
    },
  },
];
