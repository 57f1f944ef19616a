// closed form 1e-15, det identity verified; from the project's catalogue, feedback: section 7.
import type { ReferenceSet } from "../claim.js";

export const sagawaUeda2010GaussianTrapReferences: readonly ReferenceSet[] = [
  {
    parameters: { k: 1.0, sigma: 0.5, g: 0.5 },
    values: {
      W: -0.34375,
      W_var: 0.298828125,
      I: 0.8047189562170501,
      exp_mW: 1.999999999999999,
      exp_mW_mI: 1.0000000000000002,
    },
  },
  {
    parameters: { k: 1.0, sigma: 1.5, g: 0.15 },
    values: {
      W: -0.1134375,
      W_var: 0.0763611328125,
      I: 0.18386239006265867,
      exp_mW: 1.1764705882352942,
      exp_mW_mI: 1.0,
    },
  },
  {
    parameters: { k: 1.0, sigma: 0.5, g: 0.5, tau: 1.0 },
    values: {
      W: -0.2010979540482031,
      W_var: 0.21091132475346586,
      I: 0.8047189562170501,
      exp_mW: 1.4621171572600091,
      exp_mW_mI: 1.0,
    },
  },
  {
    parameters: { k: 2.0, sigma: 0.5, g: 0.7, tau: 1.0 },
    values: {
      W: -0.09401479257245796,
      W_var: 0.3433267576634399,
      I: 0.5493061443340548,
      exp_mW: 1.4339644682870705,
      exp_mW_mI: 1.0000000000000002,
    },
  },
];
