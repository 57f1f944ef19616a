// Linear solves, from the project's catalogue, jump: neri2017-infimum-law.
import type { ReferenceSet, Settings } from "../claim.js";

export const neri2017InfimumLawReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { mode: "ring", kp: [3, 2, 4], km: [1, 0.5, 2], s: 1 },
    values: {
      p_inf_below_minus_s: 0.17307385303074962,
      bound: 0.36787944117144233,
      mean_infimum: -0.5404206730865769,
      ep_rate: 1.874236874307763,
    },
  },
  {
    parameters: { mode: "ring", kp: [2, 2, 2], km: [1, 1, 1], s: 2 },
    values: {
      p_inf_below_minus_s: 0.125,
      bound: 0.1353352832366127,
      mean_infimum: -0.6931471805599451,
      ep_rate: 0.6931471805599452,
    },
  },
  {
    parameters: { mode: "circ", a: 1, am: 0.5, b: 0.3, bm: 0.075, s: 1.3862943611198906 },
    values: {
      p_inf_below_minus_s: 0.2291522191609273,
      bound: 0.25,
      mean_infimum: -0.6268499259677711,
      ep_rate: 0.658489821531948,
    },
  },
];
