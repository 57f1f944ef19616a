// Linear solves, from the project's catalogue, jump: pietzonka-seifert2018-engine-tradeoff.
import type { ReferenceSet, Settings } from "../claim.js";

export const pietzonkaSeifert2018References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { Th: 2, Tc: 1, xh: 1.5, xc: 2.5, gh: 1, gc: 1 },
    values: {
      power: 0.026641835946278197,
      eta: 0.16666666666666666,
      eta_C: 0.5,
      var_power: 0.02811605849951853,
      tradeoff: 0.4737832642284198,
      bound: 0.5,
    },
  },
  {
    parameters: { Th: 1.2, Tc: 1, xh: 2, xc: 2.2, gh: 1, gc: 0.5 },
    values: {
      power: 0.001296828860162159,
      eta: 0.08333333333333323,
      eta_C: 0.16666666666666663,
      var_power: 0.0026000551344019128,
      tradeoff: 0.4987697541500266,
      bound: 0.5,
    },
  },
];
