// ODE 1e-12, forward and backward agree 1e-12; from the project's catalogue, feedback: section 15.
import type { ReferenceSet, Settings } from "../claim.js";

export const ashida2014AbsoluteIrreversibilityReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { eps: 0.0, Ej: 3.0, tau: 2.0 },
    values: {
      W: -0.2691333662084596,
      W_ext: 0.2691333662084596,
      W_var: 0.27136176697919595,
      I: 0.6931471805599453,
      exp_mW_mI: 0.8045156482331455,
      exp_mW: 1.609031296466249,
      gamma_backward: 1.6090312964656128,
      lambda_fb: 0.1954843517671937,
      one_minus_lambda: 0.8045156482328063,
      W_lower_bound_inference: -0.4756323187008892,
      dissipation: 0.42401381435148566,
      W_exp_mW_mI: -0.61770516716358,
      W_backward: 0.5148802460338324,
      W_backward_var: 1.0058553715414933,
    },
  },
  {
    parameters: { eps: 0.0, Ej: 4.0, tau: 20.0 },
    values: {
      W: -0.5848110998749422,
      W_ext: 0.5848110998749422,
      W_var: 0.1550501146470935,
      I: 0.6931471805599453,
      exp_mW_mI: 0.9776497166049274,
      exp_mW: 1.9552994332098554,
      gamma_backward: 1.9552994332098557,
      lambda_fb: 0.022350283395072258,
      one_minus_lambda: 0.9776497166049277,
      W_lower_bound_inference: -0.6705433444762996,
      dissipation: 0.10833608068500311,
      W_exp_mW_mI: -0.7479240124434322,
      W_backward: 0.6811260623828319,
      W_backward_var: 0.516686007361323,
    },
  },
];
