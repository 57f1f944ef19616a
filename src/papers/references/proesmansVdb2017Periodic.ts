// Driven master equation (kappa2 to 6e-8), from the project's catalogue, jump: proesmans-vdb2017-periodic-tur.
import type { ReferenceSet, Settings } from "../claim.js";

export const proesmansVdb2017PeriodicReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { E1: [1, 0, -0.5], f: 2, om: 2 },
    values: {
      kappa1: 2.0366592446437513,
      kappa2: 6.403442602978154,
      ep_per_period: 1.8473979208971774,
      rel: 1.5437493060097427,
      bound: 0.3743010666092613,
      naive_tur: 1.0826037949792173,
      p_start_0: 0.16457734231463816,
      p_start_1: 0.33311127436185817,
      p_start_2: 0.5023113833235037,
    },
  },
  {
    parameters: { E1: [3, -3, 0], f: 6, om: 10 },
    values: {
      kappa1: 1.9424618017255018,
      kappa2: 2.1280449859294315,
      ep_per_period: 9.803185560626153,
      rel: 0.5639957483553686,
      bound: 0.0001105565831564741,
      naive_tur: 0.20401531600430658,
      p_start_0: 0.01409919615549382,
      p_start_1: 0.7972056892466869,
      p_start_2: 0.18869511459781932,
    },
  },
];
