// How a steady state answers when both rates of an edge change by the factor 1 + eps, sampled without changing them. The net current J
// over the edge then takes eps J more from its one end to the other per time, and each of these has moved what comes later only until
// the two ends are told apart no more: where p' = L p + eps J (e_to - e_from), g a function of the state,
//   d<g>/d eps = J E_to[∫ (g - <g>) dt until `from` is reached],
// exactly: what begins at `to` is, once it is there, what begins at `from`. There is no difference of two runs, and no horizon.
import { derived, type EstimateRequest, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { firstPassage } from "../theory/network/passage.js";
import { response, stationaryResponse } from "../theory/network/response.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import {
  bothWays,
  counting,
  diamond,
  jumpsOf,
  named,
  only,
  ring,
  type TwoWay,
  watched,
} from "./jumpNetworks.js";
import { DIAMOND, list, number } from "./jumpUncertainty.js";
import { earlier, precision, rateOf, spanFor, varianceRateOf } from "./longRun.js";
import { owen2020References } from "./references/owen2020.js";
import { ptaszynski2024References } from "./references/ptaszynski2024.js";

/** By state: the rate of an edge's channel there less that of the one back. */
function netRates(edges: readonly TwoWay[], e: number): number[] {
  const { from, to, there, back: returning } = edges[e] as TwoWay;
  const rates = new Array<number>(jumpsOf(edges).states).fill(0);
  rates[from] = there;
  rates[to] = -returning;
  return rates;
}

