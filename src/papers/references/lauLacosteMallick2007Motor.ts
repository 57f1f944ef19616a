// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// lau-lacoste-mallick2007-motor-ft.
import type { ReferenceSet, Settings } from "../claim.js";

export const lauLacosteMallick2007MotorReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { f: -2.0, mu: 10.0, lam: 0.2, g: -0.1 },
    values: {
      half_step_rate: 0.29211066916857165,
      atp_rate: 0.15239843590802418,
      ep_rate: 0.9397630207430986,
      ep_check: 0.9397630207430985,
      theta: 0.05076449782302461,
      theta_reflected: 0.05076449782302461,
      var_rate_y: 0.6034843816224755,
      cov_yN: 0.2970929661768129,
    },
  },
  {
    parameters: { f: -5.0, mu: 15.0, lam: 0.5, g: -0.3 },
    values: {
      half_step_rate: 13.94778139690252,
      atp_rate: 8.01280891795354,
      ep_rate: 50.453226784790516,
      ep_check: 50.453226784790516,
      theta: 6.619709477394252,
      theta_reflected: 6.619709477394238,
      var_rate_y: 27.177928256624853,
      cov_yN: 12.6576909239926,
    },
  },
];
