// Quadrature over two normal laws, from the project's catalogue, langevin: bennett-1976-bar-variance.
import type { ReferenceSet } from "../claim.js";

export const bennett1976BarVarianceReferences: readonly ReferenceSet[] = [
  {
    parameters: { m: 0.5 },
    values: {
      mean_diss: 0.5,
      var_BAR_N: 0.5127341144579631,
      var_BAR_check: 0.5127341144579631,
      var_Jarz_N: 1.718281828459045,
      bias_Jarz_N: 0.8591409142295225,
      overlap: 0.7959457343664997,
    },
  },
  {
    parameters: { m: 1.0 },
    values: {
      mean_diss: 1.0,
      var_BAR_N: 1.0774599974634467,
      var_BAR_check: 1.0774599974634467,
      var_Jarz_N: 6.38905609893065,
      bias_Jarz_N: 3.194528049465325,
      overlap: 0.6498865953248693,
    },
  },
  {
    parameters: { m: 3.0 },
    values: {
      mean_diss: 3.0,
      var_BAR_N: 4.256390905828426,
      var_BAR_check: 4.256390905828426,
      var_Jarz_N: 402.4287934927351,
      bias_Jarz_N: 201.21439674636756,
      overlap: 0.31967311987120384,
    },
  },
];
