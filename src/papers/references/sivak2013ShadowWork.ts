// Moment recursions of the discrete map, from the project's catalogue of claims, langevin: sivak-2013-shadow-work.
import type { ReferenceSet, Settings } from "../claim.js";

export const sivak2013ShadowWorkReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { scheme: "OBABO", h: 0.5, k0: 1.0, k1: 4.0, tau: 2.0, m: 1.0, g: 1.0 },
    values: {
      exp_prot: 0.4799142931989789,
      exp_tot: 0.5,
      W_prot: 1.0780532518300658,
      W_tot: 0.9476121179938671,
      W_shadow: -0.1304411338361987,
      dF: 0.6931471805599453,
      jarz_prot: 0.9598285863979578,
      jarz_tot: 1.0,
    },
  },
  {
    parameters: { scheme: "OBABO", h: 0.25, k0: 1.0, k1: 4.0, tau: 2.0, m: 1.0, g: 1.0 },
    values: {
      exp_prot: 0.4955473893850682,
      exp_tot: 0.5,
      W_prot: 1.0421410044047097,
      W_tot: 1.0052751641851774,
      W_shadow: -0.03686584021953232,
      dF: 0.6931471805599453,
      jarz_prot: 0.9910947787701364,
      jarz_tot: 1.0,
    },
  },
  {
    parameters: { scheme: "OBABO", h: 0.125, k0: 1.0, k1: 4.0, tau: 2.0, m: 1.0, g: 1.0 },
    values: {
      exp_prot: 0.4989118295971889,
      exp_tot: 0.5000000000000001,
      W_prot: 1.035674590011739,
      W_tot: 1.0262959841739816,
      W_shadow: -0.009378605837757403,
      dF: 0.6931471805599453,
      jarz_prot: 0.9978236591943778,
      jarz_tot: 1.0000000000000002,
    },
  },
  {
    parameters: { scheme: "BAOAB", h: 0.5, k0: 1.0, k1: 4.0, tau: 2.0, m: 1.0, g: 1.0 },
    values: {
      exp_prot: 0.4919417852804912,
      exp_tot: 0.4999999999999999,
      W_prot: 1.0682855751721951,
      W_tot: 1.0935361626604112,
      W_shadow: 0.02525058748821607,
      dF: 0.6931471805599453,
      jarz_prot: 0.9838835705609824,
      jarz_tot: 0.9999999999999998,
    },
  },
  {
    parameters: { scheme: "BAOAB", h: 0.25, k0: 1.0, k1: 4.0, tau: 2.0, m: 1.0, g: 1.0 },
    values: {
      exp_prot: 0.49826900973093,
      exp_tot: 0.49999999999999983,
      W_prot: 1.041486548692427,
      W_tot: 1.0395721532538578,
      W_shadow: -0.0019143954385691941,
      dF: 0.6931471805599453,
      jarz_prot: 0.99653801946186,
      jarz_tot: 0.9999999999999997,
    },
  },
  {
    parameters: { scheme: "BAOAB", h: 0.125, k0: 1.0, k1: 4.0, tau: 2.0, m: 1.0, g: 1.0 },
    values: {
      exp_prot: 0.49958324592088005,
      exp_tot: 0.5000000000000002,
      W_prot: 1.0355683565722091,
      W_tot: 1.0345107814178602,
      W_shadow: -0.0010575751543488998,
      dF: 0.6931471805599453,
      jarz_prot: 0.9991664918417601,
      jarz_tot: 1.0000000000000004,
    },
  },
];
