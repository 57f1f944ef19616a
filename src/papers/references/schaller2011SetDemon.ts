// 1e-14 (40-digit derivatives); from the project's catalogue, feedback: section 37.
import type { ReferenceSet } from "../claim.js";

export const schaller2011SetDemonReferences: readonly ReferenceSet[] = [
  {
    parameters: { V: -0.5, dE: 0.5, dF: -0.5 },
    values: {
      current: 0.19043581592237024,
      current_cgf: 0.19043581592237024,
      noise: 0.2657065499397866,
      P_out: 0.09521790796118512,
      affinity: 1.5,
      cgf_symmetry_defect: 8.117586847716082e-17,
      demon_info_current: 0.3808716318447405,
    },
  },
  {
    parameters: { V: -1.0, dE: 1.0, dF: -1.0 },
    values: {
      current: 0.39863597429189274,
      current_cgf: 0.39863597429189274,
      noise: 0.3138129826031904,
      P_out: 0.39863597429189274,
      affinity: 3.0,
      cgf_symmetry_defect: -3.3709320546252856e-16,
      demon_info_current: 1.594543897167571,
    },
  },
];
