// Solved deterministically (closed forms, linear equations, matrix exponentials), from the project's catalogue, jump:
// brusselator-ep.
import type { ReferenceSet, Settings } from "../claim.js";

export const brusselatorEpReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: {
      V: 10.0,
      a: 1.0,
      am: 0.1,
      b: 3.0,
      bm: 0.1,
      c: 1.0,
      cm: 0.1,
      d: 1.0,
      dm: 0.1,
      nx: 75,
      ny: 110,
    },
    values: {
      mean_X: 9.999999961662159,
      var_X: 69.75563795431192,
      mean_Y: 29.902170981897864,
      var_Y: 107.08423973916854,
      J_A_to_E: 8.999999965495942,
      J_B_to_D: 27.009782789902143,
      ep_rate: 195.50445723631026,
      ep_cycles: 195.50445723631026,
      boundary_prob: 3.833784090404563e-9,
    },
  },
  {
    parameters: {
      V: 10.0,
      a: 1.0,
      am: 0.1,
      b: 1.5,
      bm: 0.1,
      c: 1.0,
      cm: 0.1,
      d: 1.0,
      dm: 0.1,
      nx: 65,
      ny: 75,
    },
    values: {
      mean_X: 9.999999999999863,
      var_X: 29.094960940040124,
      mean_Y: 16.190996421977623,
      var_Y: 31.70931196373209,
      J_A_to_E: 8.999999999999874,
      J_B_to_D: 13.38090035780204,
      ep_rate: 108.49334327348036,
      ep_cycles: 108.49334327348035,
      boundary_prob: 1.3623780402878412e-14,
    },
  },
];
