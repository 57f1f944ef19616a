// Moment equations, from the project's catalogue, jump: rolandi2023-style-two-bit-joint-erasure.
import type { ReferenceSet, Settings } from "../claim.js";

export const rolandi2023References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { J: 0, Emax: 6, tau: 4 },
    values: {
      heat: 2.35912897176661,
      Sigma: 1.2750304808292083,
      p_final_0: 0.9315834973750957,
      p_final_1: 0.03360223468638484,
      p_final_2: 0.03360223468638484,
      p_final_3: 0.00121203325213471,
    },
  },
  {
    parameters: { J: 1, Emax: 6, tau: 4 },
    values: {
      heat: 2.90978146774863,
      Sigma: 1.8268094867862517,
      p_final_0: 0.9332097327671265,
      p_final_1: 0.03153697129042796,
      p_final_2: 0.03153697129042796,
      p_final_3: 0.003716324652017465,
    },
  },
];
