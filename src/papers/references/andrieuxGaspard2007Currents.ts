// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// andrieux-gaspard2007-current-ft.
import type { ReferenceSet, Settings } from "../claim.js";

export const andrieuxGaspard2007CurrentsReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { z1: 0.3, z2: -0.2, wf: [3.0, 2.0, 4.0, 1.5, 0.8], wb: [1.0, 0.5, 1.2, 0.7, 1.1] },
    values: {
      A1: 2.803360380906535,
      A2: 1.6476591252542983,
      theta: 0.05761861570211435,
      theta_reflected: 0.05761861570211391,
      J1: 0.4006739163731045,
      J2: 0.3615255016082095,
      C11: 0.2646429125188492,
      C12: 0.130167689993319,
      C22: 0.2714492216698454,
      theta_half: -0.41026549028942805,
    },
  },
  {
    parameters: { z1: -0.4, z2: 0.25, wf: [1.2, 1.0, 0.9, 1.1, 2.0], wb: [1.0, 0.7, 1.0, 0.8, 1.5] },
    values: {
      A1: 0.251314428280906,
      A2: 0.5007752879124892,
      theta: 0.017169782757812335,
      theta_reflected: 0.017169782757812335,
      J1: 0.03530373719397817,
      J2: 0.05261892164879031,
      C11: 0.2019852967018036,
      C12: 0.03971855003734849,
      C22: 0.1917646294384499,
      theta_half: -0.008793140332192806,
    },
  },
];
