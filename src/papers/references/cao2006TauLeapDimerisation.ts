// Solved deterministically (the law of counts by leap after leap, and by the master equation), from the project's catalogue, jump:
// cao2006-tau-leap-dimerisation.
import type { ReferenceSet, Settings } from "../claim.js";

export const cao2006TauLeapDimerisationReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { c: 0.02, n0: 60, tau: 0.1, nsteps: 10 },
    values: {
      mean_tau: 26.241746275614688,
      var_tau: 16.712796759420826,
      mean_exact: 27.481242971707744,
      var_exact: 16.577124111993612,
      bias_mean: -1.239496696093056,
      bias_var: 0.13567264742721363,
    },
  },
  {
    parameters: { c: 0.02, n0: 60, tau: 0.05, nsteps: 20 },
    values: {
      mean_tau: 26.879285853839804,
      var_tau: 16.649853454478375,
      mean_exact: 27.481242971707744,
      var_exact: 16.577124111993612,
      bias_mean: -0.6019571178679399,
      bias_var: 0.07272934248476304,
    },
  },
  {
    parameters: { c: 0.02, n0: 60, tau: 0.025, nsteps: 40 },
    values: {
      mean_tau: 27.184435901532982,
      var_tau: 16.614598743168017,
      mean_exact: 27.481242971707744,
      var_exact: 16.577124111993612,
      bias_mean: -0.2968070701747614,
      bias_var: 0.03747463117440475,
    },
  },
];
