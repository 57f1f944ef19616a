// 1e-10; from the project's catalogue, feedback: section 34.
import type { ReferenceSet } from "../claim.js";

export const koski2015AutonomousReferences: readonly ReferenceSet[] = [
  {
    parameters: { J: 5.0, V: 3.0, R_D: 0.01 },
    values: {
      current: 0.05910889769394401,
      cooling_L: 0.03447553074285424,
      cooling_R: 0.034475530742828844,
      cooling_SET: 0.06895106148568309,
      cooling_demon: -0.24627775456781187,
      joule: 0.17732669308183202,
      info_flow_x: -0.2455627977913974,
      info_flow_y: 0.2455627977917416,
      sigma_x: 0.1766117363057143,
      sigma_y: 0.0007149567760702676,
      I_mutual: 0.6524823222114982,
    },
  },
  {
    parameters: { J: 6.0, V: 4.0, R_D: 0.005 },
    values: {
      current: 0.04081457792201052,
      cooling_L: 0.05873681284351763,
      cooling_R: 0.05873681284361296,
      cooling_SET: 0.11747362568713059,
      cooling_demon: -0.2807319373753967,
      joule: 0.16325831168804208,
      info_flow_x: -0.2800016607924512,
      info_flow_y: 0.28000166079254496,
      sigma_x: 0.16252803510532063,
      sigma_y: 0.000730276582851748,
      I_mutual: 0.6756032736692642,
    },
  },
  {
    parameters: { J: 5.0, V: 3.0, R_D: 0.2 },
    values: {
      current: 0.06095132617585049,
      cooling_L: -0.0019507695553754867,
      cooling_R: -0.0019507695553783178,
      cooling_SET: -0.0039015391107538044,
      cooling_demon: -0.17895243941681238,
      joule: 0.18285397852755148,
      info_flow_x: -0.17204837868778028,
      info_flow_y: 0.17204837868779393,
      sigma_x: 0.1759499177985341,
      sigma_y: 0.006904060729018439,
      I_mutual: 0.6460458416150829,
    },
  },
];
