// Linear solves and quadrature, from the project's catalogue, jump: harunari2022-vandermeer2022-transition-estimator.
import type { ReferenceSet, Settings } from "../claim.js";

export const harunari2022References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { edge: 0, wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      ep: 1.7189041745599234,
      J: 0.4006739163731045,
      sigma_passive_partial: 0.3846674356931119,
      sigma_informed: 1.4344847568219627,
      sigma_sequence: 1.4344847568219625,
      sigma_waiting_time_full: 1.4401371507464327,
      P_pp: 0.6237830319888734,
      P_mm: 0.017385257301808066,
    },
  },
  {
    parameters: { edge: 2, wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      ep: 1.7189041745599234,
      J: 0.3615255016082095,
      sigma_passive_partial: 0.22838959705297057,
      sigma_informed: 0.9975730413162864,
      sigma_sequence: 0.9975730413162861,
      sigma_waiting_time_full: 1.0095109806013889,
      P_pp: 0.48465266558966075,
      P_mm: 0.030694668820678506,
    },
  },
  {
    parameters: { edge: 0, wf: [1.2, 1, 0.9, 1.1, 2], wb: [1, 0.7, 1, 0.8, 1.5] },
    values: {
      ep: 0.0352225941674017,
      J: 0.03530373719397817,
      sigma_passive_partial: 0.0047331288877371,
      sigma_informed: 0.012365288446139416,
      sigma_sequence: 0.012365288446139402,
      sigma_waiting_time_full: 0.012410575363712376,
      P_pp: 0.3268421052631579,
      P_mm: 0.2302631578947368,
    },
  },
  {
    parameters: { edge: 4, wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      ep: 1.7189041745599234,
      J: -0.039148414764895084,
      sigma_passive_partial: 0.007980417988330235,
      sigma_informed: 0.011171148239565585,
      sigma_sequence: 0.011171148239565585,
      sigma_waiting_time_full: 0.01120544542735772,
      P_pp: 0.35833333333333334,
      P_mm: 0.4766666666666667,
    },
  },
];
