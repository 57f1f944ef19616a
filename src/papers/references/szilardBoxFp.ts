// Legendre-Galerkin, 24/48/72 modes agree 1e-13; ODE rtol 1e-10 => 1e-9; from the project's catalogue, feedback: section 5.
import type { ReferenceSet } from "../claim.js";

export const szilardBoxFpReferences: readonly ReferenceSet[] = [
  {
    parameters: { eps: 0.0, v: 1.0, tau: 1.0 },
    values: {
      W_ext: 0.6169500060516357,
    },
  },
  {
    parameters: { eps: 0.0, v: 1.0, tau: 0.1 },
    values: {
      W_ext: 0.2930261695172058,
    },
  },
  {
    parameters: { eps: 0.0, v: 1.0, tau: 10.0 },
    values: {
      W_ext: 0.6848896953077731,
    },
  },
  {
    parameters: { eps: 0.1, v: 0.9, tau: 1.0 },
    values: {
      W_ext: 0.3180059126868299,
    },
  },
];
