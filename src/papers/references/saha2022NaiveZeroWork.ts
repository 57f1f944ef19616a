// Nystrom 1e-12; MC |z|<0; from the project's catalogue, feedback: section 19.
import type { ReferenceSet } from "../claim.js";

export const saha2022NaiveZeroWorkReferences: readonly ReferenceSet[] = [
  {
    parameters: { dg: 0.8, ts: 0.1, sigma: 0.3 },
    values: {
      alpha_star: 1.0374952968888618,
      velocity: 0.3228880819431412,
      power: 0.258310465554513,
    },
  },
  {
    parameters: { dg: 0.8, ts: 0.1, sigma: 1.0 },
    values: {
      alpha_star: 0.08948136127766144,
      velocity: 0.17025755032731577,
      power: 0.13620604026185262,
    },
  },
  {
    parameters: { dg: 0.8, ts: 0.1, sigma: 1.7 },
    values: {
      alpha_star: 0.0,
    },
  },
];
