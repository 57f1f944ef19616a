// What an observer infers who sees only the jumps through one edge. The network remembers which way the last one went: its states are
// pairs (state, last direction), and each visible jump counts which followed which.
import { derived, type EstimateRequest, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { bathEntropyRate, edgeCurrents, flows } from "../theory/network/currents.js";
import { stationary } from "../theory/network/stationary.js";
import { nextVisible, seenEntropy } from "../theory/network/waiting.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { bothWays, diamond, jumpsOf, named, only, type TwoWay, watched } from "./jumpNetworks.js";
import { DIAMOND, list, number } from "./jumpUncertainty.js";
import { precision } from "./longRun.js";
import { harunari2022References } from "./references/harunari2022.js";

const theDiamond = (p: Settings): readonly TwoWay[] => diamond(list(p.wf), list(p.wb));
const STATES = 4;

function seen(p: Settings): Record<string, number> {
  const jumps = jumpsOf(theDiamond(p));
  const e = number(p.edge);
  const state = stationary(jumps);
  const flow = flows(jumps, state);
  const J = edgeCurrents(jumps, state)[e] as number;
  const [[plus], [, minus]] = nextVisible(jumps, [2 * e, 2 * e + 1]) as [[number, number], [number, number]];
  const { sequence, waiting } = seenEntropy(jumps, 2 * e, 2 * e + 1);
  return {
    ep: bathEntropyRate(jumps, state),
    J,
    sigma_passive_partial: J * math.log((flow[2 * e] as number) / (flow[2 * e + 1] as number)),
    sigma_informed: J * math.log(plus / minus),
    sigma_sequence: sequence,
    sigma_waiting_time_full: waiting,
    P_pp: plus,
    P_mm: minus,
  };
}

/** Pairs of a state and the direction of the last visible jump, 0 for there and 1 for back; counters by what follows what. */
function remembering(edges: readonly TwoWay[], e: number): readonly TwoWay[] {
  return edges.flatMap(({ from, to, there, back }, k): readonly TwoWay[] => {
    if (k !== e) {
      return [0, 1].map((last) => ({ from: from + STATES * last, to: to + STATES * last, there, back }));
    }
    // each leads to where its own direction is remembered, so there is no way straight back
    return [0, 1].flatMap((last) => [
      { from: from + STATES * last, to, there, back: 0, counts: { [last === 0 ? "pp" : "pm"]: 1 } },
      {
        from: to + STATES * last,
        to: from + STATES,
        there: back,
        back: 0,
        counts: { [last === 0 ? "mp" : "mm"]: 1 },
      },
    ]);
  });
}

const TRAJECTORIES = 400_000;
/** Errors of J and of the rarest pair: 0.09 %, and so below 0.2 % of products of two small numbers. */
const SHARE = 9e-4;

/** Long enough for J, for the rarest pair of visible jumps, and for the differences of logarithms. */
function lasting(p: Settings): number {
  const jumps = jumpsOf(theDiamond(p));
  const e = number(p.edge);
  const flow = flows(jumps, stationary(jumps));
  const { fano2 = 0 } = precision(jumps, bothWays(only(5, e)));
  const { P_mm = 1, P_pp = 1 } = seen(p);
  const pairs = Math.min(P_mm * (flow[2 * e + 1] as number), P_pp * (flow[2 * e] as number));
  return Math.max(10, Math.max(fano2, 1 / pairs) / (SHARE * SHARE) / TRAJECTORIES);
}

const WAITS = 2_000_000;
/** Waiting times in classes, of which the longest ones are one. */
const CLASSES = 40;
/** Samples by whose scatter the error is known. */
const SIZE = 100_000;

/** The first visible jump after one, and when. */
function next(p: Settings, budget: Budget, after: "there" | "back") {
  const e = number(p.edge);
  const edges = theDiamond(p).map((edge, k) =>
    k === e ? { ...edge, counts: { N: [1, 1] as const, K: 1 } } : edge,
  );
  const { from, to } = edges[e] as TwoWay;
  const start = { kind: "point", at: named(after === "there" ? to : from) } as const;
  return watched(edges, { duration: 200, stop: "N > 0", start, share: WAITS / TRAJECTORIES }, budget);
}

/**
 * sum (a - b) ln(a n_-/b n_+) over classes, a and b the flows of visible jumps after their like with this waiting time, n_+ and n_-
 * those of all visible jumps there and back.
 */
function dissimilar(
  ahead: readonly number[],
  returned: readonly number[],
  [there, back]: readonly [number, number],
): number {
  return ahead.reduce((sum, a, k) => {
    const b = returned[k] as number;
    return a > 0 && b > 0 ? sum + (a - b) * math.log((a * back) / (b * there)) : sum;
  }, 0);
}

/** The sum over the waiting times of samples, less its bias of order 1/n, which halves of them have twice. */
function waitingEntropy(rates: readonly [number, number], scale: number) {
  const flowBy = (T: Float64Array, K: Float64Array, sign: number, rate: number, part: number): number[] => {
    const counts = new Array<number>(CLASSES).fill(0);
    let n = 0;
    T.forEach((t, i) => {
      if (part < 2 && i % 2 !== part) return;
      n += 1;
      if (K[i] !== sign) return;
      const k = Math.min(CLASSES - 1, Math.floor(CLASSES * (1 - math.exp(-t / scale))));
      counts[k] = (counts[k] as number) + 1;
    });
    return counts.map((count) => (rate * count) / n);
  };
  return (columns: readonly Float64Array[]): number => {
    const [T1, K1, T2, K2] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
    const value = (part: number): number =>
      dissimilar(flowBy(T1, K1, 1, rates[0], part), flowBy(T2, K2, -1, rates[1], part), rates);
    return (2 * value(2) - (value(0) + value(1)) / 2) / SIZE;
  };
}

function observe(p: Settings, budget: Budget, blind: boolean): Setup {
  const time = lasting(p);
  const edges = theDiamond(p);
  const e = number(p.edge);
  const jumps = jumpsOf(edges);
  const flow = flows(jumps, stationary(jumps));
  const pairs: Record<string, EstimateRequest> = {
    pp: mean(`pp/${time}`),
    pm: mean(`pm/${time}`),
    mp: mean(`mp/${time}`),
    mm: mean(`mm/${time}`),
  };
  // in the control what came before is not asked
  const [plus, minus] = blind
    ? ["((pp + pm)/(pp + pm + mp + mm))", "((mp + mm)/(pp + pm + mp + mm))"]
    : ["(pp/(pp + mp))", "(mm/(mm + pm))"];
  const J = "(pp + pm - mp - mm)";
  const one = (value: string): Quantity => of("visible", derived(value, pairs));
  const steady = 10;
  const { ep = 0 } = seen(p);
  const column = (run: string, name: string) => ({ run, column: name });
  return {
    experiments: {
      visible: watched(remembering(edges, e), { duration: time }, budget),
      steady: watched(edges, { duration: Math.max(steady, 4 / ep) }, budget),
      afterThere: next(p, budget, "there"),
      afterBack: next(p, budget, "back"),
    },
    quantities: {
      ep: of("steady", mean(`bathEntropy/${Math.max(steady, 4 / ep)}`)),
      J: one(J),
      sigma_passive_partial: one(`${J}*log((pp + pm)/(mp + mm))`),
      sigma_informed: one(`${J}*log(${plus}/${minus})`),
      sigma_sequence: one(`(pp - mm)*log(${plus}/${minus})`),
      sigma_waiting_time_full: {
        kind: "replicates",
        columns: [
          column("afterThere", "stopTime"),
          column("afterThere", "K"),
          column("afterBack", "stopTime"),
          column("afterBack", "K"),
        ],
        size: SIZE,
        value: waitingEntropy(
          [flow[2 * e] as number, flow[2 * e + 1] as number],
          1 / ((flow[2 * e] as number) + (flow[2 * e + 1] as number)),
        ),
        read: "mean",
      },
      P_pp: one(plus),
      P_mm: one(minus),
      more_than_passive: one(`${J}*log(${plus}/${minus}) - ${J}*log((pp + pm)/(mp + mm))`),
      less_than_ep: {
        kind: "sum",
        terms: [
          { run: "steady", request: mean(`bathEntropy/${Math.max(steady, 4 / ep)}`) },
          { run: "visible", request: derived(`${J}*log(${plus}/${minus})`, pairs), factor: -1 },
        ],
      },
    },
  };
}

const PRIMARY = ["J", "P_pp", "P_mm"];

export const seenTransitions: Claim<Settings> = {
  id: "harunari2022-vandermeer2022-transition-estimator",
  citation:
    "P. E. Harunari, A. Dutta, M. Polettini, E. Roldan, PRX 12, 041026 (2022); J. van der Meer, B. Ertel, U. Seifert, PRX 12, 031025 (2022)",
  formula: "sigma_passive <= J ln(P_++/P_--) <= sigma_waiting <= sigma, by one visible edge",
  parameters: { edge: "visible edge of 01, 12, 23, 30, 02", ...DIAMOND },
  ofReference: [],
  references: harunari2022References,
  source: "linear solves and quadrature",
  theory: seen,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => observe(p, budget, false),
  judged: () => [
    ...PRIMARY,
    "ep",
    "sigma_passive_partial",
    "sigma_informed",
    "sigma_sequence",
    "sigma_waiting_time_full",
    "more_than_passive",
    "less_than_ep",
  ],
  pooled: () => PRIMARY,
  // the catalogue asks for 2 % of what histograms of waiting times say
  scales: (p) => ({ sigma_waiting_time_full: 20 * (seen(p).sigma_waiting_time_full as number) }),
  least: () => ({ more_than_passive: 0, less_than_ep: 0 }),
  acceptance: JUMPS,
  control: {
    says: "shares of the two directions, whatever came before",
    breaks: "P_pp",
    setup: (p, budget) => observe(p, budget, true),
  },
};
