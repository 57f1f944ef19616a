// Closed form, from the project's catalogue, jump: vo2022-tkur.
import type { ReferenceSet, Settings } from "../claim.js";

export const vo2022References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kp: 2, km: 1 },
    values: {
      J: 0.33333333333333326,
      var_rate: 0.33333333333333337,
      fano2: 3.0000000000000018,
      ep: 0.6931471805599452,
      activity: 3,
      tur: 2.885390081777927,
      kur: 0.3333333333333333,
      tkur: 3.0000000000000004,
      Q_tur: 2.0794415416798366,
      Q_kur: 9.000000000000005,
      note_uniform_F: 3,
    },
  },
  {
    parameters: { kp: 10, km: 0.1 },
    values: {
      J: 3.3,
      var_rate: 1.1222222222222122,
      fano2: 0.10305070911131427,
      ep: 45.5911848412821,
      activity: 10.1,
      tur: 0.04386812948517696,
      kur: 0.09900990099009901,
      tkur: 0.10305070911131517,
      Q_tur: 4.698203927119122,
      Q_kur: 1.040812162024274,
      note_uniform_F: 0.10305070911131517,
    },
  },
  {
    parameters: { kp: 100, km: 0.01 },
    values: {
      J: 33.32999999999999,
      var_rate: 11.112222222213834,
      fano2: 0.010003000500062463,
      ep: 920.9419337938987,
      activity: 100.00999999999998,
      tur: 0.0021716895784741064,
      kur: 0.009999000099990003,
      tkur: 0.010003000500070016,
      Q_tur: 9.212182624268861,
      Q_kur: 1.0004000800112467,
      note_uniform_F: 0.01000300050007001,
    },
  },
];
