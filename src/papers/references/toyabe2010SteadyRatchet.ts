// Fourier spectral (M=40 vs 60 agree 1e-13); MC |z|<0; from the project's catalogue, feedback: section 8.
import type { ReferenceSet } from "../claim.js";

export const toyabe2010SteadyRatchetReferences: readonly ReferenceSet[] = [
  {
    parameters: { K: 2.0, F: -0.2, c: 2.5132741228718345, w: 1.2566370614359172, delay: 0.05, T: 0.3 },
    values: {
      velocity: 0.15321277285941703,
      load_power: 0.030642554571883408,
      switch_work_rate: -0.07984992673032548,
      net_output: 0.11049248130220889,
      p_switch: 0.03488571842732651,
      info_rate: 0.5044507955106863,
    },
  },
  {
    parameters: { K: 3.0, F: -0.2, c: 2.827433388230814, w: 1.5707963267948966, delay: 0.02, T: 0.3 },
    values: {
      velocity: 0.08464872198670903,
      load_power: 0.016929744397341805,
      switch_work_rate: -0.0483842357683573,
      net_output: 0.0653139801656991,
      p_switch: 0.02306016614752731,
      info_rate: 0.3657364497431991,
    },
  },
];
