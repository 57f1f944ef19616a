// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// sinitsyn2007-stochastic-pump.
import type { ReferenceSet, Settings } from "../claim.js";

export const sinitsyn2007PumpReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { om: 0.01, r: 0.5, k: 1.0 },
    values: {
      charge_per_cycle: 0.025740623551495593,
      check_R: 0.025740623551496124,
      p_start: 0.5554454908724465,
      geometric: 0.025740817160565754,
      dynamic: 7.595221511018747e-16,
    },
  },
  {
    parameters: { om: 0.5, r: 0.5, k: 1.0 },
    values: {
      charge_per_cycle: 0.02526985318159947,
      check_R: 0.025269853181596674,
      p_start: 0.5492395643043421,
      geometric: 0.025740817160565754,
      dynamic: 1.5190443022037493e-17,
    },
  },
  {
    parameters: { om: 5.0, r: 0.8, k: 1.0 },
    values: {
      charge_per_cycle: 0.024928295732000304,
      check_R: 0.024928295732076337,
      p_start: 0.48610678580579025,
      geometric: 0.07120297297492245,
      dynamic: -1.053394611243265e-17,
    },
  },
];
