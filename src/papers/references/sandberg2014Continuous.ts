// closed form; MC 4e6 z=0; from the project's catalogue, feedback: section 14.
import type { ReferenceSet } from "../claim.js";

export const sandberg2014ContinuousReferences: readonly ReferenceSet[] = [
  {
    parameters: { N: 0.5 },
    values: {
      P: 0.6180339887498949,
      power: 0.3819660112501051,
      info_rate: 0.6180339887498949,
      efficiency: 0.6180339887498947,
      kTmin_times_I: 0.3819660112501052,
    },
  },
  {
    parameters: { N: 0.05 },
    values: {
      P: 0.27015621187164246,
      power: 0.7298437881283575,
      info_rate: 2.7015621187164243,
      efficiency: 0.2701562118716424,
      kTmin_times_I: 0.7298437881283576,
    },
  },
];
