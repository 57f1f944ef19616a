// Driven master equation (TdT to 6e-8, vdv 1e-7, rhs and ratio 2e-7), from the project's catalogue, jump: koyuk-seifert2020-driven-tur.
import type { ReferenceSet, Settings } from "../claim.js";

export const koyukSeifert2020JumpsReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { E0: [0, 0.5, 1], E1: [2, 0, 0.5], f: 3, T: 1, v: 1 },
    values: {
      mean: 0.5103393474347696,
      var: 0.3871904032826283,
      Sigma: 1.1768853659578937,
      TdT: 0.4267298422080956,
      vdv: 0.09545961391366209,
      lhs: 0.4556787194626605,
      rhs: 0.21947992830849222,
      naive_rhs: 0.520892499080293,
      ratio: 0.4816549883376263,
    },
  },
  {
    parameters: { E0: [0, 0, 0], E1: [1.5, -1, 0.5], f: 1, T: 2, v: 0.5 },
    values: {
      mean: 0.3959162816702573,
      var: 0.5185113117760374,
      Sigma: 0.3101205253871331,
      TdT: 0.2932165574128509,
      vdv: 0.08683889627511543,
      lhs: 0.16080100042715628,
      rhs: 0.08518347803336394,
      naive_rhs: 0.313499404183205,
      ratio: 0.529744701880462,
    },
  },
];
