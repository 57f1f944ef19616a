// Nystrom 1e-12; MC |z|<0; from the project's catalogue, feedback: section 19.
import type { ReferenceSet } from "../claim.js";

export const saha2022BayesReferences: readonly ReferenceSet[] = [
  {
    parameters: { dg: 0.8, ts: 0.1, sigma: 0.5 },
    values: {
      v_bayes: 0.2908057264191424,
      power_bayes: 0.23264458113531392,
      trap_work_bayes: 0.0,
      v_naive: 0.5627592232761438,
      power_grav_naive: 0.4502073786209151,
      trap_work_rate_naive: 0.36868036444677077,
      net_power_naive: 0.08152701417414432,
      I_per_step: 0.3863895336403871,
    },
  },
  {
    parameters: { dg: 0.8, ts: 0.1, sigma: 1.5 },
    values: {
      v_bayes: 0.1798873056333983,
      power_bayes: 0.14390984450671865,
      trap_work_bayes: 0.0,
      v_naive: 1.667823868986477,
      power_grav_naive: 1.3342590951891817,
      trap_work_rate_naive: 4.451911298297893,
      net_power_naive: -3.1176522031087113,
      I_per_step: 0.10671516699356208,
    },
  },
  {
    parameters: { dg: 0.3, ts: 0.05, sigma: 0.2 },
    values: {
      v_bayes: 0.5867897715504082,
      power_bayes: 0.17603693146512248,
      trap_work_bayes: 0.0,
      v_naive: 0.6780219185722014,
      power_grav_naive: 0.20340657557166042,
      trap_work_rate_naive: 0.11753938974415411,
      net_power_naive: 0.08586718582750631,
      I_per_step: 0.7007264120090176,
    },
  },
];
