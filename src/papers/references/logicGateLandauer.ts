// Moment equations, from the project's catalogue, jump: logic-gate-landauer.
import type { ReferenceSet, Settings } from "../claim.js";

export const logicGateLandauerReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { gate_name: "NAND", pin: [0.25, 0.25, 0.25, 0.25], Emax: 8, tau: 20 },
    values: {
      heat: 0.9886080624490169,
      work_ramp: 0.9953003292047352,
      var_work_ramp: 0.7301092697514738,
      p_final_0: 0.7491634666555362,
      p_final_1: 0.00041826667223242525,
      p_final_2: 0.0004182666722324251,
      p_final_3: 0.25,
      p_err: 0.0008365333444648503,
      dS: 0.8168560852319541,
      Sigma: 0.1717519772170628,
      landauer_gate: 0.8239592165010823,
    },
  },
  {
    parameters: { gate_name: "XOR", pin: [0.25, 0.25, 0.25, 0.25], Emax: 8, tau: 20 },
    values: {
      heat: 0.888119891099257,
      work_ramp: 0.8925883511828689,
      var_work_ramp: 0.48821041804693255,
      p_final_0: 0.49972072124477435,
      p_final_1: 0.49972072124477435,
      p_final_2: 0.0002792787552257267,
      p_final_3: 0.0002792787552257267,
      p_err: 0.0005585575104514533,
      dS: 0.6884050978750181,
      Sigma: 0.1997147932242389,
      landauer_gate: 0.6931471805599453,
    },
  },
  {
    parameters: { gate_name: "NAND", pin: [0.81, 0.09, 0.09, 0.01], Emax: 8, tau: 20 },
    values: {
      heat: 1.1706473229151455,
      work_ramp: 1.1794811136323549,
      var_work_ramp: 0.544016914970237,
      p_final_0: 0.9888957761603485,
      p_final_1: 0.0005521119198255205,
      p_final_2: 0.0005521119198255204,
      p_final_3: 0.01,
      p_err: 0.001104223839651041,
      dS: 0.5847882804639711,
      Sigma: 0.5858590424511744,
      landauer_gate: 0.5941644124280491,
    },
  },
  {
    parameters: { gate_name: "NAND", pin: [0.25, 0.25, 0.25, 0.25], Emax: 10, tau: 200 },
    values: {
      heat: 0.8440961344019716,
      work_ramp: 0.8448129048922262,
      var_work_ramp: 0.28050515871698145,
      p_final_0: 0.749928322950973,
      p_final_1: 3.583852451273681e-5,
      p_final_2: 3.583852451273681e-5,
      p_final_3: 0.25,
      p_err: 7.167704902547362e-5,
      dS: 0.8231744418887,
      Sigma: 0.020921692513271584,
      landauer_gate: 0.8239592165010823,
    },
  },
];
