// Closed forms, from the project's catalogue, langevin: koyuk-seifert-2020.
import type { ReferenceSet } from "../claim.js";

export const koyukSeifert2020References: readonly ReferenceSet[] = [
  {
    parameters: { v: 1.0, tau: 1.0 },
    values: {
      lhs: 0.010740902100860305,
      rhs: 0.06183731170357226,
      Sigma: 0.16809124072457832,
      Sigma_from_W: 0.16809124072457832,
      naive_TUR_ratio: 0.45691936518475623,
    },
  },
  {
    parameters: { v: 2.0, tau: 3.0 },
    values: {
      lhs: 2.773047978836086,
      rhs: 5.824437196973999,
      Sigma: 6.393339042589579,
      Sigma_from_W: 6.393339042589579,
      naive_TUR_ratio: 0.7797564855944102,
    },
  },
];
