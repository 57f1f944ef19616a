// Linear solves, from the project's catalogue, jump: three-level-absorption-refrigerator.
import type { ReferenceSet, Settings } from "../claim.js";

export const absorptionRefrigeratorReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { wc: 1, wh: 3, Tc: 1, Th: 1.5, Tw: 6, g: [1, 1, 1] },
    values: {
      J_cycle: 0.05264022651911404,
      Qc: 0.05264022651911404,
      Qw: 0.10528045303822808,
      Qh: -0.15792067955734213,
      cop: 0.5,
      cop_carnot: 1.4999999999999998,
      ep_rate: 0.035093484346076065,
      var_rate: 0.16036746938902258,
      p_0: 0.6570976233881554,
      p_1: 0.20845773708299323,
      p_2: 0.13444463952885144,
    },
  },
  {
    parameters: { wc: 2, wh: 3, Tc: 1, Th: 1.5, Tw: 6, g: [1, 1, 1] },
    values: {
      J_cycle: -0.009342730600007398,
      Qc: -0.018685461200014797,
      Qw: -0.009342730600007398,
      Qh: 0.028028191800022195,
      cop: 2,
      cop_carnot: 1.4999999999999998,
      ep_rate: 0.0015571217666678992,
      var_rate: 0.1122401329865815,
      p_0: 0.7869860421615985,
      p_1: 0.11458530842725276,
      p_2: 0.09842864941114875,
    },
  },
];
