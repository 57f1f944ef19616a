// 1e-13; from the project's catalogue, feedback: section 38.
import type { ReferenceSet } from "../claim.js";

export const amano2022InfoMotorReferences: readonly ReferenceSet[] = [
  {
    parameters: {},
    values: {
      hop_rate: 0.8138640379041834,
      P_out: 0.16277280758083668,
      P_chem: 3.3374115082182305,
      info_flow_y: 2.6480728772890387,
      info_flow_x: -2.6480728772890605,
      sigma_x: 2.4853000697082237,
      sigma_y: 0.6893386309291923,
      efficiency: 0.04877217184036662,
      eff_x: 0.061468401786387065,
      I_mutual: 0.5246837832541893,
    },
  },
  {
    parameters: { f: 1.0, dmu: 6.0, k: 1.0, kg: 1.0, leak: 0.001 },
    values: {
      hop_rate: 0.5386823492328221,
      P_out: 0.5386823492328221,
      P_chem: 3.251083560384572,
      info_flow_y: 1.8951210754426384,
      info_flow_x: -1.8951210754426342,
      sigma_x: 1.3564387262098119,
      sigma_y: 1.3559624849419332,
      efficiency: 0.1656931725154124,
      eff_x: 0.284246930823142,
      I_mutual: 0.5605566796362975,
    },
  },
];
