// Heat engines with an overdamped particle in a harmonic trap, one cycle from the periodic state: normal, with a variance that
// follows w' = 2 (T - k w).
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, gaussian, overdamped, ramp, schedule } from "../spec/build.js";
import type { Experiment, RampPoint } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { integrate } from "../theory/integrate.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { blickle2012StirlingReferences } from "./references/blickle2012Stirling.js";
import { schmiedlSeifert2008EngineReferences } from "./references/schmiedlSeifert2008Engine.js";

interface Cycle {
  readonly duration: number;
  readonly k: readonly RampPoint[];
  readonly T: readonly RampPoint[];
  /** Variance at the start. */
  readonly variance: number;
}

/** Part of a cycle, in the fields that it begins with. */
function run(
  { duration, k, T, variance }: Cycle,
  { trajectories, seed, dt }: Budget,
  step: number,
  index: number,
): Experiment {
  return experiment({
    system: overdamped({
      potential: potential("k*x^2/2", { k: (k[0] as RampPoint)[1], T: (T[0] as RampPoint)[1] }),
      kT: "T",
      friction: 1,
      start: gaussian({ x: 0 }, [[variance]]),
    }),
    method: { scheme: "heun", dt: dt ?? step, bias: "measure" },
    control: schedule({ duration, k, T }),
    ensemble: { trajectories, seed, point: index },
  });
}

/** W_out/Q_h with both measured. */
const efficiency: Quantity = {
  kind: "combination",
  terms: [
    { run: "cycle", request: mean("work") },
    { run: "hot", request: mean("heat") },
  ],
  value: ([work, heat]) => (work as number) / (heat as number),
};

type Optimal = { Th: number; Tc: number; wa: number; wb: number };

/** Isotherms on which sqrt(w) goes straight: k = (2 T - w')/(2 w), as so many straight lines. */
const LINES = 64;

function optimalCycle(p: Parameters, budget: Budget, slope = 1): Setup {
  const { Th, Tc, wa, wb } = p as Parameters & Optimal;
  const [a, b] = [Math.sqrt(wa), Math.sqrt(wb)];
  const A = (b - a) * (b - a);
  const dS = math.log(wb / wa) / 2;
  const t = (4 * A) / ((Th - Tc) * dS);
  const stiffness = (T: number, from: number, to: number, s: number): number => {
    const w = (from + (to - from) * s) * (from + (to - from) * s);
    return (2 * T - (slope * 2 * Math.sqrt(w) * (to - from)) / t) / (2 * w);
  };
  const isotherm = (T: number, from: number, to: number, begin: number, length: number): RampPoint[] =>
    Array.from(
      { length: LINES + 1 },
      (_, i): RampPoint => [begin + (length * i) / LINES, stiffness(T, from, to, i / LINES)],
    );
  const exact = (value: number): Quantity => ({ kind: "exact", value });
  const out = (Th - Tc) * dS - (2 * A) / t;
  const first = stiffness(Th, a, b, 0);
  const hot = { duration: t, k: isotherm(Th, a, b, 0, 1), T: ramp([0, Th]), variance: wa };
  const cycle = {
    duration: 2 * t,
    k: [...isotherm(Th, a, b, 0, 0.5), ...isotherm(Tc, b, a, 0.5, 0.5), [1, first] as const],
    T: ramp([0, Th], [0.5, Th], [0.5, Tc], [1, Tc], [1, Th]),
    variance: wa,
  };
  const step = t / (4 * LINES);
  return {
    experiments: { hot: run(hot, budget, step, 0), cycle: run(cycle, budget, step, 1) },
    quantities: {
      t1: exact(t),
      t3: exact(t),
      W_out: of("cycle", mean("-work")),
      W_out_check: exact(out),
      Q_h: of("hot", mean("-heat")),
      Q_h_check: exact(Th * dS - A / t),
      eta: efficiency,
      power: of("cycle", mean(`-work/${2 * t}`)),
      eta_EMP_formula: exact((Th - Tc) / Th / (2 - (Th - Tc) / Th / 2)),
      eta_CA: exact(1 - Math.sqrt(Tc / Th)),
      k_hot_0: exact(first),
      k_hot_1: exact(stiffness(Th, a, b, 1)),
      k_cold_0: exact(stiffness(Tc, b, a, 0)),
      k_cold_1: exact(stiffness(Tc, b, a, 1)),
      A: exact(A),
      dS: exact(dS),
      P_max: exact(out / (2 * t)),
    },
  };
}

