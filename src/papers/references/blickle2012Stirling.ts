// Moment equation of the periodic state (rtol 1e-12), from the project's catalogue of claims, langevin: blickle-2012-stirling.
import type { ReferenceSet } from "../claim.js";

export const blickle2012StirlingReferences: readonly ReferenceSet[] = [
  {
    parameters: { Th: 2.0, Tc: 1.0, kmax: 2.0, kmin: 1.0, tau: 1.0 },
    values: {
      W_mean: 0.019203513413642792,
      power: -0.019203513413642792,
      Q_h: 0.38534559313883343,
      eta: -0.049834521934506965,
      W_qs: -0.34657359027997264,
      eta_qs: 0.2904701079017974,
      w_start: 0.767106405342059,
      w_mid: 1.2944832926871221,
      Q_c: 0.4045491065524762,
    },
  },
  {
    parameters: { Th: 2.0, Tc: 1.0, kmax: 2.0, kmin: 1.0, tau: 4.0 },
    values: {
      W_mean: -0.13993365293655535,
      power: 0.03498341323413884,
      Q_h: 0.8982974110267717,
      eta: 0.15577652926396438,
      W_qs: -0.34657359027997264,
      eta_qs: 0.2904701079017974,
      w_start: 0.5417952402732217,
      w_mid: 1.684473482846334,
      Q_c: 0.7583637580902164,
    },
  },
  {
    parameters: { Th: 2.0, Tc: 1.0, kmax: 2.0, kmin: 1.0, tau: 40.0 },
    values: {
      W_mean: -0.31828078168430873,
      power: 0.007957019542107719,
      Q_h: 1.1545800910377326,
      eta: 0.275667997529941,
      W_qs: -0.34657359027997264,
      eta_qs: 0.2904701079017974,
      w_start: 0.5031855097570522,
      w_mid: 1.9533486887837408,
      Q_c: 0.8362993093534239,
    },
  },
];
