// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// gillespie1977-immigration-death.
import type { ReferenceSet, Settings } from "../claim.js";

export const gillespie1977ImmigrationReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { k: 1.0, g: 0.1, n0: 0, t: 25.0 },
    values: {
      mean: 9.179150013761012,
      var: 9.179150013761012,
      p_zero: 0.00010316818743157864,
      n_mode: 9,
      p_at_round_mean: 0.1315239899958951,
      cdf_round_mean: 0.5638181032680702,
    },
  },
  {
    parameters: { k: 10.0, g: 1.0, n0: 30, t: 0.7 },
    values: {
      mean: 19.931706075828192,
      var: 12.533797157579997,
      p_zero: 7.438312953651685e-12,
      n_mode: 20,
      p_at_round_mean: 0.11235293362067823,
      cdf_round_mean: 0.571174839163032,
    },
  },
  {
    parameters: { k: 0.5, g: 1.0, n0: 3, t: 2.0 },
    values: {
      mean: 0.8383382080915318,
      var: 0.7833912914253292,
      p_zero: 0.4195499323172713,
      n_mode: 0,
      p_at_round_mean: 0.37838591096384905,
      cdf_round_mean: 0.7979358432811203,
    },
  },
];
