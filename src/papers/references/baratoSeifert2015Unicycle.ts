// Linear solves and tilted generators, from the project's catalogue, jump: barato-seifert2015-tur-unicycle.
import type { ReferenceSet, Settings } from "../claim.js";

export const baratoSeifert2015UnicycleReferences: readonly ReferenceSet<Settings>[] = [
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
      Q_analytic: 2.079441541679836,
      Q_analytic_check: 2.0794415416798366,
    },
  },
  {
    parameters: { kp: 10, km: 1 },
    values: {
      J: 2.999999999999999,
      var_rate: 1.2222222222221932,
      fano2: 0.13580246913579933,
      ep: 20.723265836946407,
      activity: 10.999999999999998,
      tur: 0.09650988486738932,
      kur: 0.09090909090909093,
      tkur: 0.1358024691358025,
      Q_tur: 2.814270669214879,
      Q_kur: 1.4938271604937923,
      Q_analytic: 2.814270669214945,
      Q_analytic_check: 2.814270669214879,
    },
  },
  {
    parameters: { kp: 1.1, km: 1 },
    values: {
      J: 0.03333333333333338,
      var_rate: 0.23333333333333334,
      fano2: 209.99999999999937,
      ep: 0.009531017980432509,
      activity: 2.1,
      tur: 209.8411737451409,
      kur: 0.47619047619047616,
      tkur: 209.99999999999952,
      Q_tur: 2.001513775890821,
      Q_kur: 440.9999999999987,
      Q_analytic: 2.001513775890822,
      Q_analytic_check: 2.001513775890821,
    },
  },
];
