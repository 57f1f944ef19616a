// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// gillespie1977-lotka-volterra.
import type { ReferenceSet, Settings } from "../claim.js";

export const gillespie1977LotkaVolterraReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { c1: 1.0, c2: 0.05, c3: 1.0, x0: 20, y0: 10, t: 1.0, nx: 130, ny: 110 },
    values: {
      mean_X: 31.93813177851996,
      var_X: 86.75623315698158,
      mean_Y: 12.918203713295185,
      var_Y: 24.62705101540203,
      cov: -16.393531331190275,
      p_Y_extinct: 0.00044824734807043454,
      p_X_extinct: 3.7301904741307845e-8,
    },
  },
  {
    parameters: { c1: 1.0, c2: 0.1, c3: 1.0, x0: 10, y0: 10, t: 2.0, nx: 140, ny: 110 },
    values: {
      mean_X: 10.82429226,
      var_X: 66.49931439,
      mean_Y: 10.21099975,
      var_Y: 35.61250084,
      cov: -0.50539954,
      p_Y_extinct: 0.0080608479,
      p_X_extinct: 0.024859809,
    },
  },
];