export const optimalEngine: Claim = {
  id: "schmiedl-seifert-2008-engine",
  citation: "T. Schmiedl, U. Seifert, EPL 81, 20003 (2008)",
  formula:
    "W_out = (Th - Tc) dS - A (1/t1 + 1/t3), A = (sqrt wb - sqrt wa)^2; at maximum power eta = eta_C/(2 - eta_C/2), not Curzon-Ahlborn's",
  parameters: {
    Th: "hot temperature",
    Tc: "cold temperature",
    wa: "<x^2> at the start of the hot isotherm",
    wb: "<x^2> at its end",
  },
  ofReference: [],
  references: schmiedlSeifert2008EngineReferences,
  source: "closed forms",
  trajectories: 200_000,
  dt: 2e-3,
  setup: (p, budget) => optimalCycle(p, budget),
  judged: () => [
    ...["W_out", "Q_h", "eta", "power"],
    ...[
      "t1",
      "W_out_check",
      "Q_h_check",
      "eta_EMP_formula",
      "k_hot_0",
      "k_hot_1",
      "k_cold_0",
      "k_cold_1",
      "A",
      "dS",
    ],
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "stiffnesses as if the cycle were slow, k = T/w",
    breaks: "W_out",
    setup: (p, budget) => optimalCycle(p, budget, 0),
  },
};

type Stirling = { Th: number; Tc: number; kmax: number; kmin: number; tau: number };

/** The periodic variance before the hot half: a half takes w to a w + b, as a follows from w = 1, b from w = 0. */
function periodic({ Th, Tc, kmax, kmin, tau }: Stirling): number {
  const half = (T: number, from: number, to: number, w: number): number => {
    const k = (t: number): number => from + ((to - from) * 2 * t) / tau;
    return integrate((t, [v]) => [2 * (T - k(t) * (v as number))], [w], 0, tau / 2)[0] as number;
  };
  const cycle = (w: number): number => half(Tc, kmin, kmax, half(Th, kmax, kmin, w));
  const b = cycle(0);
  return b / (1 - (cycle(1) - b));
}

function stirling(p: Parameters, budget: Budget, jump = true): Setup {
  const at = p as Parameters & Stirling;
  const { Th, Tc, kmax, kmin, tau } = at;
  const variance = periodic(at);
  const quasistatic = (Th - Tc) * math.log(kmax / kmin);
  const carnot = 1 - Tc / Th;
  const cold = jump ? Tc : Th;
  const hot = { duration: tau / 2, k: ramp([0, kmax], [1, kmin]), T: ramp([0, Th]), variance };
  const cycle = {
    duration: tau,
    k: ramp([0, kmax], [0.5, kmin], [1, kmax]),
    T: ramp([0, Th], [0.5, Th], [0.5, cold], [1, cold], [1, Th]),
    variance,
  };
  const step = Math.min(0.01, tau / 400);
  return {
    experiments: { hot: run(hot, budget, step, 0), cycle: run(cycle, budget, step, 1) },
    quantities: {
      W_mean: of("cycle", mean("work")),
      power: of("cycle", mean(`-work/${tau}`)),
      Q_h: of("hot", mean("-heat")),
      eta: efficiency,
      W_qs: { kind: "exact", value: -quasistatic / 2 },
      eta_qs: { kind: "exact", value: carnot / (1 + carnot / math.log(kmax / kmin)) },
      w_start: of("cycle", mean("x^2")),
      w_mid: of("hot", mean("x^2")),
      Q_c: {
        kind: "sum",
        terms: [
          { run: "cycle", request: mean("heat") },
          { run: "hot", request: mean("heat"), factor: -1 },
        ],
      },
    },
  };
}

export const stirlingEngine: Claim = {
  id: "blickle-2012-stirling",
  citation: "V. Blickle, C. Bechinger, Nat. Phys. 8, 143 (2012)",
  formula: "eta = W_out/Q_h below eta_C/(1 + eta_C/ln(kmax/kmin)); W > 0 in fast cycles: no engine any more",
  parameters: {
    Th: "hot temperature",
    Tc: "cold temperature",
    kmax: "largest stiffness",
    kmin: "smallest stiffness",
    tau: "duration of a cycle",
  },
  ofReference: [],
  references: blickle2012StirlingReferences,
  source: "moment equation of the periodic state, rtol 1e-12",
  trajectories: 200_000,
  dt: 0.01,
  setup: (p, budget) => stirling(p, budget),
  judged: () => ["W_mean", "power", "Q_h", "eta", "W_qs", "eta_qs", "w_start", "w_mid", "Q_c"],
  acceptance: CONTINUOUS,
  control: {
    says: "the bath does not cool down",
    breaks: "W_mean",
    setup: (p, budget) => stirling(p, budget, false),
  },
};
