// exact record enumeration + ODE, identities 1e-12; MC 1e6 |z|<1; from the project's catalogue, feedback: section 11.
import type { ReferenceSet, Settings } from "../claim.js";

export const horowitzVaikuntanathan2010References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { N: 3, eps: 0.1, Ej: 1.5, tau: 0.5 },
    values: {
      W: -0.17102519320253665,
      W_ext: 0.17102519320253665,
      W_var: 0.27117548365472,
      I_total: 0.8460515248317455,
      exp_mW_mI: 1.0000000000002833,
      exp_mW: 1.3927348565836448,
      gamma_backward: 1.3927348565830333,
    },
  },
  {
    parameters: { N: 3, eps: 0.1, tau: 0.5, policy: "bayes" },
    values: {
      W: -0.15471863019118473,
      W_ext: 0.15471863019118473,
      W_var: 0.40607789702728536,
      I_total: 0.7785094568734878,
      exp_mW_mI: 0.9999999999999742,
      exp_mW: 1.5972893095800988,
      gamma_backward: 1.5972893095794796,
    },
  },
  {
    parameters: { N: 5, eps: 0.2, Ej: 1.0, tau: 1.0 },
    values: {
      W: -0.2703726951029821,
      W_ext: 0.2703726951029821,
      W_var: 0.4488549028767407,
      I_total: 0.8715379219822396,
      exp_mW_mI: 1.0000000000001326,
      exp_mW: 1.6513228878181048,
      gamma_backward: 1.6513228878177757,
    },
  },
];
