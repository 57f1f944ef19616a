// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// evans2008-dsmts-batch-immigration.
import type { ReferenceSet, Settings } from "../claim.js";

export const evans2008BatchImmigrationReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { a: 1.0, b: 5, g: 0.1, t: 25.0 },
    values: {
      mean: 45.89575006880506,
      var: 145.22195536889652,
      p_zero: 5.3396557505752094e-9,
      var_inf: 150.0,
    },
  },
  {
    parameters: { a: 1.0, b: 10, g: 0.2, t: 25.0 },
    values: {
      mean: 49.66310265004573,
      var: 274.65288766584916,
      p_zero: 6.080609160723417e-7,
      var_inf: 275.0,
    },
  },
];
