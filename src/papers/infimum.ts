import { mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, overdamped, point, schedule } from "../spec/build.js";
import { potential } from "../spec/potentials.js";
import { normalCdf } from "../theory/normal.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { neri2017InfimumReferences } from "./references/neri2017Infimum.js";

type Drift = { readonly sig: number; readonly t: number };

/** Pushed by f = sqrt(sigma) on a flat line: S = f X rises at sigma with Var S = 2 sigma t. */
function setup(p: Parameters, budget: Budget, kT: number): Setup {
  const { sig, t } = p as Drift;
  const push = experiment({
    system: overdamped({
      potential: potential("0*x", { f: Math.sqrt(sig) }),
      force: "f",
      kT,
      friction: 1,
      start: point({ x: 0 }),
      allowEscape: true,
    }),
    // extrema count what lies between steps, to order dt
    method: { scheme: "heun", dt: budget.dt ?? 5e-3, bias: "closely" },
    control: schedule({ duration: t }),
    record: { columns: { lowest: "min(f*x)" }, keep: [] },
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
  const { bound_m1 } = closed(p as Drift);
  return {
    experiments: { push },
    quantities: {
      inf_mean: of("push", mean("lowest")),
      inf_mean_closed: of("push", mean("lowest")),
      P_inf_le_m1: of("push", probability("lowest <= -1")),
      bound_m1: { kind: "exact", value: bound_m1 },
    },
  };
}

/** Extremes of a Brownian motion with drift. */
function closed({ sig, t }: Drift) {
  const a = Math.sqrt(sig * t) / 2;
  const width = Math.sqrt(2 * sig * t);
  const inf_mean = -(
    math.erf(a) -
    2 * a * a * (1 - math.erf(a)) +
    ((2 * a) / Math.sqrt(Math.PI)) * math.exp(-a * a)
  );
  return {
    inf_mean,
    inf_mean_closed: inf_mean,
    P_inf_le_m1: normalCdf(-(1 + sig * t) / width) + math.exp(-1) * normalCdf((sig * t - 1) / width),
    bound_m1: math.exp(-1),
  };
}

export const infimum: Claim = {
  id: "neri-2017-infimum",
  citation: "I. Neri, E. Roldan, F. Julicher, PRX 7, 011019 (2017)",
  formula: "<inf S> >= -1, P(inf S <= -s) <= e^-s; both are reached for t -> infinity",
  parameters: { sig: "rate of entropy production", t: "time" },
  ofReference: [],
  references: neri2017InfimumReferences,
  source: "closed form",
  theory: (p) => closed(p as Drift),
  trajectories: 100_000,
  dt: 5e-3,
  setup: (p, budget) => setup(p, budget, 1),
  // the bound follows from the parameters
  judged: () => ["inf_mean", "P_inf_le_m1"],
  acceptance: CONTINUOUS,
  control: {
    says: "a bath of 0.8 of the temperature",
    breaks: "inf_mean",
    setup: (p, budget) => setup(p, budget, 0.8),
  },
};
