// Lyapunov's equation and matrix exponentials, from the project's catalogue, langevin: di-terlizzi-2024-variance-sum-rule.
import type { ReferenceSet } from "../claim.js";

export const diTerlizzi2024VarianceSumRuleReferences: readonly ReferenceSet[] = [
  {
    parameters: { t: 0.7, k1: 2.0, k2: 1.0, c: 0.5, T1: 2.0, T2: 1.0 },
    values: {
      lhs: 1.3786962474645574,
      rhs: 1.3786962474645579,
      S_t: -0.02130375253544208,
      V_dx: 1.5103145408865628,
      V_SF: 1.247077954042552,
      q1_vsr: -0.08333333333333348,
      q1: -0.08333333333333459,
    },
  },
  {
    parameters: { t: 0.7, k1: 1.0, k2: 1.0, c: 0.8, T1: 3.0, T2: 1.0 },
    values: {
      lhs: 1.895808929817548,
      rhs: 1.8958089298175467,
      S_t: -0.20419107018245303,
      V_dx: 2.949345354669177,
      V_SF: 0.842272504965919,
      q1_vsr: -0.6400000000000008,
      q1: -0.6399999999999991,
    },
  },
];
