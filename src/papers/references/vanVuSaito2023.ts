// Closed forms and master equations, from the project's catalogue, jump: vanvu-saito2023-optimal-transport.
import type { ReferenceSet, Settings } from "../claim.js";

export const vanVuSaito2023References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { p0: [0.8, 0.1, 0.1], pT: [0.1, 0.1, 0.8], c: 1.5 },
    values: {
      W1: 1.4000000000000001,
      Sigma: 2.25321307740774,
      Sigma_formula: 2.253213077407741,
      A_tot: 2.100000000000002,
      mobility: 0.8698689083834574,
      bound_mobility: 2.2532130774077386,
      bound_activity: 2.2532130774077386,
      rates_start_0: 1.09375,
      rates_start_1: 1.7499999999999998,
      rates_start_2: 8.75,
      rates_start_3: 1.7499999999999998,
      rates_end_0: 8.750000000000002,
      rates_end_1: 1.7499999999999998,
      rates_end_2: 8.75,
      rates_end_3: 0.21874999999999997,
    },
  },
  {
    parameters: { p0: [0.4, 0.3, 0.2, 0.1], pT: [0.1, 0.2, 0.3, 0.4], c: 3 },
    values: {
      W1: 1,
      Sigma: 0.6931471805599434,
      Sigma_formula: 0.6931471805599453,
      A_tot: 3.000000000000003,
      mobility: 1.4426950408889625,
      bound_mobility: 0.6931471805599457,
      bound_activity: 0.6931471805599445,
      rates_start_0: 1.5000000000000002,
      rates_start_1: 1.0000000000000002,
      rates_start_2: 2.666666666666667,
      rates_start_3: 2.0000000000000004,
      rates_start_4: 3.0000000000000004,
      rates_start_5: 3.0000000000000004,
      rates_end_0: 6.000000000000003,
      rates_end_1: 1.5000000000000002,
      rates_end_2: 4,
      rates_end_3: 1.3333333333333337,
      rates_end_4: 2.0000000000000004,
      rates_end_5: 0.7500000000000001,
    },
  },
];
