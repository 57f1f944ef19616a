// Quadratures of the first integral, from the project's catalogue, jump: diana2013-optimal-finite-time-erasure.
import type { ReferenceSet, Settings } from "../claim.js";

export const diana2013References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { delta: 0.01, tau: 10 },
    values: {
      K: 0.029445197726266876,
      heat: 0.8685666654866211,
      Sigma: 0.23142101928152314,
      landauer: 0.637145646205098,
      eps_0: 0.3415297680014262,
      eps_quarter: 1.2113199968129227,
      eps_half: 2.2394150712648435,
      eps_3quarter: 3.690752591251687,
      eps_tau: 6.156285396592489,
      p_half: 0.14687974129368703,
      Sigma_times_tau: 2.3142101928152314,
      slow_limit: 1.878164680420587,
      tau_min: 3.912023005428146,
    },
  },
  {
    parameters: { delta: 0.01, tau: 100 },
    values: {
      K: 0.00019416635683331483,
      heat: 0.6562399294014808,
      Sigma: 0.019094283196382844,
      landauer: 0.637145646205098,
      eps_0: 0.027867815937132612,
      eps_quarter: 0.7389901172909786,
      eps_half: 1.548629233332932,
      eps_3quarter: 2.642349946465826,
      eps_tau: 4.735051232739925,
      p_half: 0.1805823219556369,
      Sigma_times_tau: 1.9094283196382844,
      slow_limit: 1.878164680420587,
      tau_min: 3.912023005428146,
    },
  },
  {
    parameters: { delta: 0.1, tau: 3 },
    values: {
      K: 0.17315254406493166,
      heat: 0.7396056104618857,
      Sigma: 0.3715414032933886,
      landauer: 0.3680642071684971,
      eps_0: 0.8099135427689838,
      eps_quarter: 1.3925457184683205,
      eps_half: 2.0113041847891044,
      eps_3quarter: 2.6998404878479088,
      eps_tau: 3.4919353211918858,
      p_half: 0.25227398574518833,
      Sigma_times_tau: 1.1146242098801658,
      slow_limit: 0.8598764213286575,
      tau_min: 1.6094379124341003,
    },
  },
];
