// Linear solves, from the project's catalogue, jump: lipka-bartosik2024-thermodynamic-neuron-NOR.
import type { ReferenceSet, Settings } from "../claim.js";

export const lipkaBartosik2024NorReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { b1: 0.5, b2: 0.5, gc: 0.05 },
    values: {
      p_out: 0.1598246564341478,
      beta_out: 1.6595332953812711,
      heat_A1: 0.005455838246792433,
      heat_A2: 0.0054558382467923515,
      heat_B: -0.01636751474037732,
      heat_C: 0.0054558382467923645,
      ep_rate: 0.008183757370188786,
      virtual_beta: 2.5,
    },
  },
  {
    parameters: { b1: 0.5, b2: 1.5, gc: 0.05 },
    values: {
      p_out: 0.23371330448094702,
      beta_out: 1.1874612061838747,
      heat_A1: 0.0017614058444524211,
      heat_A2: 0.0017614058444523396,
      heat_B: -0.0052842175333573,
      heat_C: 0.0017614058444524038,
      ep_rate: 0.0008807029222263933,
      virtual_beta: 1.5,
    },
  },
  {
    parameters: { b1: 1.5, b2: 1.5, gc: 0.05 },
    values: {
      p_out: 0.3015711577070108,
      beta_out: 0.8398273007270948,
      heat_A1: -0.0016314868168507668,
      heat_A2: -0.0016314868168507168,
      heat_B: 0.00489446045055242,
      heat_C: -0.0016314868168507818,
      ep_rate: 0.0008157434084251839,
      virtual_beta: 0.5,
    },
  },
];
