// 1e-12; MC 2e-5 agreement; from the project's catalogue, feedback: section 27.
import type { ReferenceSet } from "../claim.js";

export const duncanWonhamTelegraphReferences: readonly ReferenceSet[] = [
  {
    parameters: { k: 1.0, sigma: 0.5 },
    values: {
      mmse: 0.5829619787584727,
      info_rate: 1.1659239575169453,
    },
  },
  {
    parameters: { k: 1.0, sigma: 1.0 },
    values: {
      mmse: 0.8231721653189784,
      info_rate: 0.4115860826594892,
    },
  },
];
