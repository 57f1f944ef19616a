// An engine with its demon's memory and all the bookkeeping: a bit x that is measured and then used, and a bit m that measures and is
// erased, both levels with Fermi rates, in one network of four states.
//   measure   m's level goes from E_M to -E_M where x = 1, m is frozen and its level put to 0
//   use       x's level jumps to +-Ef by m and goes back to 0
//   erase     m is let loose, its level goes from 0 to E_M
//   W_meas >= I - H - F(E_M), W_fb >= -I, W_eras >= H + F(E_M), F(E) = -ln(1 + e^-E)
import { derived, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { bennettFullEngineReferences } from "./references/bennettFullEngine.js";

type Engine = Readonly<Record<"EM" | "tau_m" | "tau_f" | "tau_e", number>>;

/** Between the strokes all is frozen for so long. */
const PAUSE = 1;
const PANELS = 20_000;

const fermi = (E: number): number => 1 / (1 + math.exp(E));

/** P(m = 0 | x = 1) after the ramp: dp/dt = f(E(t)) - p for p(m = 1), by Simpson's rule. */
function missed({ EM, tau_m }: Engine): number {
  const h = tau_m / PANELS;
  let p = math.exp(-tau_m) * fermi(EM);
  for (let k = 0; k <= PANELS; k++) {
    const weight = k === 0 || k === PANELS ? 1 : k % 2 === 1 ? 4 : 2;
    const t = k * h;
    p += ((weight * h) / 3) * math.exp(t - tau_m) * fermi(EM - (2 * EM * t) / tau_m);
  }
  return 1 - p;
}

interface Errors {
  readonly err0: number;
  readonly err1: number;
}

const errorsOf = (p: Engine): Errors => ({ err0: fermi(p.EM), err1: missed(p) });

/** Mean over m of |ln p(x=1|m)/p(x=0|m)|. */
const levelOf = ({ err0, err1 }: Errors): number =>
  (math.log((1 - err1) / err0) + math.log((1 - err0) / err1)) / 2;

/** All of it, with Ef as the jump of x's level. */
function cycle(p: Engine, Ef: number, { trajectories, seed }: Budget): NetworkExperiment {
  const { EM, tau_m, tau_f, tau_e } = p;
  const measured = tau_m + PAUSE;
  const used = measured + PAUSE + tau_f;
  const loose = used + PAUSE;
  const duration = loose + tau_e;
  const at = (t: number): number => t / duration;
  const still = (value: number, from: number, to: number): [number, number][] => [
    [at(from), value],
    [at(to), value],
  ];
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { e0: EM, e1: EM, ef: 0, free: 1, using: 0 },
      lattice: {
        coordinates: { x: [0, 1], m: [0, 1] },
        energy: "m*(e0*(1 - x) + e1*x) + ef*x*(1 - 2*m)",
      },
      edges: [
        { step: { m: 1 }, name: "memory", fermi: "free" },
        { step: { x: 1 }, name: "system", fermi: "using" },
      ],
      start: { kind: "equilibrium" },
    },
    control: {
      duration,
      ramps: {
        e0: [...still(EM, 0, tau_m), ...still(0, tau_m, loose), [1, EM]],
        e1: [[0, EM], [at(tau_m), -EM], ...still(0, tau_m, loose), [1, EM]],
        ef: [...still(0, 0, measured), [at(measured), Ef], [at(measured + tau_f), 0]],
        free: [...still(1, 0, tau_m), ...still(0, tau_m, loose), ...still(1, loose, duration)],
        using: [
          ...still(0, 0, measured),
          ...still(1, measured, measured + tau_f),
          ...still(0, measured + tau_f, duration),
        ],
      },
    },
    record: {
      columns: {
        W_meas: `at(${tau_m + PAUSE / 2}, work)`,
        W_fb: `at(${used}, work) - at(${tau_m + PAUSE / 2}, work)`,
        W_eras: `work - at(${used}, work)`,
        right1: `at(${tau_m + PAUSE / 2}, m*x)`,
        wrong0: `at(${tau_m + PAUSE / 2}, m*(1 - x))`,
        one: `at(${tau_m + PAUSE / 2}, x)`,
      },
    },
    ensemble: { trajectories: MORE * trajectories, seed },
  });
}

/** What is left of the bound on W_fb is small. */
const MORE = 4;

