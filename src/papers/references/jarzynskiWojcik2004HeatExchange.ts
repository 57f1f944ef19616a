// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// jarzynski-wojcik2004-heat-exchange.
import type { ReferenceSet, Settings } from "../claim.js";

export const jarzynskiWojcik2004HeatExchangeReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { E: 1.0, g1: 1.0, g2: 0.5, b1: 0.5, b2: 2.0, lam: 0.4 },
    values: {
      mean_heat_rate: 0.08611258225867593,
      var_rate: 0.12569139390712908,
      ep_rate: 0.12916887338801392,
      theta: -0.02478892841847946,
      theta_reflected: -0.02478892841847946,
      p1: 0.29142808653946944,
    },
  },
  {
    parameters: { E: 2.0, g1: 1.0, g2: 1.0, b1: 0.8, b2: 1.0, lam: 0.1 },
    values: {
      mean_heat_rate: 0.048778692843957944,
      var_rate: 0.49189411554870016,
      ep_rate: 0.009755738568791587,
      theta: -0.002433798936724463,
      theta_reflected: -0.002433798936724463,
      p1: 0.14359226844409653,
    },
  },
];
