// closed form; from the project's catalogue, feedback: section 16.
import type { ReferenceSet, Settings } from "../claim.js";

export const ribezziRitort2019CmdReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { p1: 0.5, K: 1.0, tau: 1.0 },
    values: {
      W_ext_per_cycle: 0.6931471805599453,
      I_per_cycle: 2.667024016004399,
      mean_measurements: 4.163953413738653,
      mean_time: 3.1639534137386534,
      W_ext_second_moment: 0.4804530139182014,
    },
  },
  {
    parameters: { p1: 0.1, K: 1.0, tau: 0.5 },
    values: {
      W_ext_per_cycle: 2.0828626352604234,
      I_per_cycle: 4.30248486508697,
      mean_measurements: 24.155834974224163,
      mean_time: 11.577917487112082,
      W_ext_second_moment: 4.772818383256525,
    },
  },
  {
    parameters: { p1: 0.01, K: 1.0, tau: 5.0 },
    values: {
      W_ext_per_cycle: 4.559218987486745,
      I_per_cycle: 5.607742346609518,
      mean_measurements: 100.68175136759186,
      mean_time: 498.4087568379593,
      W_ext_second_moment: 20.99551752758696,
    },
  },
];
