// Nystrom 1e-12; closed forms; from the project's catalogue, feedback: section 18.
import type { ReferenceSet } from "../claim.js";

export const saha2021RatchetReferences: readonly ReferenceSet[] = [
  {
    parameters: { dg: 0.8, ts: 0.1 },
    values: {
      velocity: 0.33690162297846693,
      power_grav: 0.26952129838277356,
      trap_work_rate: 0.0,
      p_ratchet: 0.06756048377492008,
    },
  },
  {
    parameters: { dg: 0.8, ts: 0.01 },
    values: {
      velocity: 0.36414773162756214,
      power_grav: 0.2913181853020497,
      trap_work_rate: 0.0,
      p_ratchet: 0.021168212845905702,
    },
  },
  {
    parameters: { dg: 0.3, ts: 0.05 },
    values: {
      velocity: 0.5984408083598349,
      power_grav: 0.17953224250795047,
      trap_work_rate: 0.0,
      p_ratchet: 0.07848079190006287,
    },
  },
];
