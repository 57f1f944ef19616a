// Moment recursions of the discrete map, from the project's catalogue of claims, langevin: discretised-work-bias.
import type { ReferenceSet } from "../claim.js";

export const discretisedWorkBiasReferences: readonly ReferenceSet[] = [
  {
    parameters: { h: 0.1, k0: 1.0, k1: 4.0, tau: 1.0 },
    values: {
      W_mean: 0.9806429734667755,
      jarz: 0.9559630192853302,
      x2_final: 0.3278219600043706,
    },
  },
  {
    parameters: { h: 0.05, k0: 1.0, k1: 4.0, tau: 1.0 },
    values: {
      W_mean: 0.9552589628032334,
      jarz: 0.9791958020537975,
      x2_final: 0.30407992466408384,
    },
  },
  {
    parameters: { h: 0.025, k0: 1.0, k1: 4.0, tau: 1.0 },
    values: {
      W_mean: 0.9449449860668067,
      jarz: 0.9899043568939675,
      x2_final: 0.2956688556186399,
    },
  },
];
