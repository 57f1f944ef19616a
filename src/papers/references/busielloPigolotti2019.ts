// Linear solves, from the project's catalogue, jump: busiello-pigolotti2019-hyperaccurate.
import type { ReferenceSet, Settings } from "../claim.js";

export const busielloPigolotti2019References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      d_opt_01: 1,
      d_opt_23: 0.7053122474299534,
      max_precision_rate: 0.7370050861424738,
      half_sigma: 0.8594520872799617,
      ep_current_precision: 0.7351305313891867,
      prec_01: 0.6066271933518231,
      prec_23: 0.48149221983047114,
    },
  },
  {
    parameters: { wf: [1.2, 1, 0.9, 1.1, 2], wb: [1, 0.7, 1, 0.8, 1.5] },
    values: {
      d_opt_01: 0.5072667383127062,
      d_opt_23: 1,
      max_precision_rate: 0.017512283227399356,
      half_sigma: 0.01761129708370085,
      ep_current_precision: 0.017512045355024014,
      prec_01: 0.0061705177565548434,
      prec_23: 0.014438277400735213,
    },
  },
];
