// N=1 quadrature 1e-11; sampled Fourier 1e-13; N=2 2-D FV: n=240/360/480 give 2; from the project's catalogue, feedback: section 20.
import type { ReferenceSet } from "../claim.js";

export const caoFeito2009SampledReferences: readonly ReferenceSet[] = [
  {
    parameters: { V0: 5.0, dt: 0.02 },
    values: {
      velocity: 2.059907725821834,
      switch_work_rate: 13.436750920051857,
      load_power: -0.0,
      net_output: -13.436750920051857,
      p_on: 0.610659816264666,
      info_rate: 33.42260138937323,
    },
  },
  {
    parameters: { V0: 5.0, dt: 0.02, p: 0.1, F: -2.0 },
    values: {
      velocity: 0.32420159747102817,
      switch_work_rate: 11.069290926550378,
      load_power: 0.6484031949420563,
      net_output: -10.420887731608321,
      p_on: 0.6362564832372437,
      info_rate: 16.522937014168576,
    },
  },
  {
    parameters: { V0: 1.0, dt: 0.05, F: -0.1 },
    values: {
      velocity: 0.23043133798057716,
      switch_work_rate: 0.43454794212570574,
      load_power: 0.023043133798057717,
      net_output: -0.411504808327648,
      p_on: 0.6650239408360065,
      info_rate: 12.752935046162571,
    },
  },
];
