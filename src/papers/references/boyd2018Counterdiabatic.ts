// Quadrature, and Fokker-Planck (residue below 2e-6), from the project's catalogue, langevin: boyd-2018-counterdiabatic.
import type { ReferenceSet } from "../claim.js";

export const boyd2018CounterdiabaticReferences: readonly ReferenceSet[] = [
  {
    parameters: { h: 2.0, lam1: 3.0, tau: 2.0 },
    values: {
      W_cd: 0.48112017397893236,
      dF: -2.283558219041084,
      W_ex: 2.7646783930200165,
      W_fp: 0.48112004028855676,
      W_var_fp: 13.366253490557417,
      KL_final: 2.9211201358989003e-15,
      jarz: 1.000000000354582,
      p_right_fp: 0.9937151431378269,
      p_right_eq: 0.9937151425222401,
      W_naive: -0.8565374004140865,
      p_right_naive: 0.8796836935414514,
    },
  },
  {
    parameters: { h: 1.0, lam1: 2.0, tau: 0.5 },
    values: {
      W_cd: 3.7081013504205376,
      dF: -1.2698555313667534,
      W_ex: 4.977956881787291,
      W_fp: 3.708101223112653,
      W_var_fp: 32.01460157789602,
      KL_final: -1.2427787194408303e-12,
      jarz: 1.0000000298171878,
      p_right_fp: 0.9636905497695928,
      p_right_eq: 0.9636905445989902,
      W_naive: -0.1855869029318497,
      p_right_naive: 0.6207134197954591,
    },
  },
];
