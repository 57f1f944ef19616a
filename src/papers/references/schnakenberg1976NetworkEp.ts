// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// schnakenberg1976-network-ep.
import type { ReferenceSet, Settings } from "../claim.js";

export const schnakenberg1976NetworkEpReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { wf: [3.0, 2.0, 4.0, 1.5, 0.8], wb: [1.0, 0.5, 1.2, 0.7, 1.1] },
    values: {
      p_0: 0.21641905345382137,
      p_1: 0.24858324398835957,
      p_2: 0.19298514320722926,
      p_3: 0.3420125593505896,
      J_01: 0.4006739163731045,
      J_23: 0.3615255016082095,
      A_cycle_012: 2.803360380906535,
      A_cycle_023: 1.6476591252542983,
      ep_edges: 1.7189041745599234,
      ep_cycles: 1.7189041745599232,
      activity: 3.7237861847143505,
    },
  },
  {
    parameters: { wf: [1.2, 1.0, 0.9, 1.1, 2.0], wb: [1.0, 0.7, 1.0, 0.8, 1.5] },
    values: {
      p_0: 0.23447645615891488,
      p_1: 0.2460680101967197,
      p_2: 0.30109181857534506,
      p_3: 0.21836371506902028,
      J_01: 0.03530373719397817,
      J_23: 0.05261892164879031,
      A_cycle_012: 0.251314428280906,
      A_cycle_023: 0.5007752879124892,
      ep_edges: 0.0352225941674017,
      ep_cycles: 0.03522259416740166,
      activity: 2.8219902842576117,
    },
  },
];
