// Closed forms and master equations, from the project's catalogue, jump: lee2022-tight-erasure-bound.
import type { ReferenceSet, Settings } from "../claim.js";

export const lee2022References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { p0: 0.5, pT: 0.01, A: 2 },
    values: {
      d: 0.49,
      Sigma: 0.24508479922839382,
      Sigma_integrated: 0.24508479922839463,
      A_integrated: 2.0000000000000027,
      heat: 0.8822304454334917,
      w_out_start: 2.49,
      w_out_end: 124.50000000000001,
      w_in_start: 1.51,
      w_in_end: 0.7626262626262627,
      landauer: 0.637145646205098,
    },
  },
  {
    parameters: { p0: 0.5, pT: 0.1, A: 0.6 },
    values: {
      d: 0.4,
      Sigma: 0.6437751649736403,
      Sigma_integrated: 0.6437751649736423,
      A_integrated: 0.600000000000001,
      heat: 1.0118393721421373,
      w_out_start: 1,
      w_out_end: 5,
      w_in_start: 0.19999999999999996,
      w_in_end: 0.11111111111111108,
      landauer: 0.3680642071684971,
    },
  },
  {
    parameters: { p0: 0.5, pT: 0.001, A: 0.5 },
    values: {
      d: 0.499,
      Sigma: 3.4464706345456277,
      Sigma_integrated: 3.446470634540896,
      A_integrated: 0.49999999999940176,
      heat: 4.131710559993341,
      w_out_start: 0.999,
      w_out_end: 499.5,
      w_in_start: 0.0010000000000000009,
      w_in_end: 0.0005005005005005009,
      landauer: 0.6852399254477132,
    },
  },
];
