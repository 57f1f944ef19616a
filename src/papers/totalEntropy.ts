// The whole entropy production on a driven ring: its fluctuation theorems, and what currents may fluctuate.
import { exponential, mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { HEAT, PRODUCTION, type Ring, ringFor, stateOf } from "./entropyRing.js";
import { seifert2005DrivenRingReferences } from "./references/seifert2005DrivenRing.js";

type Timed = Ring & { readonly t: number };

/** csch^2 g(s/2), g the inverse of x tanh x. A. M. Timpanaro et al., PRL 123, 090604 (2019), eq. 7. */
function narrowest(s: number): number {
  let [low, high] = [0, s / 2 + 1];
  for (let i = 0; i < 100; i++) {
    const g = (low + high) / 2;
    if (g * math.tanh(g) < s / 2) low = g;
    else high = g;
  }
  const g = low;
  const sinh = (math.exp(g) - math.exp(-g)) / 2;
  return 1 / (sinh * sinh);
}

/** What follows from the long-time state. */
function known(p: Ring) {
  const { velocity: v, effectiveDiffusion: D_eff } = stateOf(p);
  const change = 1e-3;
  const at = (f: number): number => stateOf({ ...p, f }).velocity;
  // central differences at two widths, extrapolated
  const quotient = (d: number): number => (at(p.f + d) - at(p.f - d)) / (2 * d);
  const mobility_dvdf = (4 * quotient(change) - quotient(2 * change)) / 3;
  const sigma = p.f * v;
  return { v, D_eff, sigma, mobility_dvdf, TUR_long: (sigma * D_eff) / (v * v) };
}

function setup(parameters: Parameters, budget: Budget, steady: boolean): Setup {
  const p = parameters as unknown as Timed;
  const { t } = p;
  const { D_eff, mobility_dvdf, TUR_long } = known(p);
  const columns = { S: PRODUCTION, X: "x - xStart", Q: HEAT };
  const both = (of: string, value: (mean: number, variance: number) => number): Quantity => ({
    kind: "combination",
    terms: [mean(of), variance(of)].map((request) => ({ run: "ring", request })),
    value: ([m = 1, s2 = 1]) => value(m, s2),
  });
  const fromProduction = (value: (s: number) => number): Quantity => ({
    kind: "combination",
    terms: [{ run: "ring", request: mean("S") }],
    value: ([s = 1]) => value(s),
  });
  const perTime = (of: string): Quantity => ({
    kind: "sum",
    terms: [{ run: "ring", request: mean(of), factor: 1 / t }],
  });
  const exact = (value: number): Quantity => ({ kind: "exact", value });
  return {
    experiments: { ring: ringFor(p, { time: t, columns, dt: Math.min(2e-3, t / 50), steady }, budget) },
    quantities: {
      v: perTime("X"),
      v_quad: perTime("X"),
      sigma: perTime("S"),
      X_mean: of("ring", mean("X")),
      X_var: of("ring", variance("X")),
      S_mean: of("ring", mean("S")),
      S_var: of("ring", variance("S")),
      ift_S: of("ring", exponential("-S")),
      // P(S)/P(-S) = e^S in a form without tails: <sgn S> = <tanh(|S|/2)>
      dft: of("ring", mean("(S > 0) - (S < 0) - tanh(abs(S)/2)")),
      mgfS_2: of("ring", exponential("-2*S")),
      mean_exp_minus_Q: of("ring", exponential("-Q")),
      P_neg: of("ring", probability("S < 0")),
      P_neg_bound: fromProduction((s) => 1 / (1 + math.exp(s))),
      TUR_X: {
        kind: "combination",
        terms: [mean("X"), variance("X"), mean("S")].map((request) => ({ run: "ring", request })),
        value: ([x = 1, s2 = 1, s = 1]) => (s2 * s) / (2 * x * x),
      },
      TUR_S: both("S", (m, s2) => s2 / (2 * m)),
      rel_var_X: both("X", (m, s2) => s2 / (m * m)),
      rel_var_S: both("S", (m, s2) => s2 / (m * m)),
      HVV_rhs: fromProduction((s) => 2 / math.expm1(s)),
      TGGL_rhs: fromProduction(narrowest),
      // of long times: see reimann-2001-effective-diffusion
      D_eff: exact(D_eff),
      D_eff_quad: exact(D_eff),
      mobility_dvdf: exact(mobility_dvdf),
      TUR_long: exact(TUR_long),
    },
  };
}

export const totalEntropy: Claim = {
  id: "seifert-2005-driven-ring",
  citation:
    "U. Seifert, PRL 95, 040602 (2005); A.C. Barato, U. Seifert, PRL 114, 158101 (2015); J.M. Horowitz, T.R. Gingrich, PRE 96, 020103(R) (2017); Y. Hasegawa, T. Van Vu, PRL 123, 110602 (2019); A.M. Timpanaro et al., PRL 123, 090604 (2019)",
  formula: "<e^-S> = 1 at any time, but not <e^-Q>; Var J/<J>^2 >= 2/(sigma t)",
  parameters: { f: "force", V0: "amplitude of U = V0 cos x", t: "time" },
  ofReference: [],
  references: seifert2005DrivenRingReferences.map(({ parameters, values }) => ({
    parameters,
    values: { ...values, dft: 0 },
  })),
  source: "generator, tilted semigroups and quadrature",
  theory: (p) => {
    const { t, ...ring } = p as unknown as Timed;
    const { v, sigma, D_eff, ...others } = known(ring);
    const s = sigma * t;
    return {
      ...others,
      v,
      v_quad: v,
      sigma,
      D_eff,
      D_eff_quad: D_eff,
      X_mean: v * t,
      S_mean: s,
      ift_S: 1,
      dft: 0,
      P_neg_bound: 1 / (1 + math.exp(s)),
      HVV_rhs: 2 / math.expm1(s),
      TGGL_rhs: narrowest(s),
    };
  },
  trajectories: 100_000,
  dt: 1e-3,
  setup: (p, budget) => setup(p, budget, true),
  // exponential averages rest on tails: judged at short times; dft says the same without them
  judged: ({ t = 1 }) => [
    "X_mean",
    "X_var",
    "S_mean",
    "S_var",
    "P_neg",
    "dft",
    "TUR_X",
    "TUR_S",
    "rel_var_X",
    "rel_var_S",
    ...(t < 0.1 ? ["ift_S"] : []),
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "started in equilibrium without the force",
    breaks: "S_mean",
    setup: (p, budget) => setup(p, budget, false),
  },
};
