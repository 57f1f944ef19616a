// Spectrum of the generator (residue below 2e-7), from the project's catalogue, langevin: kumar-bechhoefer-2020-mpemba.
import type { ReferenceSet } from "../claim.js";

export const kumarBechhoefer2020MpembaReferences: readonly ReferenceSet[] = [
  {
    parameters: {},
    values: {
      lambda2: 0.9549947656810359,
      lambda3: 4.95016572121459,
      a2_5: -0.21064500034814845,
      a2_50: -0.004996002150491258,
      a2_1000: 0.1452168555387206,
      T_star: 52.36021269902404,
    },
  },
];
