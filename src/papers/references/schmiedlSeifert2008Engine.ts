// Closed forms, from the project's catalogue of claims, langevin: schmiedl-seifert-2008-engine.
import type { ReferenceSet } from "../claim.js";

export const schmiedlSeifert2008EngineReferences: readonly ReferenceSet[] = [
  {
    parameters: { Th: 2.0, Tc: 1.0, wa: 0.5, wb: 1.5 },
    values: {
      t1: 1.9511829255503246,
      t3: 1.9511829255503246,
      W_out: 0.2746530721670274,
      W_out_check: 0.2746530721670273,
      Q_h: 0.961285752584596,
      Q_h_check: 0.9612857525845956,
      eta: 0.28571428571428564,
      power: 0.07038116943585963,
      eta_EMP_formula: 0.2857142857142857,
      eta_CA: 0.2928932188134524,
      k_hot_0: 3.624816926192399,
      k_hot_1: 1.1167212846751242,
      k_cold_0: 0.8832787153248761,
      k_cold_1: 2.3751830738076,
      A: 0.26794919243112253,
      dS: 0.5493061443340549,
      P_max: 0.07038116943585965,
    },
  },
  {
    parameters: { Th: 4.0, Tc: 1.0, wa: 0.5, wb: 2.0 },
    values: {
      t1: 0.9617966939259759,
      t3: 0.9617966939259759,
      W_out: 1.0397207708399177,
      W_out_check: 1.039720770839918,
      Q_h: 2.252728336819822,
      Q_h_check: 2.2527283368198225,
      eta: 0.46153846153846145,
      power: 0.5405096406579762,
      eta_EMP_formula: 0.46153846153846156,
      eta_CA: 0.5,
      k_hot_0: 6.96027922916008,
      k_hot_1: 1.4801396145800407,
      k_cold_0: 1.0198603854199588,
      k_cold_1: 3.039720770839917,
      A: 0.5000000000000001,
      dS: 0.6931471805599453,
      P_max: 0.5405096406579764,
    },
  },
];
