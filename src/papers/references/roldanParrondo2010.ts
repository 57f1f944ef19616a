// Enumeration of words, from the project's catalogue, jump: roldan-parrondo2010-kld.
import type { ReferenceSet, Settings } from "../claim.js";

export const roldanParrondo2010References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { dt: 0.2, kmax: 8, wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      d_2: 0.06435797491285285,
      d_3: 0.06471296437687167,
      d_4: 0.06478668840301088,
      d_5: 0.06480416815149936,
      d_6: 0.06480857460342793,
      d_7: 0.06480971168583399,
      d_8: 0.06481000753700622,
      sampled_full_ep: 0.09999693329545936,
      true_ep_times_dt: 0.3437808349119847,
    },
  },
  {
    parameters: { dt: 0.5, kmax: 8, wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      d_2: 0.020426363514612293,
      d_3: 0.02043413898378356,
      d_4: 0.02043428451670566,
      d_5: 0.02043428959760501,
      d_6: 0.02043428978540998,
      d_7: 0.020434289792376437,
      d_8: 0.02043428979263469,
      sampled_full_ep: 0.03372229725547728,
      true_ep_times_dt: 0.8594520872799617,
    },
  },
];
