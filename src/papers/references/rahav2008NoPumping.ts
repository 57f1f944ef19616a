// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// rahav2008-no-pumping.
import type { ReferenceSet, Settings } from "../claim.js";

export const rahav2008NoPumpingReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { om: 1.0, vary: "energy" },
    values: {
      circulation_per_period: 1.8488357546309064e-16,
      p_start_0: 0.21342841591297684,
      p_start_1: 0.4780997426517493,
      p_start_2: 0.3084718414352739,
    },
  },
  {
    parameters: { om: 1.0, vary: "barrier" },
    values: {
      circulation_per_period: 8.598220757231741e-17,
      p_start_0: 0.33110621869434936,
      p_start_1: 0.22194713575789088,
      p_start_2: 0.4469466455477598,
    },
  },
  {
    parameters: { om: 1.0, vary: "both" },
    values: {
      circulation_per_period: 0.19433629561704271,
      p_start_0: 0.20395562643618081,
      p_start_1: 0.4458299868246639,
      p_start_2: 0.3502143867391553,
    },
  },
];
