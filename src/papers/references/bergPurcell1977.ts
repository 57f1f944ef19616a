// Solved deterministically (closed forms, linear equations, matrix exponentials), from the project's catalogue, jump:
// berg-purcell1977-occupancy.
import type { ReferenceSet, Settings } from "../claim.js";

export const bergPurcell1977References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kc: 1.0, koff: 1.0, T: 50.0 },
    values: {
      p: 0.5,
      var_occupancy: 0.00495,
      rel_err2: 0.0792,
      bp_limit: 0.08,
      ml_limit: 0.04,
      n_bindings: 25.0,
    },
  },
  {
    parameters: { kc: 0.2, koff: 1.0, T: 100.0 },
    values: {
      p: 0.16666666666666669,
      var_occupancy: 0.0022955246913580253,
      rel_err2: 0.11900000000000001,
      bp_limit: 0.12000000000000002,
      ml_limit: 0.06000000000000001,
      n_bindings: 16.666666666666664,
    },
  },
];
