// How a steady state answers to a change of rates, sampled without changing them. If both rates of an edge a - b change by the factor
// 1 + eps, so does its net current J_e. Each jump that it brings moves a trajectory from a to b, which then gains what one from b gains
// on one from a, so that for <g> and for any current
//   d<g>/d eps = J_e (G_b - G_a),   G_i = ∫ <g(x_t)> dt from x_0 = i on,
// and the edge's own current gains J_e besides. Exact, without finite differences: from a steady run and one from either end of the edge,
// long enough to forget where it began.
import { derived, type EstimateRequest, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import type { Jumps } from "../theory/network/generator.js";
import { response, stationaryResponse } from "../theory/network/response.js";
import { spectrum } from "../theory/network/spectrum.js";
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

/** e^-9 = 1e-4 of the response is missing; a longer time is more noise. */
const horizon = (jumps: Jumps): number => 9 / Math.abs(spectrum(jumps)[1]?.re as number);

/** Runs from both ends of an edge, with the integrals of what belongs to the states: "atTo" and "atFrom". */
function fromBothEnds(
  edges: readonly TwoWay[],
  e: number,
  attributes: Readonly<Record<string, readonly number[]>>,
  share: number,
  budget: Budget,
): Record<"atTo" | "atFrom", NetworkExperiment> {
  const { from, to } = edges[e] as TwoWay;
  const gained = Object.keys(attributes).map((name) => [`${name}Gained`, `integral(${name})`]);
  const run = (state: number): NetworkExperiment => {
    const start = { kind: "point", at: named(state) } as const;
    const watch = {
      duration: horizon(jumpsOf(edges)),
      columns: Object.fromEntries(gained),
      attributes,
      start,
      share,
    };
    return watched(edges, watch, budget);
  };
  return { atTo: run(to), atFrom: run(from) };
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

const RESPONSES = 3_000_000;
/** Of the steady run, in units of the times to forget and of the trajectories from the ends. */
const STEADY = { time: 12, share: 0.5 } as const;

/** Differences of ln p, and the states of which they are. */
const PAIRS = [
  ["dlnp0p1", 0, 1],
  ["dlnp1p2", 1, 2],
  ["dlnp0p2", 0, 2],
] as const;

/** Barrier of edge 01: `back` is what a jump back counts, -1 but in the control. */
function raised(p: Settings, budget: Budget, back: 1 | -1): Setup {
  const edges = theRing(p);
  const jumps = jumpsOf(edges);
  const state = stationary(jumps);
  const duration = STEADY.time * horizon(jumps);
  const counted = counting(edges, { X: only(3, 0).map((one) => [one, back * one] as const) });
  const steady = watched(counted, { duration, share: STEADY.share }, budget);
  // d ln p_i = dp_i/p_i is the mean of what is 1/p_i in state i
  const weights = PAIRS.map(([name, i, j]) => [
    name,
    Array.from(state, (x, k) => (k === i ? 1 / x : k === j ? -1 / x : 0)),
  ]);
  // a barrier slows both ways: d ln w/dB = -1
  const terms = (name: string) => [
    { run: "steady", request: mean(`X/${duration}`) },
    { run: "atTo", request: mean(`${name}Gained`) },
    { run: "atFrom", request: mean(`${name}Gained`) },
  ];
  const answer = ([J = 0, b = 0, a = 0]: readonly number[]): number => -J * (b - a);
  const { bound = 0, affinity = 0, ...known } = barrier(p);
  const [largest] = PAIRS.find(([name]) => Math.abs(known[name] as number) === known.max_abs) ?? PAIRS[0];
  const one = (name: string, value = answer): Quantity => ({
    kind: "combination",
    terms: terms(name),
    value,
  });
  return {
    experiments: { steady, ...fromBothEnds(edges, 0, Object.fromEntries(weights), 1, budget) },
    quantities: {
      ...Object.fromEntries(PAIRS.map(([name]) => [name, one(name)])),
      max_abs: one(largest, (at) => Math.abs(answer(at))),
      bound: { kind: "exact", value: bound },
      affinity: { kind: "exact", value: affinity },
      below_bound: one(largest, (at) => bound - Math.abs(answer(at))),
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
  setup: (p, budget) => raised(p, budget, -1),
  judged: () => ["dlnp0p1", "dlnp1p2", "dlnp0p2", "max_abs", "bound", "affinity", "below_bound"],
  pooled: () => ["dlnp0p1", "dlnp1p2"],
  // the smaller ones are held against 1, which none can exceed
  scales: (p) => {
    const known = barrier(p);
    const small = PAIRS.filter(([name]) => Math.abs(known[name] as number) < 0.5);
    return Object.fromEntries(small.map(([name]) => [name, 1]));
  },
  least: () => ({ below_bound: 0 }),
  acceptance: JUMPS,
  control: {
    says: "all jumps through the edge for its net current",
    breaks: "dlnp0p1",
    setup: (p, budget) => raised(p, budget, 1),
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

const TRAJECTORIES = 1_000_000;
const FINE = 1 / (1.2e-3 * 1.2e-3);
/** Of runs from the ends, in units of the steady ones. */
const ENDS = 14;

/** The edge `pert` changes. */
function symmetric(p: Settings, budget: Budget, pert: number): Setup {
  const edges = theDiamond(p);
  const obs = number(p.obs);
  const jumps = jumpsOf(edges);
  const blur = [obs, pert].map((e) => precision(jumps, bothWays(only(5, e))).fano2 as number);
  const span = spanFor(jumps, { total: FINE * Math.max(...blur), trajectories: TRAJECTORIES });
  const counted = counting(edges, { X: only(5, obs), Y: only(5, pert) });
  const steady = watched(counted, { duration: span.to, columns: earlier("X", span) }, budget);
  // net jumps per time through the observed edge, by state
  const { from, to, there, back } = edges[obs] as TwoWay;
  const net = [0, 1, 2, 3].map((i) => (i === from ? there : i === to ? -back : 0));
  const own = pert === obs ? 1 : 0;
  const gain = (run: string) => ({ run, request: mean("netGained") });
  const [C, s] = [varianceRateOf("X", span), rateOf("bathEntropy", span)].map((request) => ({
    run: "steady",
    request,
  }));
  const current = { run: "steady", request: rateOf("Y", span) };
  const terms = [current, gain("atTo"), gain("atFrom")];
  const answer = ([J = 0, b = 0, a = 0]: readonly number[]): number => J * (b - a + own);
  const all = [...terms, C, s] as { readonly run: string; readonly request: EstimateRequest }[];
  return {
    experiments: { steady, ...fromBothEnds(edges, pert, { net }, ENDS, budget) },
    quantities: {
      dJ: { kind: "combination", terms, value: answer },
      J: of("steady", rateOf("X", span)),
      var_rate: of("steady", varianceRateOf("X", span)),
      lhs: {
        kind: "combination",
        terms: all.slice(0, 4),
        value: (at) => (answer(at) * answer(at)) / (at[3] as number),
      },
      rhs: of("steady", derived("s/2", { s: rateOf("bathEntropy", span) })),
      above: {
        kind: "combination",
        terms: all,
        value: (at) => (at[4] as number) / 2 - (answer(at) * answer(at)) / (at[3] as number),
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
  trajectories: TRAJECTORIES,
  setup: (p, budget) => symmetric(p, budget, number(p.pert)),
  // lhs is a function of dJ and var_rate
  judged: () => ["dJ", "J", "var_rate", "rhs", "above"],
  pooled: () => ["dJ", "var_rate"],
  least: () => ({ above: 0 }),
  acceptance: JUMPS,
  control: {
    says: "another edge changes",
    breaks: "dJ",
    setup: (p, budget) => symmetric(p, budget, (number(p.pert) + 1) % 5),
  },
};
