// Linear solves, from the project's catalogue, jump: proesmans-vdb2017-discrete-tur.
import type { ReferenceSet, Settings } from "../claim.js";

export const proesmansVdb2017DiscreteReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kp: [0.3, 0.2, 0.35], km: [0.1, 0.05, 0.15] },
    values: {
      J: 0.17737226277372264,
      var_per_step: 0.3288015181112822,
      ep_per_step: 0.19701355133152668,
      rel: 10.451109575827964,
      bound_exp: 9.184400321712168,
      naive_tur: 10.151585951742367,
      naive_violated: 0,
    },
  },
  {
    parameters: { kp: [0.6, 0.7, 0.65], km: [0.05, 0.02, 0.04] },
    values: {
      J: 0.6105121896667413,
      var_per_step: 0.31446822273255914,
      ep_per_step: 1.796604612219273,
      rel: 0.8437000735210456,
      bound_exp: 0.3976821969595048,
      naive_tur: 1.1132109905526075,
      naive_violated: 1,
    },
  },
  {
    parameters: { kp: [0.94, 0.94, 0.94], km: [0.05, 0.05, 0.05] },
    values: {
      J: 0.8899999999999999,
      var_per_step: 0.19790000000000016,
      ep_per_step: 2.611132614153954,
      rel: 0.24984219164246965,
      bound_exp: 0.15854817995875775,
      naive_tur: 0.7659511390416415,
      naive_violated: 1,
    },
  },
];
