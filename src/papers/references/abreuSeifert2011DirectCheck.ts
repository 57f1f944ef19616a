// closed form; independent moment-ODE integration of the protocol agrees 1e-12; from the project's catalogue, feedback: section 13.
import type { ReferenceSet } from "../claim.js";

export const abreuSeifert2011DirectCheckReferences: readonly ReferenceSet[] = [
  {
    parameters: { sigma: 0.5, tau: 1.0 },
    values: {
      W_ext_direct: 0.37749229043300864,
    },
  },
  {
    parameters: { sigma: 1.0, tau: 4.0 },
    values: {
      W_ext_direct: 0.24601540581450046,
    },
  },
];
