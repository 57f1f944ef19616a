// Linear solves and tilted generators, from the project's catalogue, jump: diterlizzi-baiesi2019-kur.
import type { ReferenceSet, Settings } from "../claim.js";

export const diTerlizziBaiesi2019References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kp: [10, 8, 12], km: [0.01, 0.02, 0.01] },
    values: {
      J: 3.238860926347965,
      var_rate: 1.1125068222846188,
      fano2: 0.10605180936679355,
      ep: 64.74255190329627,
      activity: 9.741986285448236,
      tur: 0.03089158430126961,
      kur: 0.10264847133830565,
      tkur: 0.1031744124352067,
      Q_tur: 6.866064772368113,
      Q_kur: 1.0331552723982735,
      act_mean: 9.741986285448236,
      act_var_rate: 10.013129958483116,
      act_rel: 0.10550543322827029,
    },
  },
  {
    parameters: { kp: [2, 2, 2], km: [1, 1, 1] },
    values: {
      J: 0.33333333333333337,
      var_rate: 0.33333333333333337,
      fano2: 2.9999999999999996,
      ep: 0.6931471805599452,
      activity: 3,
      tur: 2.885390081777927,
      kur: 0.3333333333333333,
      tkur: 3.0000000000000004,
      Q_tur: 2.0794415416798353,
      Q_kur: 8.999999999999998,
      act_mean: 3,
      act_var_rate: 3.0000000000000027,
      act_rel: 0.33333333333333365,
    },
  },
];
