// 1e-12; from the project's catalogue, feedback: section 29.
import type { ReferenceSet, Settings } from "../claim.js";

export const sagawaUeda2012ExchangeReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { eps: 0.1, Ej: 1.0, tau: 0.5 },
    values: {
      W: -0.052021759658190274,
      sigma: -0.052021759658190274,
      dI: -0.19403674560211515,
      I_final: 0.17402746156638194,
      sigma_minus_dI: 0.14201498594392487,
      FT: 1.0000000000003075,
    },
  },
  {
    parameters: { eps: 0.02, Ej: 2.0, tau: 2.0 },
    values: {
      W: -0.24506691660582353,
      sigma: -0.24506691660582364,
      dI: -0.5137983313492366,
      I_final: 0.08130973593097668,
      sigma_minus_dI: 0.26873141474341294,
      FT: 1.0000000000000642,
    },
  },
];
