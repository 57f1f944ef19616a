// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// andrieux-gaspard2004-nonlinear-onsager.
import type { ReferenceSet, Settings } from "../claim.js";

export const andrieuxGaspard2004OnsagerReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { k: [1.0, 2.0, 0.5, 1.5, 0.7], E: [0.0, 0.3, -0.2, 0.5] },
    values: {
      L11: 0.10750476783784764,
      L12: 0.03107193558244658,
      L21: 0.0310719355810551,
      L22: 0.07163509766755713,
      halfC11: 0.10750476784188998,
      halfC12: 0.031071935582215,
      halfC22: 0.07163509766703147,
      d2J1_dA1A1: 0.005432475843128449,
      dC11_dA1: 0.0054324758485338465,
      d2J1_dA2A2: 0.004316016018809701,
      dC12_dA2: 0.004316016017691498,
    },
  },
];
