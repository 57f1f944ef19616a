// Moment equations of the periodic state (rtol 1e-12), from the project's catalogue of claims, langevin: martinez-2016-carnot.
import type { ReferenceSet } from "../claim.js";

export const martinez2016CarnotReferences: readonly ReferenceSet[] = [
  {
    parameters: { Tc: 1.0, Th: 2.0, k1: 1.0, k2: 2.0, tau: 20.0 },
    values: {
      W_total: -0.16627756014232054,
      power: 0.008313878007116027,
      Q_legs_0: -0.27745333784700066,
      Q_legs_1: -0.11484402964425522,
      Q_legs_2: 0.4651978263924341,
      Q_legs_3: 0.0933771012411424,
      W_legs_0: 0.38616832248111366,
      W_legs_1: 1.044909007037329,
      W_legs_2: -0.647514607460661,
      W_legs_3: -0.9498402822001022,
      eta: 0.3574340865514948,
      eta_allheat: 0.29768174673854697,
      eta_C: 0.5,
      W_qs: -0.34657359027997264,
    },
  },
  {
    parameters: { Tc: 1.0, Th: 2.0, k1: 1.0, k2: 2.0, tau: 100.0 },
    values: {
      W_total: -0.31247690919375704,
      power: 0.0031247690919375703,
      Q_legs_0: -0.3303409518092314,
      Q_legs_1: -0.017314788747641918,
      Q_legs_2: 0.6385688699229674,
      Q_legs_3: 0.021563779827663998,
      W_legs_0: 0.35516027160658303,
      W_legs_1: 1.005324810693161,
      W_legs_2: -0.6819232327682468,
      W_legs_3: -0.9910387587252543,
      eta: 0.48933940239124424,
      eta_allheat: 0.4733547254658543,
      eta_C: 0.5,
      W_qs: -0.34657359027997264,
    },
  },
];
