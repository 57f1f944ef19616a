// Moment equations, from the project's catalogue, jump: wolpert2020-circuit-mutual-information-cost.
import type { ReferenceSet, Settings } from "../claim.js";

export const wolpert2020References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { c: 0.4, Emax: 6, tau: 4 },
    values: {
      I0: 0.19274475702175753,
      I_tau: 1.1071304032994611e-6,
      EP_marginals: 1.275030480829172,
      EP_joint: 1.4677741307205336,
      sum_check: 1.467774130720526,
      heat: 2.359128971766523,
      landauer_joint: 0.8913548410459893,
    },
  },
  {
    parameters: { c: 0.49, Emax: 8, tau: 20 },
    values: {
      I0: 0.5951080672802133,
      I_tau: 5.0306980803327406e-17,
      EP_marginals: 0.3994295864484838,
      EP_joint: 0.9945376537286968,
      sum_check: 0.9945376537286971,
      heat: 1.776239782198561,
      landauer_joint: 0.7817021284698641,
    },
  },
];
