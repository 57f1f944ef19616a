// Linear solves, from the project's catalogue, jump: skinner-dunkel2021-dwell-cv.
import type { ReferenceSet, Settings } from "../claim.js";

export const skinnerDunkel2021References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { N: 4, A: 0 },
    values: {
      mean_A: 1.9999999999999996,
      var_A: 5.999999999999998,
      cv2: 1.5000000000000004,
      mean_B: 0.5,
      ep: 9.244463733058732e-33,
    },
  },
  {
    parameters: { N: 4, A: 8 },
    values: {
      mean_A: 3.3280735405356974,
      var_A: 7.154103970881451,
      cv2: 0.6459061486506481,
      mean_B: 0.8320183851339245,
      ep: 1.2769655712085513,
    },
  },
  {
    parameters: { N: 8, A: 24 },
    values: {
      mean_A: 7.480246646970688,
      var_A: 15.044593758271631,
      cv2: 0.26887388902739895,
      mean_B: 0.935030830871336,
      ep: 2.4813774634058623,
    },
  },
];
