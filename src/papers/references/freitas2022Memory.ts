// Linear solves, printed at 8 digits, from the project's catalogue, jump: freitas2022-cmos-memory.
import type { ReferenceSet, Settings } from "../claim.js";

export const freitas2022MemoryReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { vdd: 1, ve: 0.1, nn: 1, N: 24 },
    values: {
      rms_x: 0.7917436,
      x_det: 0.824004539376506,
      ep_rate: 4.4441522,
      mfpt_to_a_le_b: 53.6772,
      start_charge: 8,
      p_neutral: 0.0020636197,
    },
  },
  {
    parameters: { vdd: 1.2, ve: 0.1, nn: 1, N: 26 },
    values: {
      rms_x: 1.0690721,
      x_det: 1.0936407072540402,
      ep_rate: 5.3947066,
      mfpt_to_a_le_b: 228.79915,
      start_charge: 11,
      p_neutral: 0.00039702739,
    },
  },
  {
    parameters: { vdd: 1.4, ve: 0.2, nn: 1, N: 16 },
    values: {
      rms_x: 1.3162432,
      x_det: 1.3327481437779871,
      ep_rate: 6.7028811,
      mfpt_to_a_le_b: 63.656615,
      start_charge: 7,
      p_neutral: 0.001052358,
    },
  },
];
