// Entropy production that is left to see when states are lumped or when one looks only now and then.
import { derived, type EstimateRequest, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { bathEntropyRate, flows } from "../theory/network/currents.js";
import { propagator } from "../theory/network/propagator.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { bothWays, counting, diamond, jumpsOf, only, type TwoWay, watched } from "./jumpNetworks.js";
import { DIAMOND, list, number } from "./jumpUncertainty.js";
import { precision } from "./longRun.js";
import { esposito2012References } from "./references/esposito2012.js";
import { roldanParrondo2010References } from "./references/roldanParrondo2010.js";

const theDiamond = (p: Settings): readonly TwoWay[] => diamond(list(p.wf), list(p.wb));

// lumps: states 2 and 3 are one

/** Edges between lumps, each as flows there and back; those of one pair of lumps may be seen as one. */
const KEPT = [
  ["a0", "b0"],
  ["a1", "b1"],
  ["a3", "b3"],
  ["a4", "b4"],
] as const;
const MERGED = [
  ["a0", "b0"],
  ["a1", "b1"],
  ["(a4 + b3)", "(b4 + a3)"],
] as const;
const entropy = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([a, b]) => `(${a} - ${b})*log(${a}/${b})`).join(" + ");

function lumps(p: Settings): Record<string, number> {
  const jumps = jumpsOf(theDiamond(p));
  const state = stationary(jumps);
  const flow = flows(jumps, state);
  const at = (c: number): number => flow[c] as number;
  const ep = (a: number, b: number): number => (a - b) * math.log(a / b);
  const both = ep(at(0), at(1)) + ep(at(2), at(3));
  return {
    ep: bathEntropyRate(jumps, state),
    ep_apparent_merged: both + ep(at(8) + at(7), at(9) + at(6)),
    ep_apparent_edges_kept: both + ep(at(6), at(7)) + ep(at(8), at(9)),
    P_lump: (state[2] as number) + (state[3] as number),
  };
}

const TRAJECTORIES = 400_000;
const FINE = 1 / (9e-4 * 9e-4);

function lumped(p: Settings, budget: Budget, merged: typeof MERGED | typeof KEPT): Setup {
  const jumps = jumpsOf(theDiamond(p));
  const { fano2 = 0 } = precision(jumps, bothWays(only(5, 0)));
  const time = Math.max(20, (FINE * fano2) / TRAJECTORIES);
  const numbers = [0, 1, 3, 4];
  const counters = Object.fromEntries(
    numbers.flatMap((e) => [
      [`a${e}`, only(5, e).map((one) => [one, 0] as const)],
      [`b${e}`, only(5, e).map((one) => [0, one] as const)],
    ]),
  );
  const watch = { duration: time, columns: { inside: "integral(lump)" }, attributes: { lump: [0, 0, 1, 1] } };
  const found: Record<string, EstimateRequest> = {
    ...Object.fromEntries(Object.keys(counters).map((name) => [name, mean(`${name}/${time}`)])),
    s: mean(`bathEntropy/${time}`),
  };
  const one = (value: string): Quantity => of("steady", derived(value, found));
  return {
    experiments: { steady: watched(counting(theDiamond(p), counters), watch, budget) },
    quantities: {
      ep: of("steady", mean(`bathEntropy/${time}`)),
      ep_apparent_merged: one(entropy(merged)),
      ep_apparent_edges_kept: one(entropy(KEPT)),
      P_lump: of("steady", mean(`inside/${time}`)),
      kept_above_merged: one(`${entropy(KEPT)} - (${entropy(merged)})`),
      below_ep: one(`s - (${entropy(KEPT)})`),
    },
  };
}

export const coarseGraining: Claim<Settings> = {
  id: "esposito2012-coarse-graining",
  citation: "M. Esposito, PRE 85, 041125 (2012)",
  formula: "sigma of lumps with edges merged <= with edges kept apart <= sigma",
  parameters: DIAMOND,
  ofReference: [],
  references: esposito2012References,
  source: "linear solves",
  theory: lumps,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => lumped(p, budget, MERGED),
  judged: () => [
    "ep",
    "ep_apparent_merged",
    "ep_apparent_edges_kept",
    "P_lump",
    "kept_above_merged",
    "below_ep",
  ],
  pooled: () => ["ep", "ep_apparent_merged", "P_lump"],
  least: () => ({ kept_above_merged: 0, below_ep: 0 }),
  acceptance: JUMPS,
  control: {
    says: "edges between the same lumps are told apart where they should be merged",
    breaks: "ep_apparent_merged",
    setup: (p, budget) => lumped(p, budget, KEPT),
  },
};

// looks every dt

/** The longest words that are sampled. */
const SAMPLED = 4;
/** The longest that are enumerated. */
const LONGEST = 8;

/** Relative entropy of words of k looks and the same words read backwards. */
function wordEntropy(
  step: readonly (readonly number[])[],
  p: ArrayLike<number>,
  symbol: readonly number[],
  k: number,
): number {
  const symbols = Math.max(...symbol) + 1;
  const chance = new Map<number, number>();
  // partial weights by state at the last look
  const grow = (weights: readonly number[], code: number, length: number): void => {
    if (length === k) {
      chance.set(
        code,
        weights.reduce((sum, w) => sum + w, 0),
      );
      return;
    }
    for (let s = 0; s < symbols; s++) {
      const next = symbol.map((own, j) =>
        own !== s
          ? 0
          : length === 0
            ? (p[j] as number)
            : weights.reduce((sum, w, i) => sum + w * (step[j]?.[i] as number), 0),
      );
      grow(next, symbols * code + s, length + 1);
    }
  };
  grow([], 0, 0);
  return [...chance].reduce((sum, [code, x]) => {
    const y = chance.get(turned(code, symbols, k)) as number;
    return x > 0 ? sum + x * math.log(x / y) : sum;
  }, 0);
}

