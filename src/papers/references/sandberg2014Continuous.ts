// closed form; MC 4e6 z=0; from the project's catalogue, feedback: section 14.
import type { ReferenceSet } from "../claim.js";

export const sandberg2014ContinuousReferences: readonly ReferenceSet[] = [
  {
    parameters: { N: 0.5 },
    values: {
      power: 0.3819660112501051,
      info_rate: 0.6180339887498949,
    },
  },
  {
    parameters: { N: 0.05 },
    values: {
      power: 0.7298437881283575,
      info_rate: 2.7015621187164243,
    },
  },
];
