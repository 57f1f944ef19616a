// Tilted Fokker-Planck equations, Richardson-extrapolated (residue below 5e-10), from the project's catalogue, langevin: hatano-sasa-2001.
import type { ReferenceSet } from "../claim.js";

export const hatanoSasa2001References: readonly ReferenceSet[] = [
  {
    parameters: { f0: 0.5, f1: 2.5, V0: 1.5, tau: 1.0 },
    values: {
      Y_mean: 0.17336616727520632,
      Y_var: 0.2997784684426702,
      HS: 0.9999999999999158,
      HS2: 1.4874914289625092,
      Qhk_mean: 1.4230632132251402,
      SS: 0.9999999999998606,
      SS2: 450.500250272774,
      Stot_mean: 1.5350303526159732,
      Q_mean: 1.45743003650623,
      KL_final: 0.06139902788438506,
      dS: 0.0776003161097189,
      check_sum: -1.1684480694194171e-14,
      Snet: -2.431635140158561e-14,
    },
  },
  {
    parameters: { f0: 2.0, f1: 0.5, V0: 2.0, tau: 0.5 },
    values: {
      Y_mean: 0.20980039291687963,
      Y_var: 0.46437243034361303,
      HS: 0.9999999999999855,
      HS2: 1.3690739631045248,
      Qhk_mean: 0.5637186689059832,
      SS: 0.9999999999999194,
      SS2: 23.35940961984593,
      Stot_mean: 0.6297774034154878,
      Q_mean: 0.6603653862589917,
      KL_final: 0.14374165840750966,
      dS: -0.03058798284351309,
      check_sum: -1.3451955598343223e-13,
      Snet: -9.464034494176409e-15,
    },
  },
];
