// Solved deterministically (closed forms, linear equations, matrix exponentials), from the project's catalogue, jump:
// rao-esposito2016-closed-crn-relaxation.
import type { ReferenceSet, Settings } from "../claim.js";

export const raoEsposito2016References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kf: 0.05, kr: 0.5, A0: 20, B0: 12, t: 0.5 },
    values: {
      mean_C_t: 3.857598222786017,
      var_C_t: 2.216706101823961,
      mean_C_eq: 6.9088731900574585,
      var_C_eq: 2.4401452261185597,
      EP_total: 9.842850724076895,
      D0: 11.718649840288593,
      product_form_err: 1.27675647831893e-15,
    },
  },
  {
    parameters: { kf: 0.2, kr: 0.2, A0: 8, B0: 8, t: 0.3 },
    values: {
      mean_C_t: 2.567848811251235,
      var_C_t: 1.2916733513188738,
      mean_C_eq: 5.811777386734955,
      var_C_eq: 1.0234591815304412,
      EP_total: 9.94949428441014,
      D0: 14.181353645739534,
      product_form_err: 1.3877787807814457e-16,
    },
  },
];
