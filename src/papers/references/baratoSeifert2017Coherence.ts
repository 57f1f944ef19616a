// Eigenvalues of the generator, from the project's catalogue, jump: barato-seifert2017-oscillation-coherence.
import type { ReferenceSet, Settings } from "../claim.js";

export const baratoSeifert2017CoherenceReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { N: 3, A: 6, seed: 0 },
    values: {
      R: 0.43970659095430664,
      bound: 0.4397065909543068,
      re_lambda: -1.7030029248549203,
      im_lambda: 0.7488216104731703,
      clock_cost_times_err: 2.626070570998663,
      ep: 1.7293294335267748,
    },
  },
  {
    parameters: { N: 6, A: 12, seed: 0 },
    values: {
      R: 1.319119772862921,
      bound: 1.31911977286292,
      re_lambda: -0.5676676416183057,
      im_lambda: 0.7488216104731694,
      clock_cost_times_err: 2.6260705709986625,
      ep: 1.7293294335267748,
    },
  },
  {
    parameters: { N: 6, A: 12, seed: 1 },
    values: {
      R: 1.183107098608175,
      bound: 1.31911977286292,
      re_lambda: -0.5540183676774062,
      im_lambda: 0.6554630635584532,
      clock_cost_times_err: 2.9827458616786133,
      ep: 1.5135816777504796,
    },
  },
  {
    parameters: { N: 10, A: 30, seed: 0 },
    values: {
      R: 2.785759878945731,
      bound: 2.7857598789457363,
      re_lambda: -0.20049148958320778,
      im_lambda: 0.5585211477509662,
      clock_cost_times_err: 3.3143741789475367,
      ep: 2.8506387948964083,
    },
  },
];
