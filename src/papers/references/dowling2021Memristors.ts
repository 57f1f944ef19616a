// Closed form and matrix exponentials, from the project's catalogue, jump: dowling2021-memristor-series.
import type { ReferenceSet, Settings } from "../claim.js";

export const dowling2021MemristorsReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { n: 3, V: 2, V0: 0.3, Ron: 1, Roff: 10, tau0: 1, t: 0.02 },
    values: {
      p_0: 0.5748369399323199,
      p_1: 0.2619476126440926,
      p_2: 0.04395438235503862,
      p_3: 0.11926106506854875,
      mean_on: 0.7076395725598161,
      var_on: 1.0103609630285466,
      mean_current: 0.1501029614474167,
      mean_T_all: 0.0608939407157518,
      var_T_all: 0.0017568264433053908,
      parallel_mean_on: 2.9999995512624293,
      parallel_mean_T_all: 0.002333161969122981,
      rate_0: 27.683443056418575,
      rate_1: 47.83465396443964,
      rate_2: 258.6706305155,
    },
  },
  {
    parameters: { n: 5, V: 1, V0: 0.25, Ron: 1, Roff: 5, tau0: 1, t: 0.5 },
    values: {
      p_0: 0.0038339781965928887,
      p_1: 0.02595227251586423,
      p_2: 0.08004646414466861,
      p_3: 0.14900791347940018,
      p_4: 0.18973226426498302,
      p_5: 0.5514271073984909,
      mean_on: 4.149133535295789,
      var_on: 1.293294169895006,
      mean_current: 0.14892672853307132,
      mean_T_all: 0.5048331182223303,
      var_T_all: 0.0512137940837565,
      parallel_mean_on: 4.999999999993031,
      parallel_mean_T_all: 0.041820708795943046,
      rate_0: 11.127704642462339,
      rate_1: 10.367493783259498,
      rate_2: 9.728725265773633,
      rate_3: 9.314838991317812,
      rate_4: 9.227814352139525,
    },
  },
];
