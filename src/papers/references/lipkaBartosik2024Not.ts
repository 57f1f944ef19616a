// Linear solves, from the project's catalogue, jump: lipka-bartosik2024-thermodynamic-neuron-NOT.
import type { ReferenceSet, Settings } from "../claim.js";

export const lipkaBartosik2024NotReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { beta_in: 0.5, gc: 0 },
    values: {
      p_out: 0.18242552380635668,
      beta_out: 1.4999999999999978,
      heat_A: 0,
      heat_B: 0,
      heat_C: 0,
      ep_rate: 0,
      virtual_beta: 1.5,
    },
  },
  {
    parameters: { beta_in: 1, gc: 0 },
    values: {
      p_out: 0.26894142136999527,
      beta_out: 0.9999999999999993,
      heat_A: 0,
      heat_B: 0,
      heat_C: 0,
      ep_rate: 0,
      virtual_beta: 1,
    },
  },
  {
    parameters: { beta_in: 1.5, gc: 0 },
    values: {
      p_out: 0.37754066879814574,
      beta_out: 0.49999999999999867,
      heat_A: 0,
      heat_B: 0,
      heat_C: 0,
      ep_rate: 0,
      virtual_beta: 0.5,
    },
  },
  {
    parameters: { beta_in: 0.5, gc: 0.2 },
    values: {
      p_out: 0.2285825783112963,
      beta_out: 1.2163320919313367,
      heat_A: 0.008071768611739825,
      heat_B: -0.0161435372234798,
      heat_C: 0.00807176861173977,
      ep_rate: 0.004035884305870117,
      virtual_beta: 1.5,
    },
  },
  {
    parameters: { beta_in: 1, gc: 0.2 },
    values: {
      p_out: 0.26894142136999527,
      beta_out: 0.9999999999999993,
      heat_A: 0,
      heat_B: 0,
      heat_C: 0,
      ep_rate: 0,
      virtual_beta: 1,
    },
  },
  {
    parameters: { beta_in: 1.5, gc: 0.2 },
    values: {
      p_out: 0.3057541318625782,
      beta_out: 0.8200448862850637,
      heat_A: -0.007362542098516645,
      heat_B: 0.014725084197033039,
      heat_C: -0.007362542098516627,
      ep_rate: 0.0036812710492585554,
      virtual_beta: 0.5,
    },
  },
];
