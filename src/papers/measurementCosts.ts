// What measuring and erasing cost at least, by slow protocols: a memory of two boxes of volumes t and 1 - t, levels -ln t and -ln(1 - t),
// which begins in box 0, learns a frozen x with the error eps, and is brought back. Both are paid for by A/tau more than the least:
// 2 W(2 tau) - W(tau) has none of it.
//   W_meas >= dF_M - H + I, W_eras >= H - dF_M, dF_M = -q_0 ln t - q_1 ln(1 - t) + ln t
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
import { sagawaUeda2009CostsReferences } from "./references/sagawaUeda2009Costs.js";

type Memory = Readonly<Record<"p" | "eps" | "t", number>>;

/** Level of box 1 above box 0 where it is closed: e^-13 of it is left. */
const CLOSED = 13;
/** Times of either stroke; what is of order tau^-2 is a few 1e-4 there. */
const SLOW = 500;
const SLOWER = 2 * SLOW;
const PAUSE = 1;

/** Entropy of the outcome, information and dF_M. */
function numbers({ p, eps, t }: Memory) {
  const plogp = (q: number): number => q * math.log(q);
  const h = (q: number): number => -plogp(q) - plogp(1 - q);
  // P(x = 0) = p
  const one = p * eps + (1 - p) * (1 - eps);
  const H = h(one);
  const I = H - h(eps);
  const dF_M = -(1 - one) * math.log(t) - one * math.log(1 - t) + math.log(t);
  return { H, I, dF_M, one };
}

/** The level of box 1 is `e`, above box 0, in place of that of its volume. */
function slowly(p: Memory, tau: number, { trajectories, seed }: Budget, point: number): NetworkExperiment {
  const { one } = numbers(p);
  const matched = math.log((1 - p.eps) / p.eps);
  const whole = math.log((1 - one) / one);
  const volume = math.log(p.t / (1 - p.t));
  const learnt = tau + PAUSE;
  const loose = learnt + PAUSE;
  const duration = loose + tau + PAUSE;
  const at = (time: number): number => time / duration;
  const level = (target: number): [number, number][] => [
    [0, CLOSED],
    [at(tau), target],
    [at(tau), volume],
    [at(learnt), volume],
    [at(learnt), whole],
    [at(loose), whole],
    [at(loose + tau), CLOSED],
    [at(loose + tau), volume],
  ];
  const opened = (from: number, to: number): [number, number][] => [
    [at(from), 1],
    [at(to), 1],
    [at(to), 0],
  ];
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { e0: volume, e1: volume, free: 0 },
      lattice: { coordinates: { x: [0, 1], m: [0, 1] }, energy: "m*(e0*(1 - x) + e1*x)" },
      edges: [{ step: { m: 1 }, name: "memory", fermi: "free" }],
      start: { kind: "law", weight: `(m == 0)*(x*${1 - p.p} + (1 - x)*${p.p})` },
    },
    control: {
      duration,
      ramps: {
        e0: level(matched),
        e1: level(-matched),
        free: [...opened(0, tau), [at(loose), 0], ...opened(loose, loose + tau)],
      },
    },
    record: {
      columns: {
        measuring: `at(${tau + PAUSE / 2}, work)`,
        erasing: `work - at(${tau + PAUSE / 2}, work)`,
        right1: `at(${tau + PAUSE / 2}, m*x)`,
        wrong0: `at(${tau + PAUSE / 2}, m*(1 - x))`,
      },
    },
    ensemble: { trajectories, seed, point },
  });
}

function costs(parameters: Parameters, budget: Budget, factor: number): Setup {
  const p = parameters as Memory;
  const q = "(a + b)";
  const H = `(-${q}*log(${q}) - (1 - ${q})*log(1 - ${q}))`;
  const I = `(${H} + a*log(a/c) + (c - a)*log((c - a)/c) + b*log(b/(1 - c)) + (1 - c - b)*log((1 - c - b)/(1 - c)))`;
  const dF = `(${math.log(p.t)}*${q} - (${math.log(1 - p.t)})*${q})`;
  const request = (formula: string) =>
    derived(formula, {
      a: mean("right1"),
      b: mean("wrong0"),
      c: mean("x"),
      M: mean("measuring"),
      E: mean("erasing"),
    });
  /** Without what is of order 1/tau. */
  const slow = (formula: string): Quantity => ({
    kind: "sum",
    terms: [
      { run: "slower", request: request(formula), factor: 2 },
      { run: "slow", request: request(formula), factor: -1 },
    ],
  });
  const least = { M: `${dF} - ${H} + ${I}`, E: `${H} - ${dF}` };
  const above = (formula: string): Quantity => of("slow", request(formula));
  return {
    experiments: {
      slow: slowly(p, factor * SLOW, budget, 0),
      slower: slowly(p, factor * SLOWER, budget, 1),
    },
    quantities: {
      W_meas_min: slow("M"),
      W_eras_min: slow("E"),
      sum: slow("M + E"),
      H: slow(H),
      I: slow(I),
      dF_M: slow(dF),
      above_meas: above(`M - (${least.M})`),
      above_eras: above(`E - (${least.E})`),
      above_sum: above(`M + E - ${I}`),
    },
  };
}

const ABOVE = { above_meas: 0, above_eras: 0, above_sum: 0 } as const;

export const measurementCosts: Claim = {
  id: "sagawa-ueda-2009-costs",
  citation: "T. Sagawa, M. Ueda, PRL 102, 250602 (2009); erratum 106, 189901 (2011)",
  formula: "W_meas >= dF_M - H + I, W_eras >= H - dF_M, their sum >= I",
  parameters: {
    p: "probability of x = 0",
    eps: "error of the measurement",
    t: "volume of the memory's box 0, of 1",
  },
  ofReference: [],
  references: sagawaUeda2009CostsReferences,
  source: "closed form",
  theory: (parameters) => {
    const { H, I, dF_M } = numbers(parameters as Memory);
    return { H, I, dF_M, W_meas_min: dF_M - H + I, W_eras_min: H - dF_M, sum: I };
  },
  trajectories: 20_480,
  setup: (p, budget) => costs(p, budget, 1),
  judged: () => ["W_meas_min", "W_eras_min", "sum", "H", "I", "dF_M", ...Object.keys(ABOVE)],
  least: () => ABOVE,
  acceptance: FEEDBACK,
  control: {
    says: "strokes that are a hundred times as fast",
    breaks: "W_meas_min",
    setup: (p, budget) => costs(p, budget, 0.01),
  },
};
