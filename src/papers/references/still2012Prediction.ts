// 1e-14; from the project's catalogue, feedback: section 35.
import type { ReferenceSet } from "../claim.js";

export const still2012PredictionReferences: readonly ReferenceSet[] = [
  {
    parameters: { c: 0.2, E: 2.0, G: 1.0, dt: 1.0 },
    values: {
      W_per_step: 0.247112236201614,
      I_mem: 0.20531912757321802,
      I_pred: 0.07036405009186719,
      nostalgia: 0.13495507748135083,
      W_diss_step: 0.13495507748135072,
      heat_slack: 0.11215715872026316,
    },
  },
  {
    parameters: { c: 0.05, E: 3.0, G: 2.0, dt: 0.5 },
    values: {
      W_per_step: 0.12830517568479707,
      I_mem: 0.4335580380660544,
      I_pred: 0.336131817037816,
      nostalgia: 0.09742622102823839,
      W_diss_step: 0.09742622102823839,
      heat_slack: 0.030878954656558683,
    },
  },
];
