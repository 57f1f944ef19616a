// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// schmiedl-seifert2007-chemical-ft.
import type { ReferenceSet, Settings } from "../claim.js";

export const schmiedlSeifert2007ChemicalReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { a: 4.0, am: 1.0, b: 2.0, bm: 0.5, z: 0.3, N: 70, t: 1.0 },
    values: {
      mean_X: 1.5,
      J: 2.5,
      affinity: 2.772588722239781,
      ep_rate: 6.931471805599453,
      theta: 0.889759856982959,
      theta_exact: 0.8897598569829617,
      theta_reflected: 0.8897598569829599,
      var_rate: 2.8333333333333335,
    },
  },
  {
    parameters: { a: 3.0, am: 1.0, b: 1.0, bm: 2.0, z: -0.4, N: 70, t: 2.0 },
    values: {
      mean_X: 2.5,
      J: 0.5,
      affinity: 0.4054651081081644,
      ep_rate: 0.2027325540540822,
      theta: -0.002695233305274991,
      theta_exact: -0.0026952333052712163,
      theta_reflected: -0.0026952333052712163,
      var_rate: 2.5,
    },
  },
];
