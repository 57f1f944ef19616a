// Legendre transform of the tilted generator's eigenvalue, from the project's catalogue, jump: gingrich2016-parabolic-bound.
import type { ReferenceSet, Settings } from "../claim.js";

export const gingrich2016ParabolicBoundReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      J: 0.4006739163731045,
      ep: 1.7189041745599234,
      I_0: 0.3450195927154368,
      bound_0: 0.42972604363998085,
      I_half: 0.08094916891949436,
      bound_half: 0.10743151090999521,
      I_1p5: 0.07144725177742722,
      bound_1p5: 0.1074315109099952,
      I_2: 0.2707454984174522,
      bound_2: 0.42972604363998085,
      I_minus: 1.4354585435841043,
      bound_minus: 1.7189041745599234,
    },
  },
  {
    parameters: { wf: [1.2, 1, 0.9, 1.1, 2], wb: [1, 0.7, 1, 0.8, 1.5] },
    values: {
      J: 0.03530373719397817,
      ep: 0.0352225941674017,
      I_0: 0.003090828025535508,
      bound_0: 0.008805648541850425,
      I_half: 0.0007721675877550135,
      bound_half: 0.0022014121354626062,
      I_1p5: 0.000770156925468622,
      bound_1p5: 0.0022014121354626062,
      I_2: 0.003074824919074152,
      bound_2: 0.008805648541850425,
      I_minus: 0.01236529389879941,
      bound_minus: 0.0352225941674017,
    },
  },
];
