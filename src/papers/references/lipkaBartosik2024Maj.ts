// Linear solves, from the project's catalogue, jump: lipka-bartosik2024-thermodynamic-neuron-MAJ.
import type { ReferenceSet, Settings } from "../claim.js";

export const lipkaBartosik2024MajReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { b1: 0.5, b2: 0.5, b3: 0.5, gc: 0.02 },
    values: {
      p_out: 0.49655408663494127,
      beta_out: 0.01378387169511712,
      heat_A1: 0.0045522533052984844,
      heat_A2: 0.004552253305298805,
      heat_A3: 0.004552253305298541,
      heat_B: -0.009104506610597956,
      heat_C: -0.004552253305298923,
      ep_rate: 0.006828379957948964,
      virtual_beta: -0.5,
    },
  },
  {
    parameters: { b1: 0.5, b2: 0.5, b3: 1.5, gc: 0.02 },
    values: {
      p_out: 0.3328735591676343,
      beta_out: 0.6952168787394732,
      heat_A1: 0.0012786427559527726,
      heat_A2: 0.0012786427559525828,
      heat_A3: 0.0012786427559526824,
      heat_B: -0.0025572855119056536,
      heat_C: -0.001278642755952784,
      ep_rate: 0.0006393213779767365,
      virtual_beta: 0.5,
    },
  },
  {
    parameters: { b1: 0.5, b2: 1.5, b3: 1.5, gc: 0.02 },
    values: {
      p_out: 0.2180755745635742,
      beta_out: 1.2769164181885893,
      heat_A1: -0.0010173169361284604,
      heat_A2: -0.0010173169361282885,
      heat_A3: -0.001017316936128331,
      heat_B: 0.0020346338722567778,
      heat_C: 0.0010173169361284166,
      ep_rate: 0.0005086584680639649,
      virtual_beta: 1.5,
    },
  },
  {
    parameters: { b1: 1.5, b2: 1.5, b3: 1.5, gc: 0.02 },
    values: {
      p_out: 0.14875053654208947,
      beta_out: 1.7444345757395687,
      heat_A1: -0.002403817696558088,
      heat_A2: -0.002403817696558063,
      heat_A3: -0.0024038176965580334,
      heat_B: 0.004807635393116316,
      heat_C: 0.0024038176965581128,
      ep_rate: 0.003605726544836848,
      virtual_beta: 2.5,
    },
  },
];
