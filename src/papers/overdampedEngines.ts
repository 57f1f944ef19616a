// Heat engines with an overdamped particle in a harmonic trap: one cycle from the periodic state, which is known, or many after
// some that are not counted.
import { mean, ratio } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, gaussian, overdamped, ramp, schedule } from "../spec/build.js";
import type { RampPoint } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
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

type Optimal = { Th: number; Tc: number; wa: number; wb: number };

/** Isotherms on which sqrt(w) goes straight: k = (2 T - w')/(2 w), as so many straight lines. */
const LINES = 64;

function optimalCycle(p: Parameters, { trajectories, seed, dt }: Budget, slope = 1): Setup {
  const { Th, Tc, wa, wb } = p as Parameters & Optimal;
  const [a, b] = [Math.sqrt(wa), Math.sqrt(wb)];
  const A = (b - a) * (b - a);
  const dS = math.log(wb / wa) / 2;
  const t = (4 * A) / ((Th - Tc) * dS);
  const stiffness = (T: number, from: number, to: number, s: number): number => {
    const w = (from + (to - from) * s) * (from + (to - from) * s);
    return (2 * T - (slope * 2 * Math.sqrt(w) * (to - from)) / t) / (2 * w);
  };
  const isotherm = (T: number, from: number, to: number, begin: number): RampPoint[] =>
    Array.from(
      { length: LINES + 1 },
      (_, i): RampPoint => [begin + i / (2 * LINES), stiffness(T, from, to, i / LINES)],
    );
  const exact = (value: number): Quantity => ({ kind: "exact", value });
  const out = (Th - Tc) * dS - (2 * A) / t;
  const first = stiffness(Th, a, b, 0);
  const cycle = experiment({
    system: overdamped({
      potential: potential("k*x^2/2", { k: first, T: Th }),
      kT: "T",
      friction: 1,
      start: gaussian({ x: 0 }, [[wa]]),
    }),
    method: { scheme: "heun", dt: dt ?? t / (4 * LINES), bias: "measure" },
    control: schedule({
      duration: 2 * t,
      k: [...isotherm(Th, a, b, 0), ...isotherm(Tc, b, a, 0.5), [1, first] as const],
      T: ramp([0, Th], [0.5, Th], [0.5, Tc], [1, Tc], [1, Th]),
    }),
    record: { columns: { taken: `-leg(0, ${t}, heat)` } },
    ensemble: { trajectories, seed },
  });
  return {
    experiments: { cycle },
    quantities: {
      t1: exact(t),
      t3: exact(t),
      W_out: of("cycle", mean("-work")),
      W_out_check: exact(out),
      Q_h: of("cycle", mean("taken")),
      Q_h_check: exact(Th * dS - A / t),
      eta: of("cycle", ratio("-work", "taken")),
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

/** After this the start is forgotten, to e^-15 of its variance. */
const FORGOTTEN = 7.5;
/** In each trajectory so long is counted, or two cycles. */
const COUNTED = 16;

function stirling(p: Parameters, { trajectories, seed, dt }: Budget, cold: number): Setup {
  const { Th, Tc, kmax, kmin, tau } = p as Parameters & Stirling;
  const quasistatic = (Th - Tc) * math.log(kmax / kmin);
  const carnot = 1 - Tc / Th;
  const count = Math.max(2, Math.round(COUNTED / tau));
  const engine = experiment({
    system: overdamped({
      potential: potential("k*x^2/2", { k: kmax, T: Th }),
      kT: "T",
      friction: 1,
      start: gaussian({ x: 0 }, [[Th / kmax]]),
    }),
    method: { scheme: "heun", dt: dt ?? Math.min(0.01, tau / 400), bias: "measure" },
    control: schedule({
      duration: tau,
      k: ramp([0, kmax], [0.5, kmin], [1, kmax]),
      T: ramp([0, Th], [0.5, Th], [0.5, cold], [1, cold], [1, Th]),
    }),
    cycles: { count, discard: Math.ceil((2 * FORGOTTEN) / ((kmin + kmax) * tau)) },
    record: {
      columns: {
        taken: `-leg(0, ${tau / 2}, heat)/${count}`,
        given: `leg(${tau / 2}, ${tau}, heat)/${count}`,
        first: "at(0, x^2)",
        middle: `at(${tau / 2}, x^2)`,
      },
    },
    ensemble: { trajectories, seed },
  });
  return {
    experiments: { engine },
    quantities: {
      W_mean: of("engine", mean(`work/${count}`)),
      power: of("engine", mean(`-work/${count * tau}`)),
      Q_h: of("engine", mean("taken")),
      eta: of("engine", ratio(`-work/${count}`, "taken")),
      W_qs: { kind: "exact", value: -quasistatic / 2 },
      eta_qs: { kind: "exact", value: carnot / (1 + carnot / math.log(kmax / kmin)) },
      w_start: of("engine", mean("first")),
      w_mid: of("engine", mean("middle")),
      Q_c: of("engine", mean("given")),
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
  setup: (p, budget) => stirling(p, budget, p.Tc ?? 1),
  judged: () => ["W_mean", "power", "Q_h", "eta", "W_qs", "eta_qs", "w_start", "w_mid", "Q_c"],
  acceptance: CONTINUOUS,
  control: {
    says: "the bath does not cool down",
    breaks: "W_mean",
    setup: (p, budget) => stirling(p, budget, p.Th ?? 2),
  },
};
