// Backward Fokker-Planck with an absorbing point, extrapolated (residue below 7e-7), from the project's catalogue, langevin: neri-2017-infimum-ring.
import type { ReferenceSet } from "../claim.js";

export const neri2017InfimumRingReferences: readonly ReferenceSet[] = [
  {
    parameters: { f: 1.0, V0: 1.0, t: 2.0 },
    values: {
      inf_mean: -0.7217195540767547,
    },
  },
  {
    parameters: { f: 2.0, V0: 2.0, t: 2.0 },
    values: {
      inf_mean: -0.8392293518900014,
    },
  },
];
