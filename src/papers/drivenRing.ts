import { mean, variance } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { steadyRing } from "../theory/ring.js";
import { type Budget, type Claim, CONTINUOUS, type Parameters, type Quantity, type Setup } from "./claim.js";
import { effectiveDiffusionReferences } from "./references/reimann2001EffectiveDiffusion.js";
import { ringVelocityReferences } from "./references/stratonovich1958RingVelocity.js";

type Ring = { readonly f: number; readonly V0: number };
const PERIOD = 6.283185307179586; // 2 pi

/** U = V0 cos x on the circle; the force comes at 0+, as a quench without work. */
function ring(
  p: Parameters,
  duration: number,
  { trajectories, seed, dt }: Budget,
  point: number,
): LangevinExperiment {
  const { f, V0 } = p as Ring;
  return experiment({
    system: overdamped({
      potential: potential("V0*cos(x)", { V0, f: 0 }),
      force: "f",
      period: PERIOD,
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    // slopes are differences of ensembles: a few hundred pairs leave their bias as large as their error
    method: { scheme: "heun", dt: dt ?? 0.01, heat: "stepwise", bias: "closely" },
    control: schedule({ duration, f: ramp([0, f]) }),
    ensemble: { trajectories, seed, point },
  });
}

/** Slopes of <X> and Var X between two times after the relaxation, from two independent ensembles. */
function setup(
  p: Parameters,
  budget: Budget,
  [early, late]: readonly [number, number],
  wrong: number,
): Setup {
  const span = late - early;
  const slope = (kind: "mean" | "variance", of: (factor: number) => string): Quantity => {
    const request = (factor: number) => (kind === "mean" ? mean(of(factor)) : variance(of(1)));
    return {
      kind: "sum",
      terms: [
        { run: "late", request: request(1 / span), factor: kind === "mean" ? 1 : 1 / (2 * span) },
        { run: "early", request: request(1 / span), factor: kind === "mean" ? -1 : -1 / (2 * span) },
      ],
    };
  };
  const forced = { ...p, f: wrong * (p.f ?? 0) };
  return {
    experiments: { late: ring(forced, late, budget, 0), early: ring(forced, early, budget, 1) },
    quantities: {
      v: slope("mean", (factor) => `${factor}*(x - xStart)`),
      sigma: slope("mean", (factor) => `${factor}*forceWork`),
      D_eff: slope("variance", () => "x - xStart"),
    },
  };
}

const theory = ({ f = 0, V0 = 1 }: Parameters): Readonly<Record<string, number>> => {
  const { velocity: v, effectiveDiffusion: D_eff } = steadyRing({
    energy: parse("V0*cos(x)"),
    force: parse("f"),
    fields: { V0, f },
    period: PERIOD,
    kT: 1,
    friction: 1,
  });
  return { v, v_quad: v, D_eff, D_quad: D_eff, sigma: f * v };
};

const shared = {
  ofReference: ["t"],
  theory,
  dt: 0.01,
  acceptance: CONTINUOUS,
} as const;

export const ringVelocity: Claim = {
  ...shared,
  id: "stratonovich-1958-ring-velocity",
  citation: "R.L. Stratonovich (1958); V. Ambegaokar, B.I. Halperin, PRL 22, 1364 (1969)",
  formula: "<v> = L (1 - e^(-f L)) / ∫dx ∫dy e^(U(x) - U(x - y) - f y), sigma = f <v>",
  parameters: { f: "force", V0: "amplitude of U = V0 cos x" },
  references: ringVelocityReferences.map(({ parameters, values }) => {
    const { v = 0, sigma = 0, D_eff = 0 } = values;
    return { parameters, values: { v, sigma, D_eff } };
  }),
  source: "null vector of the generator, and quadrature",
  trajectories: 40_960,
  setup: (p, budget) => setup(p, budget, [6, 16], 1),
  judged: () => ["v", "sigma"],
  control: {
    says: "the force is 10 % too weak",
    breaks: "v",
    setup: (p, budget) => setup(p, budget, [6, 16], 0.9),
  },
};

export const effectiveDiffusion: Claim = {
  ...shared,
  id: "reimann-2001-effective-diffusion",
  citation: "P. Reimann et al., PRL 87, 010602 (2001); S. Lifson, J.L. Jackson, JCP 36, 2410 (1962)",
  formula: "D_eff = <I_+^2 I_-> / <I_+>^3, 1/I_0(V0)^2 at f = 0; largest near the critical tilt",
  parameters: { f: "force", V0: "amplitude of U = V0 cos x" },
  references: effectiveDiffusionReferences,
  source: "generator, and quadrature",
  trajectories: 10_240,
  setup: (p, budget) => {
    const { experiments, quantities } = setup(p, budget, [20, 60], 1);
    return {
      experiments,
      quantities: { ...quantities, v_quad: quantities.v as Quantity, D_quad: quantities.D_eff as Quantity },
    };
  },
  judged: () => ["v", "D_eff"],
  control: {
    says: "the hump is 30 % too low",
    breaks: "D_eff",
    setup: (p, budget) => setup({ ...p, V0: 0.7 * (p.V0 ?? 1) }, budget, [20, 60], 1),
  },
};
