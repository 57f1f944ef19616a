// Quantile functions, Newton on the stationary map (residue below 1e-7), from the project's catalogue, langevin: proesmans-2020-finite-time-landauer.
import type { ReferenceSet } from "../claim.js";

export const proesmans2020FiniteTimeLandauerReferences: readonly ReferenceSet[] = [
  {
    parameters: { Eb: 8.0, tau: 0.1 },
    values: {
      W_min: 9.644456617070515,
      W2sq_opt: 0.5405504823800703,
      x_final_mean: 0.5192293230063907,
      W2sq: 1.7017442700880436,
      var: 0.9644563638689212,
      W_LE: 17.710589881440377,
      lower: 5.515428999904551,
      upper: 19.982274457938367,
    },
  },
  {
    parameters: { Eb: 8.0, tau: 1.0 },
    values: {
      W_min: 2.329988464213485,
      W2sq_opt: 1.5645119888190508,
      x_final_mean: 0.924000785919011,
      W2sq: 1.7017442700880436,
      var: 0.9644563638689212,
      W_LE: 2.394891450647989,
      lower: 1.1753753624944059,
      upper: 2.622059908297788,
    },
  },
  {
    parameters: { Eb: 8.0, tau: 10.0 },
    values: {
      W_min: 0.8627260890908208,
      W2sq_opt: 1.6897867086201221,
      x_final_mean: 0.9682938513412217,
      W2sq: 1.7017442700880436,
      var: 0.9644563638689212,
      W_LE: 0.8633216075687496,
      lower: 0.7413699987533914,
      upper: 0.8860384533337295,
    },
  },
  {
    parameters: { Eb: 4.0, tau: 1.0 },
    values: {
      W_min: 1.9975512626784542,
      W2sq_opt: 1.1229862149092766,
      x_final_mean: 0.7994566653209757,
      W2sq: 1.4759239668442918,
      var: 0.9176708607452297,
      W_LE: 2.169071147404237,
      lower: 1.1519826109325602,
      upper: 2.528488902050405,
    },
  },
];
