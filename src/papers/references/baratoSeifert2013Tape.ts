// expm/resolvent 1e-13; eta depends only on delta*eps verified 1e-14; from the project's catalogue, feedback: section 30.
import type { ReferenceSet } from "../claim.js";

export const baratoSeifert2013TapeReferences: readonly ReferenceSet[] = [
  {
    parameters: { delta: 1.0, eps: 0.5, nu: 1.0 },
    values: {
      Phi: 0.06666666666666665,
      W_ext_per_bit: 0.07324081924454062,
      delta_out: 0.8666666666666667,
      dS_tape: 0.24493002679463532,
      second_law_slack: 0.1716892075500947,
      Phi_over_delta_minus_eps: 0.1333333333333333,
    },
  },
  {
    parameters: { delta: 1.0, eps: 0.2, nu: 0.1 },
    values: {
      Phi: 0.3045526603701967,
      W_ext_per_bit: 0.12348547736163082,
      delta_out: 0.39089467925960664,
      dS_tape: 0.6146725533500865,
      second_law_slack: 0.4911870759884557,
      Phi_over_delta_minus_eps: 0.38069082546274585,
    },
  },
];
