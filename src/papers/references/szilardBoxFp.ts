// Legendre-Galerkin, 24/48/72 modes agree 1e-13; ODE rtol 1e-10 => 1e-9; from the project's catalogue, feedback: section 5.
import type { ReferenceSet } from "../claim.js";

export const szilardBoxFpReferences: readonly ReferenceSet[] = [
  {
    parameters: { eps: 0.0, v: 1.0, tau: 1.0 },
    values: {
      W_ext: 0.6169500060516357,
      W_ext_quasistatic: 0.6931471805599453,
      I: 0.6931471805599453,
      slow_coef: 0.08333333333333333,
      W_ext_first_order: 0.6098138472266119,
    },
  },
  {
    parameters: { eps: 0.0, v: 1.0, tau: 0.1 },
    values: {
      W_ext: 0.2930261695172058,
      W_ext_quasistatic: 0.6931471805599453,
      I: 0.6931471805599453,
      slow_coef: 0.08333333333333333,
      W_ext_first_order: -0.14018615277338797,
    },
  },
  {
    parameters: { eps: 0.0, v: 1.0, tau: 10.0 },
    values: {
      W_ext: 0.6848896953077731,
      W_ext_quasistatic: 0.6931471805599453,
      I: 0.6931471805599453,
      slow_coef: 0.08333333333333333,
      W_ext_first_order: 0.684813847226612,
    },
  },
  {
    parameters: { eps: 0.1, v: 0.9, tau: 1.0 },
    values: {
      W_ext: 0.3180059126868299,
      W_ext_quasistatic: 0.3680642071684971,
      I: 0.3680642071684971,
      slow_coef: 0.053333333333333344,
      W_ext_first_order: 0.31473087383516374,
    },
  },
];
