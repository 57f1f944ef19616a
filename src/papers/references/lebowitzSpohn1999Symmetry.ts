// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// lebowitz-spohn1999-gc-symmetry.
import type { ReferenceSet, Settings } from "../claim.js";

export const lebowitzSpohn1999SymmetryReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { net: "ring", kp: [3.0, 2.0, 4.0], km: [1.0, 0.5, 2.0] },
    values: {
      theta_m05: 1.5331639390636482,
      theta_025: -0.3428918428337626,
      theta_05: -0.45325430939992106,
      theta_075: -0.3428918428337626,
      theta_1: 8.881784197001252e-16,
      theta_15: 1.533163939063648,
      ep_rate: 1.8742368743077629,
      var_rate: 4.222604030496356,
      sym_err: 2.220446049250313e-16,
    },
  },
  {
    parameters: { net: "diamond", wf: [3.0, 2.0, 4.0, 1.5, 0.8], wb: [1.0, 0.5, 1.2, 0.7, 1.1] },
    values: {
      theta_m05: 1.4368737900987414,
      theta_025: -0.3115664262925928,
      theta_05: -0.41026549028942716,
      theta_075: -0.31156642629259323,
      theta_1: 8.881784197001252e-16,
      theta_15: 1.4368737900987423,
      ep_rate: 1.7189041745599232,
      var_rate: 4.019193102667252,
      sym_err: 1.3322676295501878e-15,
    },
  },
  {
    parameters: { net: "diamond", wf: [1.2, 1.0, 0.9, 1.1, 2.0], wb: [1.0, 0.7, 1.0, 0.8, 1.5] },
    values: {
      theta_m05: 0.026528408561565353,
      theta_025: -0.006597204978457505,
      theta_05: -0.008793140332192806,
      theta_075: -0.006597204978458393,
      theta_1: 0.0,
      theta_15: 0.02652840856156624,
      ep_rate: 0.0352225941674017,
      var_rate: 0.07084444533633855,
      sym_err: 1.7763568394002505e-15,
    },
  },
];
