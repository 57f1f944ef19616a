// closed form, spectral integral agrees 1e-11; heat identity own derivation, MC T=8e4: var ; from the project's catalogue, feedback: section 39.
import type { ReferenceSet } from "../claim.js";

export const rosinberg2015DelayReferences: readonly ReferenceSet[] = [
  {
    parameters: { a: 1.0, b: 0.5, tau: 1.0 },
    values: {
      var: 0.920783529303894,
      heat_to_bath_rate: 0.3094123530220796,
    },
  },
  {
    parameters: { a: 1.0, b: -0.5, tau: 1.0 },
    values: {
      var: 1.4480421194559423,
      heat_to_bath_rate: -0.08603158959195678,
    },
  },
];
