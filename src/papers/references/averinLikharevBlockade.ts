// Linear solves, from the project's catalogue, jump: averin-likharev-set-coulomb-blockade.
import type { ReferenceSet, Settings } from "../claim.js";

export const averinLikharevBlockadeReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { Ec: 1, T: 0.1, ng: 0, V: 1, r1: 1, r2: 1 },
    values: {
      current: 0.005061755367852315,
      noise: 0.005036723340581335,
      fano: 0.9950546746233607,
      mean_n: 0,
      joule_ep: 0.05061755367852314,
    },
  },
  {
    parameters: { Ec: 1, T: 0.1, ng: 0.5, V: 1, r1: 1, r2: 4 },
    values: {
      current: 0.10000010976611802,
      noise: 0.06843752517604212,
      fano: 0.6843745005490993,
      mean_n: 0.7959844817685477,
      joule_ep: 1.0000010976611802,
    },
  },
  {
    parameters: { Ec: 1, T: 0.3, ng: 0.25, V: 2.5, r1: 1, r2: 10 },
    values: {
      current: 0.1414910475062662,
      noise: 0.10879590233963182,
      fano: 0.7689242836004418,
      mean_n: 0.7796074057462474,
      joule_ep: 1.1790920625522183,
    },
  },
];
