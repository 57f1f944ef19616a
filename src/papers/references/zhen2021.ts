// Quadratures of the first integral, from the project's catalogue, jump: zhen2021-bit-reset-bound.
import type { ReferenceSet, Settings } from "../claim.js";

export const zhen2021References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { delta: 0.01, tau: 10 },
    values: {
      Sigma_min: 0.23142101928152314,
      A_tot_opt: 2.33816453045658,
      bound_A1: 0.04801999999999999,
      bound_actual_A: 0.20537476886035474,
      lee_bound_actual_A: 0.20846311302445972,
    },
  },
  {
    parameters: { delta: 0.05, tau: 4 },
    values: {
      Sigma_min: 0.4305261147297553,
      A_tot_opt: 1.0465211188646002,
      bound_A1: 0.10125,
      bound_actual_A: 0.38699649027570104,
      lee_bound_actual_A: 0.4139027072184152,
    },
  },
  {
    parameters: { delta: 0.1, tau: 30 },
    values: {
      Sigma_min: 0.02917288448043559,
      A_tot_opt: 11.187783222501013,
      bound_A1: 0.010666666666666668,
      bound_actual_A: 0.028602627851817147,
      lee_bound_actual_A: 0.028614824762652948,
    },
  },
];
