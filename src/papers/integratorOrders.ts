// Weak and strong errors of Euler-Maruyama on dx = -k x dt + sqrt(2) dB from x0, at t = T, against the exact solution X of the same
// Wiener path. Between two steps X takes from the path its increment and what the increment does not fix:
//   X' = e^(-kh) X + a xi + rest,  a = (1 - e^(-kh))/(k h),  xi = x' - (1 - k h) x,  rest independent, with a variance known exactly.
// Without rests, z = X - a x follows z' = e^(-kh) z + a (e^(-kh) - 1 + k h) x: a second variable without noise, pulled along by x
// through Euler steps. So z + a x is the mean of X given all increments, and differences to x are seen on one path.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, overdamped, point, schedule } from "../spec/build.js";
import { SpecError } from "../spec/error.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  type Quantity,
  type ReferenceSet,
  type Settings,
  type Setup,
} from "./claim.js";
import { integratorOrdersReferences } from "./references/integratorOrders.js";

type Walk = { sde: string; h: number; T: number; k: number; x0: number };

/** Variances add up; this one adds nothing that a double could hold beside them. */
const NO_NOISE = 1e-40;

/** x in steps of h, and z beside it. */
function walk(
  { h, T, k, x0 }: Walk,
  { trajectories, seed }: Budget,
  index: number,
  step = h,
): LangevinExperiment {
  const decay = math.exp(-k * step);
  const a = (1 - decay) / (k * step);
  return experiment({
    system: overdamped({
      variables: { x: {}, z: { kT: NO_NOISE } },
      potential: potential("k*x^2/2 + q*z^2/2", {
        k,
        q: (1 - decay) / step,
        s: (a * (decay - 1 + k * step)) / step,
      }),
      force: { z: "s*x" },
      kT: 1,
      friction: 1,
      start: point({ x: x0, z: (1 - a) * x0 }),
    }),
    method: { scheme: "euler", dt: step, heat: "stepwise" },
    control: schedule({ duration: T }),
    ensemble: { trajectories, seed, point: index },
  });
}

/** Variance of X at T given the increments of steps of h. */
function unresolved({ T, k }: Walk, h: number): number {
  const decay = math.exp(-k * h);
  const rest = (1 - decay * decay) / k - (2 * (1 - decay) * (1 - decay)) / (k * k * h);
  return (rest * (1 - math.exp(-2 * k * T))) / (1 - decay * decay);
}

function setup(p: Settings, budget: Budget, shorter = 1): Setup {
  const at = p as Walk;
  if (at.sde !== "OU") {
    throw new SpecError("params.sde", `"OU" is needed (noise is additive), ${JSON.stringify(at.sde)} given`);
  }
  const { h, k } = at;
  const errors = (
    run: string,
    step: number,
  ): Record<"mean" | "m2" | "strong", Quantity & { kind: "combination" }> => {
    const rest = unresolved(at, step);
    const exact = `(z + ${(1 - math.exp(-k * step)) / (k * step)}*x)`;
    const combination = (of: string, value: (x: number) => number) =>
      ({
        kind: "combination",
        terms: [{ run, request: mean(of) }],
        value: ([x]) => value(x as number),
      }) satisfies Quantity;
    return {
      mean: combination(`x - ${exact}`, (x) => x),
      m2: combination(`x^2 - ${exact}^2`, (x) => x - rest),
      strong: combination(`(x - ${exact})^2`, (x) => Math.sqrt(x + rest)),
    };
  };
  const [whole, half] = [errors("whole", h / shorter), errors("half", h / 2)];
  /** log2 of how much an error shrinks from h to h/2. */
  const slope = (of: keyof typeof whole): Quantity => ({
    kind: "combination",
    terms: [...whole[of].terms, ...half[of].terms],
    value: ([a, b]) => math.log(whole[of].value([a as number]) / half[of].value([b as number])) / math.log(2),
  });
  return {
    experiments: { whole: walk(at, budget, 0, h / shorter), half: walk(at, budget, 1, h / 2) },
    quantities: {
      mean_err: whole.mean,
      m2_err: whole.m2,
      strong_rms: whole.strong,
      slope_mean: slope("mean"),
      slope_m2: slope("m2"),
      slope_strong: slope("strong"),
    },
  };
}

/** The listed numbers, and the slopes between those at h and at h/2. */
const references: readonly ReferenceSet<Settings>[] = integratorOrdersReferences.map(
  ({ parameters, values }) => {
    const next = integratorOrdersReferences.find(
      (set) => set.parameters.h === (parameters.h as number) / 2,
    )?.values;
    if (next === undefined) return { parameters, values };
    const slope = (key: string): number =>
      math.log((values[key] as number) / (next[key] as number)) / math.log(2);
    return {
      parameters,
      values: {
        ...values,
        slope_mean: slope("mean_err"),
        slope_m2: slope("m2_err"),
        slope_strong: slope("strong_rms"),
      },
    };
  },
);

export const integratorOrders: Claim<Settings> = {
  id: "integrator-orders",
  citation: "P.E. Kloeden, E. Platen, Numerical Solution of Stochastic Differential Equations (1992)",
  formula:
    "Euler-Maruyama with additive noise: <x> - <X>, <x^2> - <X^2> and <(x - X)^2>^(1/2) are of order h",
  parameters: { sde: "OU", h: "step", T: "duration", k: "stiffness", x0: "start" },
  ofReference: [],
  references,
  source: "moment recursions of the discrete map and the exact solution",
  trajectories: 1_000_000,
  dt: 0.1,
  discrete: true,
  setup: (p, budget) => setup(p, budget),
  judged: ({ h }) => [
    ...["mean_err", "m2_err", "strong_rms"],
    ...(h === 0.025 ? [] : ["slope_mean", "slope_m2", "slope_strong"]),
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "half the step",
    breaks: "strong_rms",
    setup: (p, budget) => setup(p, budget, 2),
  },
};
