// Linear solves, from the project's catalogue, jump: hopfield1974-kinetic-proofreading.
import type { ReferenceSet, Settings } from "../claim.js";

export const hopfield1974References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { D: 3, dmu: 0, m: 0.1, l: 0.1, kon: 0.01, k0: 1 },
    values: {
      error: 0.04978706836786374,
      eq_error: 0.049787068367863944,
      floor: 0.0024787521766663585,
      J_R: 0,
      J_W: 0,
      ep_rate: 0,
      p_Rstar: 0.009794360147484665,
    },
  },
  {
    parameters: { D: 3, dmu: 5, m: 0.1, l: 0.1, kon: 0.01, k0: 1 },
    values: {
      error: 0.005565076866687022,
      eq_error: 0.049787068367863944,
      floor: 0.0024787521766663585,
      J_R: 0.00046606255553175227,
      J_W: 4.619809118670305e-5,
      ep_rate: 0.0025613032335922584,
      p_Rstar: 0.004727019313688512,
    },
  },
  {
    parameters: { D: 3, dmu: 20, m: 0.01, l: 1, kon: 0.01, k0: 1 },
    values: {
      error: 0.0025258221006363964,
      eq_error: 0.049787068367863944,
      floor: 0.0024787521766663585,
      J_R: 9.702070467083011e-5,
      J_W: 4.922082864155727e-6,
      ep_rate: 0.002038855750699658,
      p_Rstar: 9.702072506823445e-5,
    },
  },
];
