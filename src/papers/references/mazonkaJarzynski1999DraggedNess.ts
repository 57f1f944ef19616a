// Closed forms (relative error below 1e-9), from the project's catalogue, langevin: mazonka-jarzynski-1999-dragged-ness.
import type { ReferenceSet } from "../claim.js";

export const mazonkaJarzynski1999DraggedNessReferences: readonly ReferenceSet[] = [
  {
    parameters: { k: 1.0, v: 1.0, tau: 2.0 },
    values: {
      W_mean: 2.0,
      W_var: 2.2706705664732256,
      ft_slope: 1.7615941559557646,
      jarz: 0.4211927478235354,
      P_neg: 0.09221289953963874,
    },
  },
  {
    parameters: { k: 1.0, v: 1.0, tau: 10.0 },
    values: {
      W_mean: 10.0,
      W_var: 18.000090799859525,
      ft_slope: 1.1111055062097843,
      jarz: 0.36789614325136627,
      P_neg: 0.009211210190478339,
    },
  },
];
