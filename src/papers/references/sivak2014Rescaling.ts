// Closed forms and the Lyapunov equation of the discrete map, from the project's catalogue of claims, langevin: sivak-2014-rescaling.
import type { ReferenceSet, Settings } from "../claim.js";

export const sivak2014RescalingReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { scheme: "BAOAB", h: 0.5 },
    values: {
      D_b: 1.0,
      drift_b: 1.0,
      x2_b: 0.9999999999999999,
      v2_b: 0.9387703343990726,
      D_1: 1.0207470412683992,
      drift_1: 1.0207470412683992,
      x2_1: 1.0,
      v2_1: 0.9374999999999998,
    },
  },
  {
    parameters: { scheme: "BAOAB", h: 1.0 },
    values: {
      D_b: 1.0000000000000002,
      drift_b: 1.0000000000000002,
      x2_b: 1.0,
      v2_b: 0.7689414213699951,
      D_1: 1.0819767068693265,
      drift_1: 1.0819767068693265,
      x2_1: 0.9999999999999996,
      v2_1: 0.7499999999999998,
    },
  },
  {
    parameters: { scheme: "ABOBA", h: 0.5 },
    values: {
      D_b: 1.0,
      drift_b: 1.0,
      x2_b: 1.0,
      v2_b: 1.065223264261031,
      D_1: 1.0207470412683992,
      drift_1: 1.0207470412683992,
      x2_1: 0.9999999999999996,
      v2_1: 1.0666666666666662,
    },
  },
  {
    parameters: { scheme: "ABOBA", h: 1.0 },
    values: {
      D_b: 1.0000000000000002,
      drift_b: 1.0000000000000002,
      x2_b: 1.0,
      v2_b: 1.3004891818915623,
      D_1: 1.0819767068693265,
      drift_1: 1.0819767068693265,
      x2_1: 0.9999999999999996,
      v2_1: 1.3333333333333333,
    },
  },
  {
    parameters: { scheme: "OBABO", h: 0.5 },
    values: {
      D_b: 1.0,
      drift_b: 1.0,
      x2_b: 1.0652232642610313,
      v2_b: 1.0000000000000002,
      D_1: 1.020747041268399,
      drift_1: 1.0207470412683992,
      x2_1: 1.0666666666666667,
      v2_1: 1.0,
    },
  },
  {
    parameters: { scheme: "OBABO", h: 1.0 },
    values: {
      D_b: 1.0,
      drift_b: 1.0000000000000002,
      x2_b: 1.3004891818915623,
      v2_b: 0.9999999999999998,
      D_1: 1.0819767068693265,
      drift_1: 1.0819767068693265,
      x2_1: 1.3333333333333333,
      v2_1: 1.0,
    },
  },
  {
    parameters: { scheme: "OABAO", h: 0.5 },
    values: {
      D_b: 1.0,
      drift_b: 1.0,
      x2_b: 0.9387703343990729,
      v2_b: 1.0000000000000002,
      D_1: 1.020747041268399,
      drift_1: 1.0207470412683992,
      x2_1: 0.9375000000000001,
      v2_1: 1.0,
    },
  },
  {
    parameters: { scheme: "OABAO", h: 1.0 },
    values: {
      D_b: 1.0,
      drift_b: 1.0000000000000002,
      x2_b: 0.768941421369995,
      v2_b: 1.0,
      D_1: 1.0819767068693265,
      drift_1: 1.0819767068693265,
      x2_1: 0.75,
      v2_1: 1.0,
    },
  },
];
