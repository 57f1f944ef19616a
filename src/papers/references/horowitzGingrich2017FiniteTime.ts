// Exponentials of the generator, from the project's catalogue, jump: horowitz-gingrich2017-finite-time-tur.
import type { ReferenceSet, Settings } from "../claim.js";

export const horowitzGingrich2017FiniteTimeReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { d: [1, 0, 0, 0, 0], t: 0.2, wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      mean: 0.08013478327462095,
      var: 0.13401084543411415,
      rel: 20.868816177969837,
      Sigma: 0.3437808349119847,
      K: 0.7447572369428701,
      tur: 5.8176599649949745,
      kur: 1.3427194129792785,
      tkur: 6.294006546636782,
      hasegawa_exp: 4.87484422682667,
      timpanaro: 5.166777786650657,
    },
  },
  {
    parameters: { d: [1, 0, 0, 0, 0], t: 2, wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      mean: 0.8013478327462096,
      var: 0.6639051842814148,
      rel: 1.0338652222876799,
      Sigma: 3.437808349119847,
      K: 7.447572369428701,
      tur: 0.5817659964994975,
      kur: 0.13427194129792785,
      tkur: 0.6294006546636781,
      hasegawa_exp: 0.06640396794337597,
      timpanaro: 0.11240847890397448,
    },
  },
  {
    parameters: { d: [0.5, 1, 0, 0, 0.3], t: 1, wf: [1.2, 1, 0.9, 1.1, 2], wb: [1, 0.7, 1, 0.8, 1.5] },
    values: {
      mean: 0.05815016112741088,
      var: 0.4113203933143819,
      rel: 121.64055626722197,
      Sigma: 0.0352225941674017,
      K: 2.8219902842576117,
      tur: 56.781734772136346,
      kur: 0.3543598309244614,
      tkur: 56.90005152432274,
      hasegawa_exp: 55.78760508311714,
      timpanaro: 56.11663881154726,
    },
  },
];
