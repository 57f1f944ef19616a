// expm/resolvent 1e-13; eta depends only on delta*eps verified 1e-14; from the project's catalogue, feedback: section 30.
import type { ReferenceSet } from "../claim.js";

export const mandalJarzynski2012References: readonly ReferenceSet[] = [
  {
    parameters: { delta: 1.0, eps: 0.5, tau: 1.0 },
    values: {
      Phi: 0.07662820010649231,
      W_ext_per_bit: 0.08418468229551139,
      delta_out: 0.8467435997870154,
      dS_tape: 0.27045601867149927,
      second_law_slack: 0.18627133637598786,
      Phi_over_delta_minus_eps: 0.15325640021298462,
    },
  },
  {
    parameters: { delta: 0.3, eps: 0.5, tau: 1.0 },
    values: {
      Phi: -0.028157969591938004,
      W_ext_per_bit: -0.030934691417646046,
      delta_out: 0.35631593918387605,
      dS_tape: -0.019196499583877036,
      second_law_slack: 0.01173819183376901,
      Phi_over_delta_minus_eps: 0.14078984795969002,
    },
  },
  {
    parameters: { delta: 1.0, eps: 0.2, tau: 10.0 },
    values: {
      Phi: 0.377033383724297,
      W_ext_per_bit: 0.15287388169215904,
      delta_out: 0.24593323255140598,
      dS_tape: 0.6625931284263191,
      second_law_slack: 0.50971924673416,
      Phi_over_delta_minus_eps: 0.47129172965537125,
    },
  },
];
