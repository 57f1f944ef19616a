// 1e-13; from the project's catalogue, feedback: section 26.
import type { ReferenceSet } from "../claim.js";

export const barato2014CellSensorReferences: readonly ReferenceSet[] = [
  {
    parameters: { Gx: 1.0, Gy: 5.0, dmu: 2.0 },
    values: {
      learning_rate: 0.6634720313414632,
      sensor_dissipation: 1.0879916513653778,
      efficiency: 0.6098135316652818,
      I_mutual: 0.15629623203099158,
      p_match: 0.771997912841345,
      sigma_y: 0.4245196200239146,
    },
  },
  {
    parameters: { Gx: 0.1, Gy: 5.0, dmu: 4.0 },
    values: {
      learning_rate: 0.30334831966225007,
      sensor_dissipation: 0.37077983849069845,
      efficiency: 0.8181359614834074,
      I_mutual: 0.5364079078319544,
      p_match: 0.9634747981133737,
      sigma_y: 0.06743151882844839,
    },
  },
];
