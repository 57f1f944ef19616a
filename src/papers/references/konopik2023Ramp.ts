// Moment equations, from the project's catalogue, jump: konopik2023-linear-ramp-simulation.
import type { ReferenceSet, Settings } from "../claim.js";

export const konopik2023RampReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { T: 1000, Emax: 8, Ns: [10, 50, 200], n: 10 },
    values: {
      serial_heat_N10: 0.7298666192741651,
      serial_err_N10: 0.00036449937040649704,
      n10_heat_N10: 0.6941046405952652,
      n10_err_N10: 0.0003380536453275403,
      par_heat_N10: 0.6941046405952652,
      par_err_N10: 0.0003380536453275403,
      serial_heat_N50: 0.8881198910992805,
      serial_err_N50: 0.0005585575104487068,
      n10_heat_N50: 0.7100032577931477,
      n10_err_N50: 0.00034931795944054923,
      par_heat_N50: 0.6941046405952652,
      par_err_N50: 0.0003380536453275403,
      serial_heat_N200: 1.3772519788304711,
      serial_err_N200: 0.012037478682976933,
      n10_heat_N200: 0.7695543442031166,
      n10_err_N200: 0.00039919485097210925,
      par_heat_N200: 0.6941046405952652,
      par_err_N200: 0.0003380536453275403,
    },
  },
];
