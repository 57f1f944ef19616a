import { mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { harmonic } from "../spec/potentials.js";
import { draggedTrap } from "../theory/draggedTrap.js";
import { type Budget, type Claim, CONTINUOUS, type Parameters, type Quantity, type Setup } from "./claim.js";
import { koyukSeifert2020References } from "./references/koyukSeifert2020.js";

type Drag = { readonly v: number; readonly tau: number };

/** U = (x - v t)^2/2 from equilibrium. */
function drag({ v, tau }: Drag, { trajectories, seed, dt }: Budget, point: number): LangevinExperiment {
  return experiment({
    system: overdamped({
      potential: harmonic({ stiffness: 1, centre: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: dt ?? 0.01, bias: "measure" },
    control: schedule({ duration: tau, centre: ramp([0, 0], [1, v * tau]) }),
    ensemble: { trajectories, seed, point },
  });
}

/** Half the difference of velocities, of v: large, since <W> is a parabola in v and its difference quotient exact. */
const SPREAD = 0.5;

/** `driven` 0 leaves out the derivatives, as if the driving were steady. */
function setup(p: Parameters, budget: Budget, driven: 0 | 1): Setup {
  const { v, tau } = p as Drag;
  type Request = ReturnType<typeof mean> | ReturnType<typeof variance>;
  const terms = (...requests: readonly (readonly [string, Request])[]) =>
    requests.map(([run, request]) => ({ run, request }));
  const heat = mean("heat");
  const power = mean(`${v}*(${v * tau} - x)`);
  const sigma = (q: number, last: number, first: number): number => q + math.log(last / first) / 2;
  const ends = [
    ["drag", heat],
    ["drag", variance("x")],
    ["drag", variance("xStart")],
  ] as const;
  const lag = v * tau;
  const quantities: Readonly<Record<string, Quantity>> = {
    // tau ∂_tau J + J is the power at tau
    lhs: {
      kind: "combination",
      terms: terms(
        ["drag", power],
        ["faster", mean("work")],
        ["slower", mean("work")],
        ["drag", mean("work")],
      ),
      value: ([last = 0, fast = 0, slow = 0, here = 0]) => {
        const j = here / tau;
        const current = driven === 1 ? last - (fast - slow) / (2 * SPREAD * tau) : j;
        return current * current;
      },
    },
    rhs: {
      kind: "combination",
      terms: terms(["drag", variance("work")], ...ends),
      value: ([s2 = 0, q = 0, last = 1, first = 1]) => (s2 * sigma(q, last, first)) / (2 * tau * tau),
    },
    Sigma: {
      kind: "combination",
      terms: terms(...ends),
      value: ([q = 0, last = 1, first = 1]) => sigma(q, last, first),
    },
    // the law is carried along unchanged: it lags by v tau - <x>
    Sigma_from_W: {
      kind: "combination",
      terms: terms(["drag", mean("work")], ["drag", mean("x")]),
      value: ([w = 0, x = 0]) => w - ((lag - x) * (lag - x)) / 2,
    },
    naive_TUR_ratio: {
      kind: "combination",
      terms: terms(["drag", mean("work")], ["drag", variance("work")], ...ends),
      value: ([w = 1, s2 = 0, q = 0, last = 1, first = 1]) => (s2 * sigma(q, last, first)) / (2 * w * w),
    },
  };
  return {
    experiments: {
      drag: drag({ v, tau }, budget, 0),
      faster: drag({ v: (1 + SPREAD) * v, tau }, budget, 1),
      slower: drag({ v: (1 - SPREAD) * v, tau }, budget, 2),
    },
    quantities,
  };
}

export const timeDependentUncertainty: Claim = {
  id: "koyuk-seifert-2020",
  citation: "T. Koyuk, U. Seifert, PRL 125, 260604 (2020)",
  formula:
    "[J + tau dJ/dtau - v dJ/dv]^2 <= D_J sigma, J = W/tau; Var W Sigma/(2 <W>^2) < 1 for a driven trap",
  parameters: { v: "velocity of the trap", tau: "duration" },
  ofReference: [],
  references: koyukSeifert2020References,
  source: "closed form",
  theory: ({ v = 1, tau = 1 }) => {
    const { W_mean, W_var, mean_lag } = draggedTrap({ stiffness: 1, velocity: v, duration: tau });
    const Sigma = W_mean - (mean_lag * mean_lag) / 2;
    const current = v * mean_lag - (2 * W_mean) / tau;
    return {
      lhs: current * current,
      rhs: (W_var * Sigma) / (2 * tau * tau),
      Sigma,
      Sigma_from_W: Sigma,
      naive_TUR_ratio: (W_var * Sigma) / (2 * W_mean * W_mean),
    };
  },
  trajectories: 200_000,
  dt: 0.01,
  setup: (p, budget) => setup(p, budget, 1),
  judged: () => ["lhs", "rhs", "Sigma", "Sigma_from_W", "naive_TUR_ratio"],
  acceptance: CONTINUOUS,
  control: {
    says: "without the derivatives, as for steady driving",
    breaks: "lhs",
    setup: (p, budget) => setup(p, budget, 0),
  },
};
