// Solved deterministically (closed forms, linear equations, matrix exponentials), from the project's catalogue, jump:
// schlogl1972-bistable.
import type { ReferenceSet, Settings } from "../claim.js";

export const schlogl1972References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { c1A: 0.03, c2: 0.0001, c3B: 200.0, c4: 3.5, N: 1500, nlo: 85, nhi: 565, nsplit: 250 },
    values: {
      mean: 454.86134789797853,
      var: 39951.54674305476,
      p_low: 0.22025852336766524,
      maxima_0: 82,
      maxima_1: 563,
      minima_0: 256,
      J_A_to_B: 1392.0147176429248,
      check_J2: 1392.014717642925,
      affinity: 2.7568403652716422,
      ep_rate: 3837.5623626502224,
      mfpt_lo_to_hi: 50307.72728172069,
      mfpt_hi_to_lo: 178098.96064079637,
      tail: 3.291983032450698e-125,
    },
  },
  {
    parameters: { c1A: 0.12, c2: 0.0016, c3B: 50.0, c4: 3.5, N: 500, nlo: 21, nhi: 141, nsplit: 64 },
    values: {
      mean: 54.121311029927725,
      var: 2625.5522158403096,
      p_low: 0.7120783683997112,
      maxima_0: 19,
      maxima_1: 137,
      minima_0: 71,
      J_A_to_B: 139.42458860474707,
      check_J2: 139.42458860474704,
      affinity: 2.7568403652716422,
      ep_rate: 384.3713337769594,
      mfpt_lo_to_hi: 130.0026977982865,
      mfpt_hi_to_lo: 52.96690216848213,
      tail: 2.3086159107894478e-73,
    },
  },
];
