// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// seifert2005-ift-relaxation.
import type { ReferenceSet, Settings } from "../claim.js";

export const seifert2005RelaxationReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { p0: [0.8, 0.15, 0.05], t: 0.3, kp: [3.0, 2.0, 4.0], km: [1.0, 0.5, 2.0] },
    values: {
      mean_stot: 1.0382835289544212,
      var_stot: 1.9537114287776827,
      ift: 1.0,
      mgf_half: 0.7615007860324614,
      mgf_2: 13.398734495345746,
      p_t_0: 0.36417160940125054,
      p_t_1: 0.364799016738351,
      p_t_2: 0.2710293738603984,
    },
  },
  {
    parameters: { p0: [0.1, 0.1, 0.8], t: 1.0, kp: [1.5, 1.0, 1.2], km: [1.0, 0.8, 1.1] },
    values: {
      mean_stot: 0.5002207175056613,
      var_stot: 0.7843334430243175,
      ift: 0.9999999999999998,
      mgf_half: 0.8728788698740014,
      mgf_2: 2.628622382937206,
      p_t_0: 0.29483251117283926,
      p_t_1: 0.3397490638756469,
      p_t_2: 0.36541842495151355,
    },
  },
];
