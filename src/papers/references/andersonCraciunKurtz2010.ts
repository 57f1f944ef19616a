// Solved deterministically (closed forms, linear equations, matrix exponentials), from the project's catalogue, jump:
// anderson-craciun-kurtz2010-product-poisson.
import type { ReferenceSet, Settings } from "../claim.js";

export const andersonCraciunKurtz2010References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { k12: 1.0, k21: 0.2, k23: 2.0, k32: 0.3, k31: 0.5, k13: 0.1, M: 12 },
    values: {
      mean_A: 2.0905073780030037,
      var_A: 1.8495686059272334,
      mean_B: 2.95457269835315,
      var_B: 1.0114430476144438,
      ep_rate: 18.10227476520746,
      cycle_affinity: 5.115995809754082,
      product_form_err: 9.71445146547012e-17,
    },
  },
  {
    parameters: { k12: 0.3, k21: 0.6, k23: 0.5, k32: 0.5, k31: 2.0, k13: 0.4, M: 9 },
    values: {
      mean_A: 2.7975078386760885,
      var_A: 2.2639318374376574,
      mean_B: 2.771140160361977,
      var_B: 0.6606444365929391,
      ep_rate: 0.4811059033889568,
      cycle_affinity: 0.9162907318741551,
      product_form_err: 2.0560994228681134e-16,
    },
  },
];