/** From the far end of an edge until its near end is reached; columns are integrals of attributes, by name. */
function undone(
  edges: readonly TwoWay[],
  e: number,
  attributes: Readonly<Record<string, readonly number[]>>,
  share: number,
  budget: Budget,
) {
  const { from, to } = edges[e] as TwoWay;
  const { mean: times } = firstPassage(jumpsOf(edges), [[from]]);
  const watch = {
    // none in e^-100
    duration: 100 * Math.max(...times),
    columns: Object.fromEntries(Object.keys(attributes).map((name) => [`${name}Sum`, `integral(${name})`])),
    attributes,
    start: { kind: "point", at: named(to) } as const,
    stop: `state == ${named(from)}`,
    share,
  };
  return watched(edges, watch, budget);
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

const RESPONSES = 12_000_000;
/** Trajectories of the steady state, and time in all for an error of J of 0.03 %, in units of Var/J^2. */
const STEADIES = 400_000;
const FINEST = 1 / (3e-4 * 3e-4);

/** p_0 changes by what is missing there: of the logarithm of a ratio to it, J <time in i until 0 is reached>/p_i is left. */
function raised(p: Settings, budget: Budget, net: boolean): Setup {
  const edges = theRing(p);
  const jumps = jumpsOf(edges);
  const here = Object.fromEntries([1, 2].map((i) => [`in${i}`, only(3, i)]));
  const { fano2 = 0 } = precision(jumps, bothWays(only(3, 0)));
  const span = spanFor(jumps, { total: FINEST * fano2, trajectories: STEADIES });
  const watch = {
    duration: span.to,
    columns: { in1Sum: "integral(in1)", in2Sum: "integral(in2)" },
    attributes: here,
    share: STEADIES / RESPONSES,
  };
  const steady = watched(counting(edges, { X: [net ? 1 : [1, 0]] }), watch, budget);
  const terms = [1, 2].flatMap((i): { run: string; request: EstimateRequest }[] => [
    { run: "steady", request: derived("J/p", { J: mean("X"), p: mean(`in${i}Sum`) }) },
    { run: "away", request: mean(`in${i}Sum`) },
  ]);
  const first = ([a = 0, t = 0]: readonly number[]): number => a * t;
  const second = ([, , a = 0, t = 0]: readonly number[]): number => a * t;
  const between = (at: readonly number[]): number => second(at) - first(at);
  const largest = (at: readonly number[]): number =>
    Math.max(Math.abs(first(at)), Math.abs(second(at)), Math.abs(between(at)));
  const { bound = 0, affinity = 0 } = barrier(p);
  const one = (value: (at: readonly number[]) => number): Quantity => ({ kind: "combination", terms, value });
  return {
    experiments: { steady, away: undone(edges, 0, here, 1, budget) },
    quantities: {
      // a barrier slows both ways: d ln w/dB = -1
      dlnp0p1: one(first),
      dlnp1p2: one(between),
      dlnp0p2: one(second),
      max_abs: one(largest),
      bound: { kind: "exact", value: bound },
      affinity: { kind: "exact", value: affinity },
      below_bound: one((at) => bound - largest(at)),
    },
  };
}

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
  setup: (p, budget) => raised(p, budget, true),
  judged: () => ["dlnp0p1", "dlnp1p2", "dlnp0p2", "max_abs", "bound", "affinity", "below_bound"],
  pooled: () => ["dlnp0p1", "dlnp1p2"],
  scales: (p): Readonly<Record<string, number>> =>
    Math.abs(barrier(p).dlnp1p2 as number) < 0.01 ? { dlnp1p2: 1 } : {},
  least: () => ({ below_bound: 0 }),
  acceptance: JUMPS,
  control: {
    says: "jumps forwards over the barrier alone, instead of the net current",
    breaks: "dlnp0p1",
    setup: (p, budget) => raised(p, budget, false),
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

const STEADY = 1_200_000;
/** Trajectories until an edge is undone, in units of those of the steady state. */
const MANY = 10;
const FINE = 1 / (6e-4 * 6e-4);
const LONGEST = 2e8;

/** The edge `pert` changes. */
function symmetric(p: Settings, budget: Budget, pert: number): Setup {
  const edges = theDiamond(p);
  const obs = number(p.obs);
  const jumps = jumpsOf(edges);
  const blur = Math.max(...[obs, pert].map((e) => precision(jumps, bothWays(only(5, e))).fano2 as number));
  const span = spanFor(jumps, { total: Math.min(FINE * blur, LONGEST), trajectories: STEADY });
  const steady = watched(
    counting(edges, { X: only(5, obs), Y: only(5, pert) }),
    { duration: span.to, columns: earlier("X", span) },
    budget,
  );
  const net = netRates(edges, obs);
  const [J, C] = [rateOf("X", span), varianceRateOf("X", span)];
  const answer = [
    { run: "steady", request: J },
    { run: "steady", request: rateOf("Y", span) },
    { run: "away", request: mean("netSum") },
    { run: "away", request: mean("stopTime") },
  ];
  // a rate of its own is a factor of the current
  const own = pert === obs ? 1 : 0;
  const dJ = ([mine = 0, over = 0, later = 0, time = 0]: readonly number[]): number =>
    own * mine + over * (later - mine * time);
  const square = (at: readonly number[]): number => dJ(at) * dJ(at);
  const spread = { run: "steady", request: C };
  const half = { run: "steady", request: mean(`bathEntropy/${2 * span.to}`) };
  return {
    experiments: { steady, away: undone(edges, pert, { net }, MANY, budget) },
    quantities: {
      dJ: { kind: "combination", terms: answer, value: dJ },
      J: of("steady", J),
      var_rate: of("steady", C),
      lhs: { kind: "combination", terms: [...answer, spread], value: (at) => square(at) / (at[4] ?? 1) },
      rhs: of("steady", half.request),
      above: {
        kind: "combination",
        terms: [...answer, spread, half],
        value: (at) => (at[5] ?? 0) - square(at) / (at[4] ?? 1),
      },
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
  least: () => ({ above: 0 }),
  acceptance: JUMPS,
  control: {
    says: "another edge changes",
    breaks: "dJ",
    setup: (p, budget) => symmetric(p, budget, (number(p.pert) + 1) % 5),
  },
};
