// Null vector of the generator and quadrature (agreement 1e-12), from the project's catalogue, langevin: seifert-2005-driven-ring.
import type { ReferenceSet } from "../claim.js";

export const ringVelocityReferences: readonly ReferenceSet[] = [
  {
    parameters: { f: 1.0, V0: 1.0, t: 1.0 },
    values: {
      v: 0.7747184253033625,
      sigma: 0.7747184253033625,
      D_eff: 1.137452399404232,
      X_mean: 0.774718425303235,
      X_var: 2.019430824361123,
    },
  },
  {
    parameters: { f: 3.0, V0: 2.0, t: 0.5 },
    values: {
      v: 2.3884681837939734,
      sigma: 7.16540455138192,
      D_eff: 1.5377593315485332,
      X_mean: 1.194234091896862,
      X_var: 1.3082085813947173,
    },
  },
  {
    parameters: { f: 0.5, V0: 2.0, t: 4.0 },
    values: {
      v: 0.11798210046097228,
      sigma: 0.05899105023048614,
      D_eff: 0.37154309296827165,
      X_mean: 0.4719284018430622,
      X_var: 3.5658358726304016,
    },
  },
  {
    parameters: { f: 2.0, V0: 2.0, t: 0.05 },
    values: {
      v: 1.2530463748412608,
      sigma: 2.5060927496825216,
      D_eff: 1.590482070459142,
      X_mean: 0.06265231874206262,
      X_var: 0.10109120335092714,
    },
  },
];
