// Lyapunov equation of the discrete map, from the project's catalogue of claims, langevin: leimkuhler-matthews-2013-harmonic.
import type { ReferenceSet, Settings } from "../claim.js";

export const leimkuhlerMatthews2013HarmonicReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { scheme: "BAOAB", h: 0.5, k: 1.0, m: 1.0, g: 1.0 },
    values: {
      x2: 1.0,
      v2: 0.9374999999999998,
      xv: 2.3341067563448664e-17,
    },
  },
  {
    parameters: { scheme: "BAOAB", h: 1.0, k: 1.0, m: 1.0, g: 1.0 },
    values: {
      x2: 0.9999999999999996,
      v2: 0.7499999999999998,
      xv: 8.683189435868347e-17,
    },
  },
  {
    parameters: { scheme: "ABOBA", h: 0.5, k: 1.0, m: 1.0, g: 1.0 },
    values: {
      x2: 0.9999999999999996,
      v2: 1.0666666666666662,
      xv: 9.985540162426723e-17,
    },
  },
  {
    parameters: { scheme: "ABOBA", h: 1.0, k: 1.0, m: 1.0, g: 1.0 },
    values: {
      x2: 0.9999999999999996,
      v2: 1.3333333333333333,
      xv: 6.285192346987293e-17,
    },
  },
  {
    parameters: { scheme: "OBABO", h: 0.5, k: 1.0, m: 1.0, g: 1.0 },
    values: {
      x2: 1.0666666666666667,
      v2: 1.0,
      xv: -8.066545272583364e-18,
    },
  },
  {
    parameters: { scheme: "OBABO", h: 1.0, k: 1.0, m: 1.0, g: 1.0 },
    values: {
      x2: 1.3333333333333333,
      v2: 1.0,
      xv: -3.3215216193099248e-18,
    },
  },
  {
    parameters: { scheme: "OABAO", h: 0.5, k: 1.0, m: 1.0, g: 1.0 },
    values: {
      x2: 0.9375000000000001,
      v2: 1.0,
      xv: -5.375003659461166e-17,
    },
  },
  {
    parameters: { scheme: "OABAO", h: 1.0, k: 1.0, m: 1.0, g: 1.0 },
    values: {
      x2: 0.75,
      v2: 1.0,
      xv: 2.0406065340179315e-17,
    },
  },
  {
    parameters: { scheme: "EM-underdamped", h: 0.05 },
    values: {
      x2: 1.0533059105162006,
      v2: 1.0789305101318316,
    },
  },
  {
    parameters: { scheme: "EM-underdamped", h: 0.1 },
    values: {
      x2: 1.1140274132400123,
      v2: 1.1665208515602221,
    },
  },
];
