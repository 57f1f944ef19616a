import { exponential, mean, probability, ratio, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import { harmonic } from "../spec/potentials.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { evansSearles1994TransientReferences } from "./references/evansSearles1994Transient.js";

type Capture = { readonly k0: number; readonly k1: number; readonly t: number };

/** Equilibrium at k0, and k1 from t = 0 on; `share` of Omega is counted, 1 but in the control. */
function setup(p: Parameters, budget: Budget, share: number): Setup {
  const { k0, k1, t } = p as Capture;
  const capture = experiment({
    system: overdamped({
      potential: harmonic({ stiffness: k0, centre: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: budget.dt ?? 2e-3, bias: "measure" },
    control: schedule({ duration: t, stiffness: ramp([0, k1]) }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
  const omega = `${(share * (k0 - k1)) / 2}*(x^2 - xStart^2)`;
  return {
    experiments: { capture },
    quantities: {
      Omega_mean: of("capture", mean(omega)),
      Omega_var: of("capture", variance(omega)),
      ift: of("capture", exponential(`-(${omega})`)),
      P_neg: of("capture", probability(`${omega} < 0`)),
      ratio_neg_pos: of("capture", ratio(`${omega} < 0`, `${omega} > 0`)),
      exp_pos: of("capture", ratio(`exp(-max(${omega}, 0))*(${omega} > 0)`, `${omega} > 0`)),
    },
  };
}

/** x and x_0 are normal with variances v and 1/k0 and covariance c. */
function solved(p: Parameters): Readonly<Record<string, number>> {
  const { k0, k1, t } = p as Capture;
  const [first, decay] = [1 / k0, math.exp(-k1 * t)];
  const v = decay * decay * first - math.expm1(-2 * k1 * t) / k1;
  const c = decay * first;
  const half = (k0 - k1) / 2;
  const rho = (v - first) / Math.sqrt((v + first) * (v + first) - 4 * c * c);
  // the quadrant of x - x_0 and x + x_0
  const below = 0.5 - math.atan(Math.abs(rho) / Math.sqrt(1 - rho * rho)) / Math.PI;
  const quotient = below / (1 - below);
  return {
    Omega_mean: half * (v - first),
    Omega_var: 2 * half * half * (v * v + first * first - 2 * c * c),
    ift: 1,
    P_neg: below,
    ratio_neg_pos: quotient,
    exp_pos: quotient,
  };
}

export const transientFluctuation: Claim = {
  id: "evans-searles-1994-transient",
  citation:
    "D.J. Evans, D.J. Searles, PRE 50, 1645 (1994); G.M. Wang et al., PRL 89, 050601 (2002); D.M. Carberry et al., PRL 92, 140601 (2004)",
  formula: "P(Omega = A)/P(Omega = -A) = e^A; P(Omega < 0)/P(Omega > 0) = <e^-Omega> over Omega > 0",
  parameters: { k0: "stiffness of the start", k1: "stiffness from t = 0 on", t: "time" },
  ofReference: [],
  // the integrated theorem says that the ratio is also the average over Omega > 0
  references: evansSearles1994TransientReferences.map(({ parameters, values }) => ({
    parameters,
    values: { ...values, exp_pos: values.ratio_neg_pos as number },
  })),
  source: "closed form",
  theory: solved,
  trajectories: 100_000,
  dt: 2e-3,
  setup: (p, budget) => setup(p, budget, 1),
  // <e^-Omega> rests on its tail; the bounded average over Omega > 0 says the same
  judged: () => ["Omega_mean", "Omega_var", "P_neg", "ratio_neg_pos", "exp_pos"],
  acceptance: CONTINUOUS,
  control: {
    says: "Omega of a quench of 0.8 times the size",
    breaks: "exp_pos",
    setup: (p, budget) => setup(p, budget, 0.8),
  },
};
