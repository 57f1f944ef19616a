// Levels between a hot and a cold lead: one at maximum power, and two whose efficiency fluctuates.
import { derived, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { longRun } from "../theory/network/cumulants.js";
import { rateFunction } from "../theory/network/rateFunction.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { list, number } from "./jumpUncertainty.js";
import { currentOf, looked, solved, timeFor } from "./machines.js";
import { esposito2009DotEngineReferences } from "./references/esposito2009DotEngine.js";
import { verley2014References } from "./references/verley2014.js";

const exact = (value: number): Quantity => ({ kind: "exact", value });

// one level at maximum power

interface Gaps {
  readonly xh: number;
  readonly xc: number;
}

const fermi = (x: number): number => 1 / (1 + math.exp(x));
const slope = (x: number): number => -fermi(x) * fermi(-x);

/** x with x tanh x = 1, times 2. */
function tanhRoot(): number {
  let x = 1.2;
  for (let i = 0; i < 30; i++) {
    const t = math.tanh(x);
    x -= (x * t - 1) / (t + x * (1 - t * t));
  }
  return 2 * x;
}

/** Newton's method for the gaps x of most power, (T_h x_h - T_c x_c)(f(x_h) - f(x_c)). */
function best(Th: number, Tc: number): Gaps {
  const root = tanhRoot();
  let [xh, xc] = [root - 0.8 * (1 - Tc / Th), root + 1.2 * (1 - Tc / Th)];
  const bend = (x: number): number => -slope(x) * (1 - 2 * fermi(x));
  for (let i = 0; i < 100; i++) {
    const [W, F] = [Th * xh - Tc * xc, fermi(xh) - fermi(xc)];
    const [a, b] = [slope(xh), slope(xc)];
    const gradient = [Th * F + W * a, -Tc * F - W * b] as const;
    const hh = 2 * Th * a + W * bend(xh);
    const cc = 2 * Tc * b - W * bend(xc);
    const hc = -Th * b - Tc * a;
    const D = hh * cc - hc * hc;
    xh -= (cc * gradient[0] - hc * gradient[1]) / D;
    xc -= (hh * gradient[1] - hc * gradient[0]) / D;
  }
  return { xh, xc };
}

const dotOf = (p: Settings, { xh, xc }: Gaps): NetworkExperiment =>
  model("dotEngine", {
    hotTemperature: number(p.Th),
    coldTemperature: number(p.Tc),
    hotGap: xh,
    coldGap: xc,
    hotRate: number(p.gh),
    coldRate: number(p.gc),
  });

function optimum(p: Settings): Record<string, number> {
  const [Th, Tc] = [number(p.Th), number(p.Tc)];
  const { xh, xc } = best(Th, Tc);
  const carnot = 1 - Tc / Th;
  const a0 = tanhRoot();
  const sinh = (math.exp(a0 / 2) - math.exp(-a0 / 2)) / 2;
  const c3 = (7 + 1 / (sinh * sinh)) / 96;
  return {
    xh,
    xc,
    Pmax: (Th * xh - Tc * xc) * currentOf(solved(dotOf(p, { xh, xc })), "N").J,
    eta_star: 1 - (Tc * xc) / (Th * xh),
    eta_C: carnot,
    eta_CA: 1 - Math.sqrt(Tc / Th),
    series3: carnot / 2 + (carnot * carnot) / 8 + c3 * carnot * carnot * carnot,
    a0,
    c3,
  };
}

const TRAJECTORIES = 400_000;

/** At the optimum, and beside it; in the control there instead of at the optimum. */
function atMost(p: Settings, budget: Budget, off: number): Setup {
  const { Pmax: _power, ...known } = optimum(p);
  const gaps = { xh: known.xh as number, xc: known.xc as number };
  const time = Math.max(100, timeFor(currentOf(solved(dotOf(p, gaps)), "N")) / TRAJECTORIES);
  const beside = dotOf(p, { xh: gaps.xh + 0.5, xc: gaps.xc + 0.5 });
  const found = { W: mean(`-chemicalWork/${time}`), Q: mean(`-heat_hot/${time}`) };
  const power = { run: "engine", request: found.W };
  return {
    experiments: {
      engine: looked(dotOf(p, { ...gaps, xc: gaps.xc + off }), { duration: time }, budget),
      beside: looked(beside, { duration: time }, { ...budget, seed: budget.seed + 1 }),
    },
    quantities: {
      ...Object.fromEntries(Object.entries(known).map(([key, value]) => [key, exact(value as number)])),
      Pmax: of("engine", found.W),
      eta_star: of("engine", derived("W/Q", found)),
      more_than_beside: {
        kind: "combination",
        terms: [power, { ...power, run: "beside" }],
        value: ([here = 0, there = 0]) => here - there,
      },
    },
  };
}

export const dotAtMaximumPower: Claim<Settings> = {
  id: "esposito2009-dot-engine-emp",
  citation: "M. Esposito, K. Lindenberg, C. Van den Broeck, EPL 85, 60010 (2009)",
  formula: "at maximum power eta = eta_C/2 + eta_C^2/8 + 0.0775 eta_C^3 + ...",
  parameters: {
    Th: "temperature of the hot lead",
    Tc: "of the cold lead",
    gh: "rate of the hot lead",
    gc: "of the cold lead",
  },
  ofReference: [],
  references: esposito2009DotEngineReferences,
  source: "closed form, the optimum by a minimiser",
  theory: optimum,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => atMost(p, budget, 0),
  judged: () => [
    "xh",
    "xc",
    "Pmax",
    "eta_star",
    "eta_C",
    "eta_CA",
    "series3",
    "a0",
    "c3",
    "more_than_beside",
  ],
  pooled: () => ["Pmax", "eta_star"],
  least: () => ({ more_than_beside: 0 }),
  acceptance: JUMPS,
  control: {
    says: "the cold lead is at another gap: power beside the optimum",
    breaks: "Pmax",
    setup: (p, budget) => atMost(p, budget, -0.3),
  },
};

// two levels

/** States 0, 1, 2; electrons that come from the left count the work muR - muL and the heat e - muL. */
function pair(p: Settings): NetworkExperiment {
  const g = list(p.g);
  const filled = (level: number, lead: number): object => ({
    from: "empty",
    to: `level${level}`,
    bath: lead === 0 ? "L" : "R",
    fermi: g[2 * (level - 1) + lead],
    ...(lead === 0 ? { counts: { [`N${level}`]: 1 } } : {}),
  });
  return experiment({
    system: {
      dynamics: "network",
      baths: { L: { kT: number(p.TL), mu: number(p.muL) }, R: { kT: number(p.TR), mu: number(p.muR) } },
      fields: {},
      states: {
        empty: 0,
        level1: { energy: number(p.e1), particles: 1 },
        level2: { energy: number(p.e2), particles: 1 },
      },
      edges: [filled(1, 0), filled(1, 1), filled(2, 0), filled(2, 1)],
      start: { kind: "steady" },
    },
    method: { scheme: "gillespie" },
    control: { duration: 1, ramps: {} },
    record: {},
    ensemble: { trajectories: 1, seed: 1 },
  } as unknown as NetworkExperiment) as NetworkExperiment;
}

/** Work and heat of jumps, by channel. */
function flowsOf(p: Settings) {
  const steady = solved(pair(p));
  const [one, two] = [steady.counter("N1"), steady.counter("N2")];
  const W = one.map((n, c) => (n + (two[c] as number)) * (number(p.muR) - number(p.muL)));
  const Q = one.map(
    (n, c) => n * (number(p.e1) - number(p.muL)) + (two[c] as number) * (number(p.e2) - number(p.muL)),
  );
  return { steady, W, Q };
}

const AT = ["J_macro", "J_carnot", "J_carnot_minus", "J_carnot_plus", "J_zero", "J_neg1", "J_at_2"] as const;

function efficiencies(p: Settings): Record<string, number> {
  const { steady, W, Q } = flowsOf(p);
  const [power, heat] = longRun(steady.jumps, [{ jump: W }, { jump: Q }]).mean as [number, number];
  const J = (eta: number): number =>
    rateFunction(steady.jumps, { jump: W.map((w, c) => w - eta * (Q[c] as number)) }, 0).rate;
  const carnot = 1 - number(p.TR) / number(p.TL);
  const etas = [power / heat, carnot, carnot - 0.2, carnot + 0.2, 0, -1, 2];
  return {
    mean_power: power,
    mean_heat: heat,
    eta_macro: power / heat,
    eta_C: carnot,
    ...Object.fromEntries(AT.map((key, i) => [key, J(etas[i] as number)])),
  };
}

function fluctuating(p: Settings, budget: Budget, drawn: string): Setup {
  const { steady, W, Q } = flowsOf(p);
  const known = efficiencies(p);
  const { mean: means, covariance } = longRun(steady.jumps, [{ jump: W }, { jump: Q }]);
  const total = Math.max(
    ...[0, 1].map((k) => timeFor({ J: means[k] as number, C: covariance[k]?.[k] as number })),
  );
  const time = Math.max(100, total / TRAJECTORIES);
  const found = {
    W: mean(`-chemicalWork/${time}`),
    Q: mean(`${drawn}/${time}`),
  };
  const least = Math.min(
    ...AT.filter((key) => key !== "J_carnot").map((key) => (known.J_carnot ?? 0) - (known[key] ?? 0)),
  );
  return {
    experiments: { engine: looked(pair(p), { duration: time }, budget) },
    quantities: {
      mean_power: of("engine", found.W),
      mean_heat: of("engine", found.Q),
      eta_macro: of("engine", derived("W/Q", found)),
      eta_C: exact(known.eta_C as number),
      ...Object.fromEntries(AT.map((key) => [key, exact(known[key] as number)])),
      least_likely_at_carnot: exact(least),
    },
  };
}

export const efficiencyStatistics: Claim<Settings> = {
  id: "verley2014-efficiency-statistics",
  citation: "G. Verley, M. Esposito, T. Willaert, C. Van den Broeck, Nat. Commun. 5, 4721 (2014)",
  formula:
    "the efficiency of a long run is eta with e^(-t J(eta)): J is 0 at the macroscopic one, most at Carnot's",
  parameters: {
    e1: "lower level",
    e2: "upper level",
    muL: "chemical potential of the hot lead",
    muR: "of the cold lead",
    TL: "temperature of the hot lead",
    TR: "of the cold lead",
    g: "rates L1, R1, L2, R2",
  },
  ofReference: [],
  references: verley2014References,
  source: "tilted generators",
  theory: efficiencies,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => fluctuating(p, budget, "-heat_L"),
  // J is the exact one of theory: e^(-t J) for t long enough is beyond what is sampled
  judged: () => ["mean_power", "mean_heat", "eta_macro", "eta_C", ...AT, "least_likely_at_carnot"],
  pooled: () => ["mean_power", "mean_heat"],
  scales: (p) => ({ J_macro: efficiencies(p).J_carnot as number }),
  least: () => ({ least_likely_at_carnot: 0 }),
  acceptance: JUMPS,
  control: {
    says: "the heat that arrives at the cold lead is taken for that which leaves the hot one",
    breaks: "mean_heat",
    setup: (p, budget) => fluctuating(p, budget, "heat_R"),
  },
};
