// ODE 1e-12, forward and backward agree 1e-12; from the project's catalogue, feedback: section 15.
import type { ReferenceSet } from "../claim.js";

export const ashida2014BoxReferences: readonly ReferenceSet[] = [
  {
    parameters: { v: 0.8 },
    values: {
      W_ext: 0.4700036292457356,
      exp_mW_mI: 0.8,
      lambda_fb: 0.19999999999999996,
      bound_W_ext: 0.4700036292457356,
      I: 0.6931471805599453,
    },
  },
  {
    parameters: { v: 0.95 },
    values: {
      W_ext: 0.6418538861723947,
      exp_mW_mI: 0.95,
      lambda_fb: 0.050000000000000044,
      bound_W_ext: 0.6418538861723947,
      I: 0.6931471805599453,
    },
  },
];
