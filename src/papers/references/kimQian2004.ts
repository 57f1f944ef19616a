// closed form; from the project's catalogue, feedback: section 22.
import type { ReferenceSet } from "../claim.js";

export const kimQian2004References: readonly ReferenceSet[] = [
  {
    parameters: { gamma: 1.0, T: 1.0, alpha: 1.0 },
    values: {
      T_kin: 0.5,
      P_ext: 0.5,
      heat_from_bath: 0.5,
      entropy_pumping: 1.0,
      efficiency: 0.5,
    },
  },
  {
    parameters: { gamma: 1.0, T: 2.0, alpha: 4.0, m: 0.5 },
    values: {
      T_kin: 0.4,
      P_ext: 3.2,
      heat_from_bath: 3.2,
      entropy_pumping: 8.0,
      efficiency: 0.2,
    },
  },
];
