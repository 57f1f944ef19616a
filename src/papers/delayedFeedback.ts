// A bead that is pushed by where it was: dx = -a x dt - b x(t - tau) dt + sqrt(2) dB. The push is a force that is written before each step.
import { type EstimateRequest, mean, variance } from "../estimate/request.js";
import { experiment, overdamped } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { type Budget, type Claim, FEEDBACK, type Parameters, type Quantity, type Setup } from "./claim.js";
import { rosinberg2015DelayReferences } from "./references/rosinberg2015Delay.js";

const DURATION = 20;
const FORGOTTEN = 20;
const STEP = 0.02;

interface Delayed {
  readonly a: number;
  readonly b: number;
  readonly tau: number;
}

function delayed(
  { a, b, tau }: Delayed,
  { trajectories, seed }: Budget,
  dt: number,
  point: number,
): LangevinExperiment {
  return experiment({
    system: overdamped({
      potential: { energy: "a*x^2/2", fields: { a, f: 0 } },
      force: "f",
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "heun", dt, heat: "stepwise" },
    control: { duration: DURATION, ramps: {} },
    cycles: { count: 5, discard: FORGOTTEN / DURATION },
    feedback: {
      kind: "policy",
      measurement: { every: dt, of: "x", channel: { kind: "exact" }, ...(tau > 0 ? { lag: tau } : {}) },
      act: { f: `${-b}*y` },
      information: "none",
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

/** Steps of dt and dt/2; the force is late by half a step on average, to the first order in it. */
function setup(p: Parameters, budget: Budget, early: number): Setup {
  const made = p as unknown as Delayed;
  const late = { ...made, tau: made.tau * early };
  const steps = [STEP, STEP / 2] as const;
  const limit = (request: EstimateRequest): Quantity => ({
    kind: "sum",
    terms: steps.map((_, i) => ({ run: `step${i}`, request, factor: i === 0 ? -1 : 2 })),
  });
  return {
    experiments: Object.fromEntries(steps.map((dt, i) => [`step${i}`, delayed(late, budget, dt, i)])),
    quantities: { var: limit(variance("x")), heat_to_bath_rate: limit(mean(`heat/${5 * DURATION}`)) },
  };
}

export const delayedFeedback: Claim = {
  id: "rosinberg-2015-delay",
  citation:
    "M.L. Rosinberg, T. Munakata, G. Tarjus, PRE 91, 042114 (2015); U. Küchler, B. Mensch, Stoch. Stoch. Rep. 40, 23 (1992)",
  formula:
    "var = [1 + (b/l) sinh(l tau)]/[a + b cosh(l tau)], l = sqrt(a^2 - b^2); heat to the bath a - (a^2 - b^2) var",
  parameters: { a: "stiffness", b: "gain", tau: "delay" },
  ofReference: [],
  references: rosinberg2015DelayReferences,
  source: "closed form, and the spectrum",
  trajectories: 100_000,
  setup: (p, budget) => setup(p, budget, 1),
  judged: () => ["var", "heat_to_bath_rate"],
  acceptance: FEEDBACK,
  control: {
    says: "the delay is ignored",
    breaks: "heat_to_bath_rate",
    setup: (p, budget) => setup(p, budget, 0),
  },
};
