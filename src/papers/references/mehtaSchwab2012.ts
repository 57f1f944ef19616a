// Solved deterministically (closed forms, linear equations, matrix exponentials), from the project's catalogue, jump:
// mehta-schwab2012-sensing-cost.
import type { ReferenceSet, Settings } from "../claim.js";

export const mehtaSchwab2012References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kon: 1.0, koff: 1.0, al: 5.0, de: 1.0, N: 50, mu1: 6.0, mu2: 6.0 },
    values: {
      mean_n: 28.818022441714902,
      var_n: 187.19808453651524,
      rel_err2: 1.6425232604005655,
      J_kinase: 28.76551756873619,
      ep_rate: 345.1862108248343,
      sensitivity: 10.675664970332122,
    },
  },
  {
    parameters: { kon: 1.0, koff: 1.0, al: 0.5, de: 0.1, N: 50, mu1: 6.0, mu2: 6.0 },
    values: {
      mean_n: 34.48963025552047,
      var_n: 30.66268120650011,
      rel_err2: 0.7439237786151934,
      J_kinase: 3.445118389275542,
      ep_rate: 41.3414206713065,
      sensitivity: 6.420085968770195,
    },
  },
  {
    parameters: { kon: 1.0, koff: 1.0, al: 0.5, de: 0.1, N: 50, mu1: 1.0, mu2: 1.0 },
    values: {
      mean_n: 29.229591774013794,
      var_n: 18.148365309283804,
      rel_err2: 1.8069945623840238,
      J_kinase: 2.158858560293525,
      ep_rate: 4.31771712058705,
      sensitivity: 3.1691320347349006,
    },
  },
  {
    parameters: { kon: 1.0, koff: 1.0, al: 0.5, de: 0.1, N: 50, mu1: 1.0, mu2: -0.9 },
    values: {
      mean_n: 36.01314847956154,
      var_n: 10.093774126137077,
      rel_err2: 423.08151298787,
      J_kinase: 0.16110449646008052,
      ep_rate: 0.016110449646008048,
      sensitivity: 0.15445955050097382,
    },
  },
];
