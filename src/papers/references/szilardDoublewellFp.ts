// Scharfetter-Gummel and Crank-Nicolson with Richardson extrapolation, from the project's catalogue, feedback: section 6.
import type { ReferenceSet } from "../claim.js";

export const szilardDoublewellReferences: readonly ReferenceSet[] = [
  {
    parameters: { h_b: 4.0, eps: 0.1, f0: 1.0, tau: 2.0, n: 800, nt: 1600 },
    values: {
      W: -0.009240039293001243,
      W_ext: 0.009240039293001243,
      exp_mW: 1.0810661372842574,
      exp_mW_mI: 1.0000000000006037,
      gamma_backward: 1.0810661372725427,
      I: 0.3680642071684971,
      err_W: 3.3928597612670197e-7,
      err_FT: 1.0547118733938987e-13,
    },
  },
  {
    parameters: { h_b: 2.0, eps: 0.1, f0: 0.8, tau: 10.0, n: 800, nt: 4000 },
    values: {
      W: -0.20603108503912682,
      W_ext: 0.20603108503912682,
      exp_mW: 1.3999872831045252,
      exp_mW_mI: 1.0000000000026235,
      gamma_backward: 1.39998728307717,
      I: 0.3680642071684971,
      err_W: 3.3792902962015425e-7,
      err_FT: 4.931610675384945e-13,
    },
  },
  {
    parameters: { h_b: 2.0, eps: 0.0, f0: 1.5, tau: 20.0, n: 800, nt: 8000 },
    values: {
      W: -0.4105839733097107,
      W_ext: 0.4105839733097107,
      exp_mW: 1.8323825456016796,
      exp_mW_mI: 0.9161912728008398,
      gamma_backward: 1.832382545580441,
      I: 0.6931471805599453,
      err_W: 4.820026134888522e-7,
      err_FT: 8.466159895359482e-8,
    },
  },
];
