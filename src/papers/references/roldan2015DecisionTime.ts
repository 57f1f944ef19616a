// Backward equations by quadrature, from the project's catalogue, langevin: roldan-2015-decision-time.
import type { ReferenceSet } from "../claim.js";

export const roldan2015DecisionTimeReferences: readonly ReferenceSet[] = [
  {
    parameters: { f: 1.0, V0: 1.0, sm: 1.0, sp: 1.0 },
    values: {
      P_minus: 0.26894142136999516,
      P_plus: 0.7310585786300048,
      S_T: 0.4621171572600096,
      martingale: 1.0,
      T_mean: 1.1970086428947757,
      T_plus: 1.197008642894843,
      T_minus: 1.1970086428945925,
      P_plus_num: 0.7310585786301459,
      sigma: 0.7747184253029618,
      T_if_uniform: 0.5964969234845472,
    },
  },
  {
    parameters: { f: 2.0, V0: 2.0, sm: 1.0, sp: 2.0 },
    values: {
      P_minus: 0.33475904422517816,
      P_plus: 0.6652409557748218,
      S_T: 0.9957228673244654,
      martingale: 1.0000000000000002,
      T_mean: 1.1540678019606634,
      T_plus: 1.261439814161727,
      T_minus: 0.9406956429336873,
      P_plus_num: 0.6652409557749211,
      sigma: 2.5060927496812355,
      T_if_uniform: 0.3973208363701292,
    },
  },
  {
    parameters: { f: 1.0, V0: 0.0, sm: 2.0, sp: 2.0 },
    values: {
      P_minus: 0.11920292202211755,
      P_plus: 0.8807970779778824,
      S_T: 1.5231883119115297,
      martingale: 1.0,
      T_mean: 1.523188311911375,
      T_plus: 1.5231883119113778,
      T_minus: 1.5231883119113534,
      P_plus_num: 0.8807970779778858,
      sigma: 0.9999999999999944,
      T_if_uniform: 1.5231883119115381,
    },
  },
];
