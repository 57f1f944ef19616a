// closed form; independent moment-ODE integration of the protocol agrees 1e-12; from the project's catalogue, feedback: section 13.
import type { ReferenceSet } from "../claim.js";

export const abreuSeifert2011References: readonly ReferenceSet[] = [
  {
    parameters: { sigma: 0.5, tau: 1.0 },
    values: {
      W_ext_centre: 0.13333333333333333,
      W_ext_stiffness_part: 0.244158957099324,
      W_ext_both: 0.3774922904326573,
      I: 0.8047189562170501,
    },
  },
  {
    parameters: { sigma: 1.0, tau: 4.0 },
    values: {
      W_ext_centre: 0.16666666666666666,
      W_ext_stiffness_part: 0.07934873911844759,
      W_ext_both: 0.24601540578511424,
      I: 0.34657359027997264,
    },
  },
];
