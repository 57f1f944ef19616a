// Moment equations (rtol 1e-12), from the project's catalogue of claims, langevin: jarzynski-1997-dragged-trap-underdamped.
import type { ReferenceSet } from "../claim.js";

export const jarzynski1997DraggedTrapUnderdampedReferences: readonly ReferenceSet[] = [
  {
    parameters: { k: 1.0, m: 1.0, g: 1.0, v: 1.0, tau: 2.0 },
    values: {
      W_mean: 1.5807203703337198,
      W_var: 3.1614407406674503,
      ratio: 1.0000000000000033,
    },
  },
  {
    parameters: { k: 1.0, m: 1.0, g: 0.2, v: 1.0, tau: 2.0 },
    values: {
      W_mean: 1.457424352476708,
      W_var: 2.914848704953354,
      ratio: 0.9999999999999787,
    },
  },
  {
    parameters: { k: 4.0, m: 1.0, g: 1.0, v: 1.0, tau: 3.0 },
    values: {
      W_mean: 3.6733560752948526,
      W_var: 7.346712150589538,
      ratio: 0.9999999999999772,
    },
  },
];
