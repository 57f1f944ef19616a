// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// hatano-sasa2001-jump.
import type { ReferenceSet, Settings } from "../claim.js";

export const hatanoSasa2001JumpReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { E0: [0.0, 0.5, 1.0], E1: [2.0, 0.0, 0.5], f: 3.0, tau: 1.0 },
    values: {
      mean_Y: 0.19551232474191585,
      var_Y: 0.44489679280265715,
      ift: 0.9999999999999933,
      mgf_half: 0.9555977864979392,
      mgf_2: 1.3333655305470615,
      p_T_0: 0.12062633313188138,
      p_T_1: 0.5103740735214315,
      p_T_2: 0.3689995933466869,
    },
  },
  {
    parameters: { E0: [0.0, 0.0, 0.0], E1: [1.5, -1.0, 0.5], f: 1.0, tau: 3.0 },
    values: {
      mean_Y: 0.08318642588292452,
      var_Y: 0.172121594870917,
      ift: 1.0000000000000002,
      mgf_half: 0.9797893859891325,
      mgf_2: 1.1650012290365037,
      p_T_0: 0.06925320879697576,
      p_T_1: 0.7089601109297009,
      p_T_2: 0.22178668027332382,
    },
  },
];
