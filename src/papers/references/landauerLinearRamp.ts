// Moment equations, from the project's catalogue, jump: landauer-linear-ramp-erasure.
import type { ReferenceSet, Settings } from "../claim.js";

export const landauerLinearRampReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { Emax: 8, tau: 10 },
    values: {
      heat: 1.0803345152457655,
      work: 1.0803345152457655,
      var_work: 1.2034093450217453,
      p_err: 0.001417870334236792,
      landauer: 0.6824310725008134,
      Sigma: 0.39790344274495215,
    },
  },
  {
    parameters: { Emax: 8, tau: 100 },
    values: {
      heat: 0.7298666192741651,
      work: 0.729866619274166,
      var_work: 0.10603183897685597,
      p_err: 0.00036449937040649704,
      landauer: 0.6898970113120207,
      Sigma: 0.03996960796214433,
    },
  },
  {
    parameters: { Emax: 5, tau: 3 },
    values: {
      heat: 1.015889744468053,
      work: 1.0158897444680526,
      var_work: 1.9498684004492786,
      p_err: 0.07558131314041619,
      landauer: 0.42530471075560305,
      Sigma: 0.59058503371245,
    },
  },
];
