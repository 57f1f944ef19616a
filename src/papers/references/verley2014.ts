// Linear solves and tilted generators, from the project's catalogue, jump: verley2014-efficiency-statistics.
import type { ReferenceSet, Settings } from "../claim.js";

export const verley2014References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { e1: 1, e2: 3, muL: 0, muR: 0.3, TL: 2, TR: 1, g: [1, 0.3, 1, 1] },
    values: {
      mean_power: 0.01478534301281173,
      mean_heat: 0.12846455495233883,
      eta_macro: 0.11509278196072985,
      eta_C: 0.5,
      J_macro: 0,
      J_carnot: 0.012037247435878973,
      J_carnot_minus: 0.011547851964101907,
      J_carnot_plus: 0.01198680084523951,
      J_zero: 0.007256179963579967,
      J_neg1: 0.011305409634795982,
      J_at_2: 0.011769646987835891,
    },
  },
  {
    parameters: { e1: 0.5, e2: 2.5, muL: 0, muR: 0.5, TL: 3, TR: 1, g: [1, 0.2, 0.5, 1] },
    values: {
      mean_power: 0.014773839062576812,
      mean_heat: 0.08626662775025797,
      eta_macro: 0.1712578716458826,
      eta_C: 0.6666666666666667,
      J_macro: 0,
      J_carnot: 0.01040826279017737,
      J_carnot_minus: 0.009708557712007071,
      J_carnot_plus: 0.010273497682441235,
      J_zero: 0.0030879526157243653,
      J_neg1: 0.007871286889080231,
      J_at_2: 0.00959715503864289,
    },
  },
];
