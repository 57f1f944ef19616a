// analytic linear response; ODE Richardson agrees 4e-8; from the project's catalogue, feedback: section 12.
import type { ReferenceSet, Settings } from "../claim.js";

export const horowitzParrondo2011SlowReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { eps: 0.1 },
    values: {
      coef_analytic: 0.8788898309344877,
    },
  },
  {
    parameters: { eps: 0.02 },
    values: {
      coef_analytic: 1.8680737430931007,
    },
  },
];