/** The code of a word read backwards. */
function turned(code: number, symbols: number, k: number): number {
  let [rest, back] = [code, 0];
  for (let i = 0; i < k; i++) {
    back = symbols * back + (rest % symbols);
    rest = Math.floor(rest / symbols);
  }
  return back;
}

const LUMP = [0, 1, 2, 2];
const WHOLE = [0, 1, 2, 3];

function looks(p: Settings): Record<string, number> {
  const jumps = jumpsOf(theDiamond(p));
  const state = stationary(jumps);
  const step = propagator(jumps, number(p.dt));
  const D = Array.from({ length: LONGEST }, (_, k) => wordEntropy(step, state, LUMP, k + 1));
  const increments = Array.from({ length: LONGEST - 1 }, (_, k) => [
    `d_${k + 2}`,
    (D[k + 1] as number) - (D[k] as number),
  ]);
  return {
    ...Object.fromEntries(increments),
    sampled_full_ep: wordEntropy(step, state, WHOLE, 2),
    true_ep_times_dt: number(p.dt) * bathEntropyRate(jumps, state),
  };
}

const WORDS = 6_400_000;
/** Into so many samples they are cut: their scatter tells the error. */
const SAMPLES = 32;

/** Plug-in relative entropy of the first k looks of words of 4, less its bias of order 1/n, which halves have twice. */
function sampledEntropy(words: Float64Array, symbol: readonly number[], k: number): number {
  const symbols = Math.max(...symbol) + 1;
  const value = (part: number): number => {
    const counts = new Map<number, number>();
    let n = 0;
    words.forEach((word, i) => {
      if (part < 2 && i % 2 !== part) return;
      n += 1;
      let [rest, code] = [word, 0];
      for (let look = 0; look < k; look++) {
        code = symbols * code + (symbol[rest % 4] as number);
        rest = Math.floor(rest / 4);
      }
      counts.set(code, (counts.get(code) ?? 0) + 1);
    });
    return [...counts].reduce((sum, [code, x]) => {
      const y = counts.get(turned(code, symbols, k)) ?? 0;
      return y > 0 ? sum + (x / n) * math.log(x / y) : sum;
    }, 0);
  };
  return 2 * value(2) - (value(0) + value(1)) / 2;
}

/** Looks at 0, dt, 2 dt, 3 dt in the steady state; `symbol` is what is told apart. */
function sampledLooks(p: Settings, budget: Budget, symbol: readonly number[]): Setup {
  const dt = number(p.dt);
  const seen = ["stateStart", `at(${dt}, state)`, `at(${2 * dt}, state)`, "state"];
  const columns = { word: seen.map((look, k) => `${2 ** (2 * k)}*${look}`).join(" + ") };
  const watch = { duration: (SAMPLED - 1) * dt, columns };
  const size = Math.floor(budget.trajectories / SAMPLES);
  const scatter = (value: (words: Float64Array) => number): Quantity => ({
    kind: "replicates",
    columns: [{ run: "looks", column: "word" }],
    size,
    value: ([words = new Float64Array()]) => value(words) / size,
    read: "mean",
  });
  const gained = (k: number): Quantity =>
    scatter((words) => sampledEntropy(words, symbol, k) - sampledEntropy(words, symbol, k - 1));
  const theory = looks(p);
  const later = Array.from({ length: LONGEST - SAMPLED }, (_, i) => `d_${SAMPLED + 1 + i}`);
  return {
    experiments: { looks: watched(theDiamond(p), watch, budget) },
    quantities: {
      d_2: gained(2),
      d_3: gained(3),
      d_4: gained(4),
      ...Object.fromEntries(
        later.map((key) => [key, { kind: "exact", value: theory[key] as number } as const]),
      ),
      sampled_full_ep: scatter((words) => sampledEntropy(words, WHOLE, 2)),
      true_ep_times_dt: of("looks", mean(`bathEntropy/${SAMPLED - 1}`)),
    },
  };
}

export const sampledLooking: Claim<Settings> = {
  id: "roldan-parrondo2010-kld",
  citation: "E. Roldan, J. M. R. Parrondo, PRL 105, 150607 (2010); PRE 85, 031129 (2012)",
  formula:
    "relative entropy of words of k looks and their reverses grows by d_k, up to the entropy production that looks show",
  parameters: { dt: "time between looks", kmax: "longest word", ...DIAMOND },
  ofReference: [],
  references: roldanParrondo2010References,
  source: "enumeration of words",
  theory: looks,
  trajectories: WORDS,
  setup: (p, budget) => sampledLooks(p, budget, LUMP),
  // words of 5 to 8 looks by enumeration: 0.2 % of what the last look adds would take 1e10 words
  judged: (p) => Object.keys(looks(p)),
  pooled: () => ["d_2", "true_ep_times_dt"],
  // the catalogue asks for 1 % of d_4
  acceptance: { ...JUMPS, precision: 1e-2 },
  control: {
    says: "all four states are told apart",
    breaks: "d_2",
    setup: (p, budget) => sampledLooks(p, budget, WHOLE),
  },
};
