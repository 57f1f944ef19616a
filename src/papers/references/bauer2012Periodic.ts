// closed form; MC 4e6 z=0; from the project's catalogue, feedback: section 14.
import type { ReferenceSet } from "../claim.js";

export const bauer2012PeriodicReferences: readonly ReferenceSet[] = [
  {
    parameters: { sigma: 0.5, T: 0.5 },
    values: {
      W_ext_per_cycle: 0.2578411687788089,
      I_per_cycle: 0.6674399462205377,
      power: 0.5156823375576178,
      efficiency: 0.3863136604856614,
    },
  },
  {
    parameters: { sigma: 0.5, T: 0.5, delay: 0.2 },
    values: {
      W_ext_per_cycle: 0.17283610412569422,
      I_per_cycle: 0.6674399462205377,
      power: 0.34567220825138845,
      efficiency: 0.2589537906809449,
    },
  },
  {
    parameters: { sigma: 1.0, T: 0.1 },
    values: {
      W_ext_per_cycle: 0.0635694629224032,
      I_per_cycle: 0.1773515425702677,
      power: 0.635694629224032,
      efficiency: 0.3584376092878731,
    },
  },
];
