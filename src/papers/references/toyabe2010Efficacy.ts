// Fourier spectral (M=40 vs 60 agree 1e-13); MC |z|<0; from the project's catalogue, feedback: section 8.
import type { ReferenceSet } from "../claim.js";

export const toyabe2010EfficacyReferences: readonly ReferenceSet[] = [
  {
    parameters: { K: 2.0, delay: 0.05 },
    values: {
      W: -0.10333960153770774,
      p_switch: 0.07504688330679996,
      I: 0.2665022326245351,
      exp_mW: 1.817396665565292,
      gamma_backward: 1.8173966655652896,
    },
  },
  {
    parameters: { K: 2.0, delay: 0.5 },
    values: {
      W: 0.0645435042348303,
      p_switch: 0.07504688330679996,
      I: 0.2665022326245351,
      exp_mW: 1.4398516511729649,
      gamma_backward: 1.4398516511729667,
    },
  },
  {
    parameters: { K: 1.0, w: 1.0, delay: 0.1, eps: 0.1 },
    values: {
      W: -0.0349300658718859,
      p_switch: 0.18756361521711187,
      I: 0.15758785985558987,
      exp_mW: 1.330378202997886,
      gamma_backward: 1.3303782029978861,
    },
  },
];
