// 1e-13; zero at delta=eps verified 1e-8; from the project's catalogue, feedback: section 31.
import type { ReferenceSet } from "../claim.js";

export const mandalQuanJarzynski2013References: readonly ReferenceSet[] = [
  {
    parameters: { delta: 1.0, dE: 1.0, Th: 1.0, Tc: 0.5, tau: 1.0 },
    values: {
      Phi: 0.0946179977877254,
      Q_c_to_h: 0.0946179977877254,
      eps: 0.4621171572600097,
      dS_tape: 0.31309394539710944,
      second_law_slack: 0.21847594760938405,
      Phi_over_delta_minus_eps: 0.17590819090963872,
    },
  },
  {
    parameters: { delta: 0.2, dE: 1.0, Th: 1.0, Tc: 0.5, tau: 1.0 },
    values: {
      Phi: -0.04370145982037954,
      Q_c_to_h: -0.04370145982037954,
      eps: 0.4621171572600097,
      dS_tape: -0.021752937108280967,
      second_law_slack: 0.021948522712098573,
      Phi_over_delta_minus_eps: 0.16672491139917808,
    },
  },
  {
    parameters: { delta: 0.9, dE: 2.0, Th: 2.0, Tc: 1.0, gamma: 2.0, tau: 3.0 },
    values: {
      Phi: 0.1670669999311153,
      Q_c_to_h: 0.3341339998622306,
      eps: 0.4621171572600097,
      dS_tape: 0.32465537242788756,
      second_law_slack: 0.15758837249677227,
      Phi_over_delta_minus_eps: 0.38153356017723145,
    },
  },
];
