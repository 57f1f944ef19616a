// A demon that stops: a level n with energies E_0 … E_N goes up by dE at t = k - 1 and relaxes for dt until t = k, where it may be left
// alone for good (the model gamblingDemon; `gained` is dF - W).
//   <e^(-(W - dF) - delta)> = 1 at the stop, dF = E_k n + ln rho_k(n) - F_eq(E_0), delta = ln[rho_k(n)/rho~_(N-k)(n)]
// rho~ is the law of the reversed protocol at this level, started in equilibrium at E_N.
import { mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, FEEDBACK, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { number } from "./jumpUncertainty.js";
import { manzano2021GamblingReferences } from "./references/manzano2021Gambling.js";

const freeEnergy = (E: number): number => -math.log(1 + math.exp(-E));

type Policy = "optimal" | "threshold" | "never";

function played(
  p: Settings,
  policy: Policy,
  { trajectories, seed }: Budget,
  point: number,
): NetworkExperiment {
  const threshold = policy === "threshold" ? { threshold: number(p.wth) } : {};
  return {
    ...model("gamblingDemon", {
      from: number(p.E0),
      to: number(p.Ef),
      steps: number(p.N),
      interval: number(p.dt),
      policy,
      ...threshold,
    }),
    ensemble: { trajectories, seed, point },
  };
}

function gambled(p: Settings, budget: Budget, correction: string): Setup {
  const stopped = (request: Parameters<typeof of>[1]): Quantity => of("stopped", request);
  return {
    experiments: {
      stopped: played(p, p.policy === "optimal" ? "optimal" : "threshold", budget, 0),
      never: played(p, "never", budget, 1),
    },
    quantities: {
      W: stopped(mean("work")),
      dF: stopped(mean("gained + work")),
      W_minus_dF: stopped(mean("-gained")),
      minus_delta: stopped(mean("-delta")),
      exp_FT: stopped(mean(`exp(gained${correction})`)),
      exp_no_delta: stopped(mean("exp(gained)")),
      p_early_stop: stopped(probability(`jumps < ${number(p.N) - 0.5}`)),
      mean_stop_step: stopped(mean("jumps")),
      W_no_stop: of("never", mean("work")),
      dF_eq: { kind: "exact", value: freeEnergy(number(p.Ef)) - freeEnergy(number(p.E0)) },
      W_var: stopped(variance("work")),
      above: stopped(mean("delta - gained")),
      ...(p.policy === "optimal" ? { gained: stopped(mean("gained")) } : {}),
    },
  };
}

const NUMBERS = [
  "W",
  "dF",
  "W_minus_dF",
  "minus_delta",
  "exp_FT",
  "exp_no_delta",
  "p_early_stop",
  "mean_stop_step",
  "W_no_stop",
  "dF_eq",
  "W_var",
  "above",
] as const;

export const gamblingDemon: Claim<Settings> = {
  id: "manzano-2021-gambling",
  citation: "G. Manzano, D. Subero, O. Maillet, R. Fazio, J. P. Pekola, É. Roldán, PRL 126, 080603 (2021)",
  formula:
    "<e^(-(W - dF) - delta)> = 1 at a stopping time, <W> - <dF> >= -<delta>: less than 0 by stopping well",
  parameters: {
    E0: "first level",
    Ef: "last level",
    N: "number of steps",
    dt: "time of each, at rate 1",
  },
  optional: {
    policy: "optimal: stops at the first step after which n = 1 (Ef > 0) or 0 (Ef < 0)",
    wth: "stops at the first step with W - dF <= -wth",
  },
  ofReference: [],
  references: manzano2021GamblingReferences,
  source: "enumeration",
  trajectories: 102_400,
  setup: (p, budget) => gambled(p, budget, " - delta"),
  judged: (p) => [...NUMBERS, ...(p.policy === "optimal" ? ["gained"] : [])],
  least: (p): Readonly<Record<string, number>> =>
    p.policy === "optimal" ? { above: 0, gained: 0 } : { above: 0 },
  acceptance: FEEDBACK,
  control: {
    says: "delta is forgotten",
    breaks: "exp_FT",
    setup: (p, budget) => gambled(p, budget, ""),
  },
};
