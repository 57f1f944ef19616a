// Moment recursions of the discrete map, from the project's catalogue of claims, langevin: integrator-orders.
import type { ReferenceSet, Settings } from "../claim.js";

export const integratorOrdersReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { sde: "OU", h: 0.2, T: 1.0, k: 1.0, x0: 1.0 },
    values: {
      mean_err: -0.04019944117144225,
      m2_err: 0.09918064640000046,
      strong_rms: 0.09923197849949862,
    },
  },
  {
    parameters: { sde: "OU", h: 0.1, T: 1.0, k: 1.0, x0: 1.0 },
    values: {
      mean_err: -0.019201001071442236,
      m2_err: 0.04623280765312843,
      strong_rms: 0.047880124013657856,
    },
  },
  {
    parameters: { sde: "OU", h: 0.05, T: 1.0, k: 1.0, x0: 1.0 },
    values: {
      mean_err: -0.009393518762900455,
      m2_err: 0.022345842139356087,
      strong_rms: 0.02352762878529606,
    },
  },
  {
    parameters: { sde: "OU", h: 0.025, T: 1.0, k: 1.0, x0: 1.0 },
    values: {
      mean_err: -0.004647001283561991,
      m2_err: 0.01098812904573454,
      strong_rms: 0.011663235555247257,
    },
  },
];
