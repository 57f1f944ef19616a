// W 1e-13; h_out bracketed by conditional block entropies (L=12); from the project's catalogue, feedback: section 32.
import type { ReferenceSet } from "../claim.js";

export const boyd2016IpslMjReferences: readonly ReferenceSet[] = [
  {
    parameters: { a: 0.1, b: 0.6, eps: 0.2, tau: 2.0 },
    values: {
      W_ext_per_bit: 0.04916921747068528,
      h_in: 0.37478707247970655,
      h_out_upper: 0.5764214387278184,
      h_out_lower: 0.5764214387278126,
      dh: 0.20163436624810893,
      H1_in: 0.4101163182884091,
      H1_out: 0.5773257818807531,
      dH1: 0.167209463592344,
      p1_out: 0.26412335414743376,
      ipsl_slack: 0.15246514877742365,
    },
  },
  {
    parameters: { a: 0.05, b: 0.1, eps: 0.1, tau: 5.0 },
    values: {
      W_ext_per_bit: 0.018179495466189504,
      h_in: 0.2407044866943978,
      h_out_upper: 0.6792086127787362,
      h_out_lower: 0.6789029086569571,
      dh: 0.4384744,
      H1_in: 0.6365141682948128,
      H1_out: 0.6815279072720464,
      dH1: 0.0450137389772336,
      p1_out: 0.4239270068356926,
      ipsl_slack: 0.4202949,
    },
  },
];