/** In terms of a = P(m = 1, x = 1), b = P(m = 1, x = 0), c = P(x = 1). */
const H_M = "(-(a + b)*log(a + b) - (1 - a - b)*log(1 - a - b))";
const INFORMATION = `(${H_M} + a*log(a/c) + (c - a)*log((c - a)/c) + b*log(b/(1 - c)) + (1 - c - b)*log((1 - c - b)/(1 - c)))`;
const LAW = { a: mean("right1"), b: mean("wrong0"), c: mean("one") } as const;

function engine(parameters: Parameters, budget: Budget, turned: 1 | -1): Setup {
  const p = parameters as Engine;
  const Ef = levelOf(errorsOf(p));
  const F = -math.log(1 + math.exp(-p.EM));
  const one = (formula: string): Quantity => of("cycle", mean(formula));
  const ofLaw = (formula: string): Quantity => of("cycle", derived(formula, LAW));
  const above = (column: string, bound: string): Quantity =>
    of("cycle", derived(`W - (${bound})`, { W: mean(column), ...LAW }));
  const bounds = {
    W_meas: `${INFORMATION} - ${H_M} - (${F})`,
    W_fb: `-${INFORMATION}`,
    W_eras: `${H_M} + ${F}`,
  };
  return {
    experiments: { cycle: cycle(p, turned * Ef, budget) },
    quantities: {
      W_meas: one("W_meas"),
      W_fb: one("W_fb"),
      W_eras: one("W_eras"),
      W_total: one("work"),
      paid: one("work"),
      I: ofLaw(INFORMATION),
      H_m: ofLaw(H_M),
      err0: ofLaw("b/(1 - c)"),
      err1: ofLaw("1 - a/c"),
      // the list has it to 1e-8
      Ef: { kind: "exact", value: Ef },
      W_meas_bound: ofLaw(bounds.W_meas),
      W_fb_bound: ofLaw(bounds.W_fb),
      W_eras_bound: ofLaw(bounds.W_eras),
      above_meas: above("W_meas", bounds.W_meas),
      above_fb: above("W_fb", bounds.W_fb),
      above_eras: above("W_eras", bounds.W_eras),
    },
  };
}

const NUMBERS = [
  "W_meas",
  "W_fb",
  "W_eras",
  "W_total",
  "I",
  "H_m",
  "err0",
  "err1",
  "W_meas_bound",
  "W_fb_bound",
  "W_eras_bound",
] as const;
const ABOVE = { paid: 0, above_meas: 0, above_fb: 0, above_eras: 0 } as const;

export const bennettEngine: Claim = {
  id: "bennett-full-engine",
  citation:
    "C. H. Bennett, Int. J. Theor. Phys. 21, 905 (1982); T. Sagawa, M. Ueda, PRL 102, 250602 (2009); J. M. R. Parrondo, J. M. Horowitz, T. Sagawa, Nat. Phys. 11, 131 (2015)",
  formula: "W_meas >= I - H - F(E_M), W_fb >= -I, W_eras >= H + F(E_M), W_total >= 0",
  parameters: {
    EM: "level of the memory",
    tau_m: "time of the measurement",
    tau_f: "of the feedback",
    tau_e: "of the erasure",
  },
  ofReference: [],
  references: bennettFullEngineReferences,
  source: "moment equations",
  theory: (parameters) => {
    const errors = errorsOf(parameters as Engine);
    const [a, b] = [(1 - errors.err1) / 2, errors.err0 / 2];
    const plogp = (x: number): number => x * math.log(x);
    const H = -plogp(a + b) - plogp(1 - a - b);
    const I = H + (plogp(2 * a) + plogp(1 - 2 * a) + plogp(2 * b) + plogp(1 - 2 * b)) / 2;
    const F = -math.log(1 + math.exp(-(parameters as Engine).EM));
    return {
      ...errors,
      Ef: levelOf(errors),
      I,
      H_m: H,
      W_meas_bound: I - H - F,
      W_fb_bound: -I,
      W_eras_bound: H + F,
    };
  },
  trajectories: 20_480,
  setup: (p, budget) => engine(p, budget, 1),
  judged: () => [...NUMBERS, ...Object.keys(ABOVE)],
  least: () => ABOVE,
  acceptance: FEEDBACK,
  control: {
    says: "the level of x is moved the other way",
    breaks: "W_fb",
    setup: (p, budget) => engine(p, budget, -1),
  },
};
