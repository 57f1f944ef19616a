// 1e-14; from the project's catalogue, feedback: section 24.
import type { ReferenceSet } from "../claim.js";

export const allahverdyan2009TwoOuReferences: readonly ReferenceSet[] = [
  {
    parameters: {},
    values: {
      I_mutual: 0.15507746415191986,
      idot_1: 0.09090909090909098,
      idot_2: -0.09090909090909088,
      Q1_to_bath: 0.12500000000000067,
      Q2_to_bath: -0.125,
      sigma_1: 0.034090909090909685,
      sigma_2: 0.028409090909090884,
      S11: 1.500000000000001,
      S12: -1.0000000000000007,
      S22: 2.5000000000000004,
    },
  },
  {
    parameters: { a1: 1.0, a2: 2.0, b: 0.8, T1: 0.5, T2: 2.0, g1: 1.0, g2: 0.2 },
    values: {
      I_mutual: 0.08270044405368142,
      idot_1: 0.2620904836193449,
      idot_2: -0.2620904836193446,
      Q1_to_bath: 0.43636363636363695,
      Q2_to_bath: -0.4363636363636303,
      sigma_1: 0.610636789107929,
      sigma_2: 0.04390866543752947,
      S11: 0.7994652406417123,
      S12: -0.3743315508021395,
      S22: 1.1497326203208562,
    },
  },
];
