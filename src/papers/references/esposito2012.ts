// Linear solves, from the project's catalogue, jump: esposito2012-coarse-graining.
import type { ReferenceSet, Settings } from "../claim.js";

export const esposito2012References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      ep: 1.7189041745599234,
      ep_apparent_merged: 1.3636604738942602,
      ep_apparent_edges_kept: 1.4905145775069528,
      P_lump: 0.5349977025578189,
    },
  },
  {
    parameters: { wf: [1.2, 1, 0.9, 1.1, 2], wb: [1, 0.7, 1, 0.8, 1.5] },
    values: {
      ep: 0.0352225941674017,
      ep_apparent_merged: 0.012049637733052239,
      ep_apparent_edges_kept: 0.023862555343073345,
      P_lump: 0.5194555336443654,
    },
  },
];
