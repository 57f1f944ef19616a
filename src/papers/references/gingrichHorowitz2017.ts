// Closed form, from the project's catalogue, jump: gingrich-horowitz2017-fpt-tur.
import type { ReferenceSet, Settings } from "../claim.js";

export const gingrichHorowitz2017References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kp: 2, km: 1, N: 3 },
    values: {
      mean: 3,
      var: 9,
      rel: 1,
      Sigma_at_mean: 2.0794415416798357,
      tur: 0.9617966939259757,
      kur: 0.1111111111111111,
    },
  },
  {
    parameters: { kp: 5, km: 1, N: 10 },
    values: {
      mean: 2.5,
      var: 0.9375,
      rel: 0.15,
      Sigma_at_mean: 16.094379124341003,
      tur: 0.12426698691192237,
      kur: 0.06666666666666667,
    },
  },
];
