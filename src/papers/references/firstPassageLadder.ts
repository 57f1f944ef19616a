// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// first-passage-ladder.
import type { ReferenceSet, Settings } from "../claim.js";

export const firstPassageLadderReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kp: 1.0, km: 0.5, N: 5, t: 8.0 },
    values: {
      mean: 8.0625,
      var: 27.50390625,
      cv2: 0.42311159185145125,
      cdf_t: 0.6041861627225122,
      pdf_t: 0.07621319425709525,
    },
  },
  {
    parameters: { kp: 2.0, km: 2.0, N: 6, t: 10.0 },
    values: {
      mean: 10.5,
      var: 75.25,
      cv2: 0.6825396825396826,
      cdf_t: 0.6066302318113923,
      pdf_t: 0.04570800707156124,
    },
  },
  {
    parameters: { kp: 1.0, km: 0.0, N: 8, t: 8.0 },
    values: {
      mean: 8.0,
      var: 8.0,
      cv2: 0.125,
      cdf_t: 0.5470391905130058,
      pdf_t: 0.1395865319505968,
    },
  },
];
