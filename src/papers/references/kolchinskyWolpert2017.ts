// Moment equations, from the project's catalogue, jump: kolchinsky-wolpert2017-mismatch-cost.
import type { ReferenceSet, Settings } from "../claim.js";

export const kolchinskyWolpert2017References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { Emax: 6, tau: 4, p: 0.5 },
    values: {
      prior_q: 0.19359646852634269,
      EP_p: 0.6375152404145822,
      EP_q: 0.4026111789826817,
      mismatch: 0.23490406143190024,
      EP_difference: 0.2349040614319005,
      heat_p: 1.1795644858832541,
      p_err: 0.03481426793852822,
      direct: 0.637515240414586,
    },
  },
  {
    parameters: { Emax: 6, tau: 4, p: 0.9 },
    values: {
      prior_q: 0.19359646852634269,
      EP_p: 1.5742227764185555,
      EP_q: 0.4026111789826817,
      mismatch: 1.171611597435873,
      EP_difference: 1.1716115974358738,
      heat_p: 1.7246175692170544,
      p_err: 0.04214052349402165,
      direct: 1.5742227764185566,
    },
  },
  {
    parameters: { Emax: 6, tau: 4, p: 0.1 },
    values: {
      prior_q: 0.19359646852634269,
      EP_p: 0.43532719785318974,
      EP_q: 0.4026111789826817,
      mismatch: 0.03271601887050826,
      EP_difference: 0.03271601887050807,
      heat_p: 0.6345114025494539,
      p_err: 0.027488012383034797,
      direct: 0.43532719785319074,
    },
  },
];
