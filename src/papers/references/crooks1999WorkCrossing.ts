// Fourier inversion of the exact moment generating function (relative error below 1e-9), from the project's catalogue, langevin: crooks-1999-work-crossing.
import type { ReferenceSet } from "../claim.js";

export const crooks1999WorkCrossingReferences: readonly ReferenceSet[] = [
  {
    parameters: { k0: 1.0, k1: 4.0, tau: 1.0, ws_0: 0.4, ws_1: 0.6931471805599453, ws_2: 1.2 },
    values: {
      dF: 0.6931471805599453,
      pF_0: 1.0081538422103091,
      pF_1: 0.6174014548580194,
      pF_2: 0.28235449409561303,
      pR_minus_0: 1.351571459841357,
      pR_minus_1: 0.6174014548660804,
      pR_minus_2: 0.17008707865210074,
      ln_ratio_0: -0.29314718055884653,
      ln_ratio_1: -1.3056333791979537e-11,
      ln_ratio_2: 0.5068528194746994,
      W_minus_dF_0: -0.29314718055994526,
      W_minus_dF_1: 0.0,
      W_minus_dF_2: 0.5068528194400547,
    },
  },
  {
    parameters: { k0: 1.0, k1: 3.0, tau: 0.5, ws_0: 0.3, ws_1: 0.5493061443340549, ws_2: 1.0 },
    values: {
      dF: 0.5493061443340549,
      pF_0: 1.0570616513429039,
      pF_1: 0.5868416812419015,
      pF_2: 0.28037852248572614,
      pR_minus_0: 1.3563525878260807,
      pR_minus_1: 0.5868416812398283,
      pR_minus_2: 0.17865323647186226,
      ln_ratio_0: -0.2493061443324009,
      ln_ratio_1: 3.532951708955932e-12,
      ln_ratio_2: 0.45069385566493747,
      W_minus_dF_0: -0.2493061443340549,
      W_minus_dF_1: 0.0,
      W_minus_dF_2: 0.4506938556659451,
    },
  },
];
