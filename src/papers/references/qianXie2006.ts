// Linear solves, from the project's catalogue, jump: qian-xie2006-haldane-cycle-times.
import type { ReferenceSet, Settings } from "../claim.js";

export const qianXie2006References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kp: [3, 2, 4], km: [1, 0.5, 2], i0: 0 },
    values: {
      P_plus: 0.96,
      P_minus: 0.039999999999999994,
      log_ratio: 3.1780538303479458,
      affinity: 3.1780538303479458,
      mean_T_plus: 1.56,
      mean_T_minus: 1.56,
      var_T_plus: 1.4335999999999998,
      var_T_minus: 1.4335999999999993,
    },
  },
  {
    parameters: { kp: [1.5, 1, 1.2, 0.4], km: [1, 0.8, 1.1, 0.3], i0: 2 },
    values: {
      P_plus: 0.7317073170731715,
      P_minus: 0.26829268292682945,
      log_ratio: 1.0033021088637852,
      affinity: 1.0033021088637848,
      mean_T_plus: 10.786585365853666,
      mean_T_minus: 10.786585365853666,
      var_T_plus: 83.50489539956384,
      var_T_minus: 83.50489539956389,
    },
  },
];
