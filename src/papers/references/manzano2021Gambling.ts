// exact enumeration 1e-14; DP optimality own addition; from the project's catalogue, feedback: section 36.
import type { ReferenceSet, Settings } from "../claim.js";

export const manzano2021GamblingReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { E0: 0.0, Ef: 2.0, N: 8, dt: 0.3, policy: "optimal" },
    values: {
      W: 0.12500000000000003,
      dF: 0.381036715753249,
      W_minus_dF: -0.25603671575324893,
      minus_delta: -0.3968404440465284,
      exp_FT: 1.0,
      exp_no_delta: 1.3563928490888282,
      p_early_stop: 0.6571570127426778,
      mean_stop_step: 3.8793458002414614,
      W_no_stop: 0.7858732648029597,
      dF_eq: 0.5662191695169728,
      W_var: 0.015625,
    },
  },
  {
    parameters: { E0: 0.0, Ef: -3.0, N: 10, dt: 1.0, policy: "optimal" },
    values: {
      W: -0.9749501040876853,
      dF: -0.7280922981123693,
      W_minus_dF: -0.24685780597531604,
      minus_delta: -0.3211911617068597,
      exp_FT: 1.0000000000000009,
      exp_no_delta: 1.335312679690709,
      p_early_stop: 0.7979638586320295,
      mean_stop_step: 3.7498336802922845,
      W_no_stop: -2.2121374864540058,
      dF_eq: -2.3554401710137967,
      W_var: 1.2331717680541716,
    },
  },
  {
    parameters: { E0: 0.0, Ef: 2.0, N: 8, dt: 0.3, wth: 0.1 },
    values: {
      W: 0.5831581660171847,
      dF: 0.4200136780134196,
      W_minus_dF: 0.16314448800376513,
      minus_delta: -0.029745373790582175,
      exp_FT: 1.0,
      exp_no_delta: 0.9612161026234527,
      p_early_stop: 0.5934620463019968,
      mean_stop_step: 5.138438406557253,
      W_no_stop: 0.7858732648029597,
      dF_eq: 0.5662191695169728,
      W_var: 0.542582264745953,
    },
  },
];
