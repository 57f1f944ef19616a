// Quadratures of the first integral, from the project's catalogue, jump: konopik2023-serial-parallel.
import type { ReferenceSet, Settings } from "../claim.js";

export const konopik2023References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { T: 1000, delta: 0.01, Ns: [10, 100, 200] },
    values: {
      landauer: 0.637145646205098,
      a: 1.878164680420587,
      parallel: 0.6390268522622325,
      parallel_law: 0.6390238108855185,
      serial_N10: 0.6562399294014808,
      serial_law_N10: 0.6559272930093039,
      serial_N100: 0.8685666654866211,
      serial_law_N100: 0.8249621142471566,
      serial_N200: 1.341218139040216,
      serial_law_N200: 1.0127785822892152,
      n2_procs_N200: 0.8685666654866211,
      n4_procs_N200: 0.739985116137667,
    },
  },
  {
    parameters: { T: 200, delta: 0.1, Ns: [10, 50, 100] },
    values: {
      landauer: 0.3680642071684971,
      a: 0.8598764213286575,
      parallel: 0.37237464320673036,
      parallel_law: 0.37236358927514035,
      serial_N10: 0.41223289222673876,
      serial_law_N10: 0.41105802823493,
      serial_N50: 0.6233807740122725,
      serial_law_N50: 0.5830333125006615,
      serial_N100: 1.1118959325583249,
      serial_law_N100: 0.7980024178328258,
      n2_procs_N100: 0.6233807740122725,
      n4_procs_N100: 0.4837348166467542,
    },
  },
];
