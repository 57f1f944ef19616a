// Linear solves, from the project's catalogue, jump: gao-limmer2021-level-not-gate.
import type { ReferenceSet, Settings } from "../claim.js";

export const gaoLimmer2021NotGateReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { vin: 0, vd: 5, C: 2, g: 1, N: 22 },
    values: {
      mean_Vout: 4.971429920764905,
      var_Vout: 0.5076944566258419,
      electron_current_S_to_D: 0.003322910837939117,
      ep_rate: 0.016614554189700537,
    },
  },
  {
    parameters: { vin: 2.5, vd: 5, C: 2, g: 1, N: 22 },
    values: {
      mean_Vout: 2.500000000000014,
      var_Vout: 1.9011745874144736,
      electron_current_S_to_D: 0.03160632114484205,
      ep_rate: 0.15803160572420846,
    },
  },
  {
    parameters: { vin: 5, vd: 5, C: 2, g: 1, N: 22 },
    values: {
      mean_Vout: 0.02857007923503,
      var_Vout: 0.5076944566256091,
      electron_current_S_to_D: 0.0033229108379372813,
      ep_rate: 0.01661455418969761,
    },
  },
];
