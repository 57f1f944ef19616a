// closed form; finite T Nystrom 1e-12; MC z=0; from the project's catalogue, feedback: section 17.
import type { ReferenceSet } from "../claim.js";

export const park2016BrownianEngineReferences: readonly ReferenceSet[] = [
  {
    parameters: { xm: 0.612003180962481, xf: 1.224006361924962 },
    values: {
      W_ext_per_cycle: 0.2024564901880246,
      p_shift: 0.27026782648771586,
      I_per_cycle: 0.5835250444713145,
      exp_mW: 1.4594643470245683,
      mean_displacement: 0.3308095390445959,
    },
  },
  {
    parameters: { xm: 0.612, xf: 1.224, T: 1.0 },
    values: {
      W_ext_per_cycle: 0.14335511270852772,
      p_shift: 0.21430334391457453,
      I_per_cycle_binary: 0.5196027440843353,
      power: 0.14335511270852772,
      mean_displacement: 0.26230729295143923,
    },
  },
  {
    parameters: { xm: 0.0, xf: 1.0, T: 0.3 },
    values: {
      W_ext_per_cycle: -0.014009763894772192,
      p_shift: 0.21865720777282693,
      I_per_cycle_binary: 0.5252031730012934,
      power: -0.04669921298257398,
      mean_displacement: 0.21865720777282693,
    },
  },
];
