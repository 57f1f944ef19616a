// Lyapunov's equation and closed forms, from the project's catalogue, langevin: filliger-reimann-2007-gyrator.
import type { ReferenceSet } from "../claim.js";

export const filligerReimann2007GyratorReferences: readonly ReferenceSet[] = [
  {
    parameters: { k1: 2.0, k2: 1.0, c: 0.5, T1: 2.0, T2: 1.0 },
    values: {
      Cxx: 1.095238095238095,
      Cyy: 1.19047619047619,
      Cxy: -0.3809523809523808,
      torque: -0.33333333333333326,
      torque_formula: -0.3333333333333333,
      sigma: 0.04166666666666666,
      sigma_formula: 0.041666666666666664,
      q1: -0.08333333333333459,
      q2: 0.08333333333333295,
      q1_formula: -0.08333333333333333,
    },
  },
  {
    parameters: { k1: 1.0, k2: 1.0, c: 0.8, T1: 3.0, T2: 1.0 },
    values: {
      Cxx: 6.555555555555563,
      Cyy: 4.555555555555562,
      Cxy: -4.444444444444451,
      torque: -1.6000000000000014,
      torque_formula: -1.6,
      sigma: 0.42666666666666664,
      sigma_formula: 0.42666666666666675,
      q1: -0.6399999999999991,
      q2: 0.6400000000000001,
      q1_formula: -0.6400000000000001,
    },
  },
];
