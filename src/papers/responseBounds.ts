// How a steady state answers to a change of rates, sampled without changing them: if the rates of some channels change by the factor
// 1 + eps, the probability of a trajectory changes by the factor 1 + eps M, with
//   M = (jumps through these channels) - ∫ (their rates in the present state) dt,
// so d<g(x_t)>/d eps = Cov[g(x_t), M], exactly and without finite differences (P. W. Glynn, Commun. ACM 33, 75 (1990)). From the steady
// state it is that of the steady state once t is long enough to forget.
import { covariance, derived, type EstimateRequest, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import type { Jumps } from "../theory/network/generator.js";
import { response, stationaryResponse } from "../theory/network/response.js";
import { spectrum } from "../theory/network/spectrum.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { bothWays, counting, diamond, jumpsOf, only, ring, type TwoWay, watched } from "./jumpNetworks.js";
import { DIAMOND, list, number } from "./jumpUncertainty.js";
import { earlier, precision, rateOf, spanFor, varianceRateOf } from "./longRun.js";
import { owen2020References } from "./references/owen2020.js";
import { ptaszynski2024References } from "./references/ptaszynski2024.js";

/** e^-8 of the response is missing, 3e-4 of what comes late. */
const horizon = (jumps: Jumps): number => 8 / Math.abs(spectrum(jumps)[1]?.re as number);

/** By state: the rate of all channels of an edge out of it, or of those there less those back. */
function ratesBy(edges: readonly TwoWay[], e: number, back: 1 | -1): number[] {
  const { from, to, there, back: returning } = edges[e] as TwoWay;
  const rates = new Array<number>(jumpsOf(edges).states).fill(0);
  rates[from] = there;
  rates[to] = back * returning;
  return rates;
}

/** M of an edge both of whose rates grow, with attributes of the states to hold against it. */
function scored(
  edges: readonly TwoWay[],
  e: number,
  attributes: Readonly<Record<string, readonly number[]>>,
  share: number,
  budget: Budget,
) {
  const both = edges.map((_, k): number | readonly [number, number] => (k === e ? [1, 1] : 0));
  const seen = Object.keys(attributes).map((name) => [`${name}End`, `final(${name})`]);
  const watch = {
    duration: horizon(jumpsOf(edges)),
    columns: { score: "passed - integral(leaving)", ...Object.fromEntries(seen) },
    attributes: { leaving: ratesBy(edges, e, 1), ...attributes },
    share,
  };
  return watched(counting(edges, { passed: both }), watch, budget);
}

const theRing = (p: Settings): readonly TwoWay[] => ring(list(p.kp), list(p.km));

function barrier(p: Settings): Record<string, number> {
  const jumps = jumpsOf(theRing(p));
  const state = stationary(jumps);
  const d = stationaryResponse(jumps, [-1, -1, 0, 0, 0, 0]).map((x, i) => x / (state[i] as number));
  const [d0, d1, d2] = d as [number, number, number];
  const affinity = jumps.channels.reduce((sum, { entropy }, c) => (c % 2 === 0 ? sum + entropy : sum), 0);
  const found = { dlnp0p1: d0 - d1, dlnp1p2: d1 - d2, dlnp0p2: d0 - d2 };
  return {
    ...found,
    max_abs: Math.max(...Object.values(found).map(Math.abs)),
    bound: math.tanh(affinity / 4),
    affinity,
  };
}

const RESPONSES = 4_000_000;

function raised(p: Settings, budget: Budget, share: number, score: string): Setup {
  const edges = theRing(p);
  const here = Object.fromEntries([0, 1, 2].map((i) => [`in${i}`, only(3, i)]));
  const net = scored(edges, 0, here, share, budget);
  // a barrier slows both ways: d ln w/dB = -1
  const parts = Object.fromEntries(
    [0, 1, 2].flatMap((i): [string, EstimateRequest][] => [
      [`c${i}`, covariance(`in${i}End`, score)],
      [`p${i}`, mean(`in${i}End`)],
    ]),
  );
  const ratio = (i: number, j: number): string => `(c${j}/p${j} - c${i}/p${i})`;
  const one = (value: string): Quantity => of("response", derived(value, parts));
  const { bound = 0, affinity = 0 } = barrier(p);
  const largest = `max(abs(${ratio(0, 1)}), max(abs(${ratio(1, 2)}), abs(${ratio(0, 2)})))`;
  return {
    experiments: { response: net },
    quantities: {
      dlnp0p1: one(ratio(0, 1)),
      dlnp1p2: one(ratio(1, 2)),
      dlnp0p2: one(ratio(0, 2)),
      max_abs: one(largest),
      bound: { kind: "exact", value: bound },
      affinity: { kind: "exact", value: affinity },
      below_bound: one(`${bound} - ${largest}`),
    },
  };
}

/** No state is rare: then M is as noisy as the states, and more are needed. */
const even = (p: Settings): boolean => Math.min(...stationary(jumpsOf(theRing(p)))) > 0.1;

export const responseBound: Claim<Settings> = {
  id: "owen2020-response-bound",
  citation: "J. A. Owen, T. R. Gingrich, J. M. Horowitz, PRX 10, 011066 (2020)",
  formula: "|d ln(p_i/p_j)/dB| <= tanh(F/4) for the barrier B of an edge of a ring with the affinity F",
  parameters: { kp: "rates forwards", km: "rates backwards; the barrier is that of the first" },
  ofReference: [],
  references: owen2020References,
  source: "linear solves",
  theory: barrier,
  trajectories: RESPONSES,
  setup: (p, budget) => raised(p, budget, even(p) ? 20 : 1, "score"),
  judged: () => ["dlnp0p1", "dlnp1p2", "dlnp0p2", "max_abs", "bound", "affinity", "below_bound"],
  pooled: () => ["dlnp0p1", "dlnp1p2"],
  scales: (p): Readonly<Record<string, number>> =>
    Math.abs(barrier(p).dlnp1p2 as number) < 0.01 ? { dlnp1p2: 1 } : {},
  least: () => ({ below_bound: 0 }),
  acceptance: JUMPS,
  control: {
    says: "jumps are counted, what was expected of them is not taken off",
    breaks: "dlnp0p1",
    setup: (p, budget) => raised(p, budget, 1, "passed"),
  },
};

const theDiamond = (p: Settings): readonly TwoWay[] => diamond(list(p.wf), list(p.wb));

function perturbed(p: Settings): Record<string, number> {
  const jumps = jumpsOf(theDiamond(p));
  const count = bothWays(only(5, number(p.obs)));
  const change = bothWays(only(5, number(p.pert))).map(Math.abs);
  const [dJ] = response(jumps, [{ jump: count }], change) as [number];
  const { J = 0, var_rate = 0, ep = 0 } = precision(jumps, count);
  return { dJ, J, var_rate, lhs: (dJ * dJ) / var_rate, rhs: ep / 2 };
}

/** Jumps per time through the observed edge, both ways: what a change of it is measured by. */
function traffic(p: Settings): number {
  const edges = theDiamond(p);
  const state = stationary(jumpsOf(edges));
  return ratesBy(edges, number(p.obs), 1).reduce((sum, rate, i) => sum + rate * (state[i] as number), 0);
}

const STEADY = 600_000;
const FINE = 1 / (1.5e-3 * 1.5e-3);

/** The edge `pert` changes. */
function symmetric(p: Settings, budget: Budget, pert: number): Setup {
  const edges = theDiamond(p);
  const obs = number(p.obs);
  const jumps = jumpsOf(edges);
  const { fano2 = 0 } = precision(jumps, bothWays(only(5, obs)));
  const span = spanFor(jumps, { total: FINE * fano2, trajectories: STEADY });
  const steady = watched(
    counting(edges, { X: only(5, obs) }),
    { duration: span.to, columns: earlier("X", span) },
    budget,
  );
  const net = ratesBy(edges, obs, -1);
  const share = Math.abs(perturbed(p).dJ as number) > 0.1 ? 30 : 15;
  const answer = scored(edges, pert, { net }, share, budget);
  // a rate of its own is a factor of the current
  const own = pert === obs ? 1 : 0;
  const dJ = derived(`c + ${own}*J`, { c: covariance("netEnd", "score"), J: mean("netEnd") });
  const [J, C, s] = [rateOf("X", span), varianceRateOf("X", span), rateOf("bathEntropy", span)];
  const terms = [
    { run: "answer", request: dJ },
    { run: "steady", request: C },
    { run: "steady", request: s },
  ];
  return {
    experiments: { steady, answer },
    quantities: {
      dJ: of("answer", dJ),
      J: of("steady", J),
      var_rate: of("steady", C),
      lhs: { kind: "combination", terms: terms.slice(0, 2), value: ([d = 0, v = 1]) => (d * d) / v },
      rhs: of("steady", mean(`bathEntropy/${2 * span.to}`)),
      above: { kind: "combination", terms, value: ([d = 0, v = 1, ep = 0]) => ep / 2 - (d * d) / v },
    },
  };
}

export const responseUncertainty: Claim<Settings> = {
  id: "ptaszynski2024-response-tur",
  citation: "K. Ptaszynski, T. Aslyamov, M. Esposito, PRL 133, 227101 (2024)",
  formula: "(dJ/d eps)^2/Var <= sigma/2, both rates of one edge times e^eps",
  parameters: { pert: "edge that changes", obs: "edge whose current is seen", ...DIAMOND },
  ofReference: [],
  references: ptaszynski2024References,
  source: "linear solves",
  theory: perturbed,
  trajectories: STEADY,
  setup: (p, budget) => symmetric(p, budget, number(p.pert)),
  // lhs is a function of dJ and var_rate
  judged: () => ["dJ", "J", "var_rate", "rhs", "above"],
  pooled: () => ["dJ", "J", "var_rate"],
  // where a current hardly answers, the error of dJ is held against the traffic of the edge
  scales: (p): Readonly<Record<string, number>> =>
    Math.abs(perturbed(p).dJ as number) < 0.1 ? { dJ: traffic(p) } : {},
  least: () => ({ above: 0 }),
  acceptance: JUMPS,
  control: {
    says: "another edge changes",
    breaks: "dJ",
    setup: (p, budget) => symmetric(p, budget, (number(p.pert) + 1) % 5),
  },
};
