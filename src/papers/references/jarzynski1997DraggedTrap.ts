// Closed forms (relative error below 1e-9), from the project's catalogue of claims, langevin: jarzynski-1997-dragged-trap.
import type { ReferenceSet } from "../claim.js";

export const draggedTrapReferences: readonly ReferenceSet[] = [
  {
    parameters: { k: 1.0, v: 1.0, tau: 1.0 },
    values: {
      W_mean: 0.36787944117144233,
      W_var: 0.7357588823428847,
      dF: 0.0,
      P_neg: 0.3340045710044116,
      jarz: 1.0,
      mgf2: 2.087065228634533,
      p_at_0: 0.4242289539420981,
      mean_lag: 0.6321205588285577,
    },
  },
  {
    parameters: { k: 1.0, v: 1.5, tau: 2.0 },
    values: {
      W_mean: 2.5545043872823787,
      W_var: 5.109008774564757,
      dF: 0.0,
      P_neg: 0.12920528460137615,
      jarz: 1.0,
      mgf2: 165.50621956509852,
      p_at_0: 0.09319442898326133,
      mean_lag: 1.296997075145081,
    },
  },
  {
    parameters: { k: 2.0, v: 2.0, tau: 3.0 },
    values: {
      W_mean: 10.004957504353333,
      W_var: 20.009915008706667,
      dF: 0.0,
      P_neg: 0.012655522187755215,
      jarz: 1.0,
      mgf2: 489999539.22269964,
      p_at_0: 0.007311609439691007,
      mean_lag: 0.9975212478233336,
    },
  },
];
