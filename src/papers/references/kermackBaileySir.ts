// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// kermack-bailey-sir-final-size.
import type { ReferenceSet, Settings } from "../claim.js";

export const kermackBaileySirReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { beta: 2.0, gamma: 1.0, N: 50, I0: 1, t: 3.0 },
    values: {
      mean_I_t: 3.8723307120953034,
      var_I_t: 25.471679733776035,
      mean_S_t: 37.66130528647515,
      mean_final_R: 19.067328415829145,
      var_final_R: 356.27533909110736,
      p_minor: 0.33783783783783783,
      p_final_le_quarter: 0.529593174524244,
      mean_duration: 4.0799196756081955,
      var_duration: 15.350772026517866,
    },
  },
  {
    parameters: { beta: 1.5, gamma: 1.0, N: 20, I0: 2, t: 2.0 },
    values: {
      mean_I_t: 2.084634467953864,
      var_I_t: 5.361581575715901,
      mean_S_t: 13.370664075234538,
      mean_final_R: 8.921629717211008,
      var_final_R: 33.15853875340322,
      p_minor: 0.1810774105930285,
      p_final_le_quarter: 0.3929738224676801,
      mean_duration: 3.330102114747589,
      var_duration: 6.053606884076979,
    },
  },
];
