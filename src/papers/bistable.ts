// Schlogl's model, A + 2X <-> 3X and B <-> X: two levels of one count, between which it rarely changes, while entropy is produced all the time.
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import type { Reaction } from "../spec/reaction/reaction.js";
import { climbingTime, extremaOf, type Ladder, ladderLaw } from "../theory/reaction/ladder.js";
import { type Budget, type Claim, JUMPS, type Parameters, type Setup } from "./claim.js";
import { schlogl1972References } from "./references/schlogl1972.js";
import { endOf, pieceOf, rungsBetween, throughRungs } from "./rungs.js";
import { exact, once, times } from "./smallNetworks.js";

type Names = "c1A" | "c2" | "c3B" | "c4" | "nlo" | "nhi" | "nsplit";
type Schlogl = Readonly<Record<Names, number>> & { readonly N?: number };

/** A count that is never reached, unless the parameters name another: far above the higher level. */
const reachOf = ({ nhi, N }: Schlogl): number => N ?? 3 * nhi;

/** Rates of 3X <-> A + 2X and B <-> X apart; together they are a ladder. */
const ratesOf = ({ c1A, c2, c3B, c4 }: Schlogl) => ({
  made: (n: number): number => (c1A * n * (n - 1)) / 2,
  unmade: (n: number): number => (c2 * n * (n - 1) * (n - 2)) / 6,
  fed: (): number => c3B,
  left: (n: number): number => c4 * n,
});

const solved = once((given: Parameters) => {
  const p = given as unknown as Schlogl;
  const { made, unmade, fed, left } = ratesOf(p);
  const ladder: Ladder = {
    up: (n) => made(n) + fed(),
    down: (n) => unmade(n) + left(n),
    top: reachOf(p),
  };
  const law = ladderLaw(ladder);
  const over = (f: (n: number) => number): number => law.reduce((sum, w, n) => sum + w * f(n), 0);
  const mean = over((n) => n);
  return {
    p,
    law,
    mean,
    variance: over((n) => (n - mean) * (n - mean)),
    low: over((n) => (n <= p.nsplit ? 1 : 0)),
    // A becomes X, and X becomes B
    made: over((n) => made(n) - unmade(n)),
    left: over((n) => left(n) - fed()),
    up: climbingTime(ladder, p.nlo, p.nhi),
    down: climbingTime(ladder, p.nhi, p.nlo),
  };
});

function theory(given: Parameters) {
  const { p, law, mean, variance, low, made, left, up, down } = solved(given);
  const { maxima, minima } = extremaOf(law);
  const affinity = math.log(((3 * p.c1A) / p.c2) * (p.c4 / p.c3B));
  const listed = (name: string, places: readonly number[]): Record<string, number> =>
    Object.fromEntries(places.map((n, k) => [`${name}_${k}`, n]));
  return {
    mean,
    var: variance,
    p_low: low,
    ...listed("maxima", maxima),
    ...listed("minima", minima),
    J_A_to_B: made,
    check_J2: left,
    affinity,
    ep_rate: made * affinity,
    mfpt_lo_to_hi: up,
    mfpt_hi_to_lo: down,
    tail: law[law.length - 1] as number,
  };
}

/** Passages at full size: an error of 0.9 %, where the catalogue asks for 1 %. */
const PASSAGES = 11_264;
/** Lifetimes of X in the longer passage beyond which none are waited for, but rungs are climbed. */
const SLOW = 10_000;
const isSlow = (given: Parameters): boolean => {
  const { p, up, down } = solved(given);
  return Math.max(up, down) * p.c4 > SLOW;
};
/** Counts between rungs: drift between them is then as strong as noise. */
const APART = 30;
/**
 * Pieces from a rung for each passage. Where they end decides, and the error of ln(time) is some 2 steps/sqrt(all events) however rungs are set:
 * 2 % of 1.4e9 events here. Those of the ends, which are long, end on the only neighbour, and few are enough.
 */
const PIECES = 10;
const PIECES_OF_ENDS = 2;
/** Mean times after which all pieces have ended. */
const ALL = 60;

/** Both reactions as channels of their own. */
const apart = ({ c1A, c2, c3B, c4 }: Schlogl): Reaction[] => [
  reaction("A + 2 X <-> 3 X", { forward: c1A, backward: c2 }),
  reaction("B <-> X", { forward: c3B, backward: c4 }),
];
/** One reaction with the sum of both propensities. */
const merged = ({ c1A, c2, c3B, c4 }: Schlogl): Reaction[] => [
  reaction("A + B <-> X", {
    propensity: [`${c1A}*X*(X - 1)/2 + ${c3B}`, `${c2}*X*(X - 1)*(X - 2)/6 + ${c4}*X`],
  }),
];

function setup(given: Parameters, budget: Budget, channels: (p: Schlogl) => Reaction[]): Setup {
  const { p, mean, up, down } = solved(given);
  const slow = isSlow(given);
  const rungs = rungsBetween(p.nlo, p.nhi, slow ? Math.max(1, Math.round((p.nhi - p.nlo) / APART)) : 1);
  const last = rungs.length - 1;
  const many = (i: number): Budget =>
    slow ? times(budget, i > 0 && i < last ? PIECES : PIECES_OF_ENDS) : budget;
  const pieces = rungs.map(
    (start, i) =>
      [
        pieceOf(i),
        experiment({
          system: reactions({
            species: { A: { fixed: 1 }, B: { fixed: 1 }, X: start },
            reactions: channels(p),
            constants: "stochastic",
          }),
          control: { duration: ALL * Math.max(up, down), ramps: {} },
          stop: endOf(rungs, i, "X"),
          record: {
            columns: {
              n: "integral(X)",
              nn: `integral((X - ${mean})^2)`,
              low: `integral(X <= ${p.nsplit})`,
            },
          },
          ensemble: { trajectories: many(i).trajectories, seed: budget.seed, point: i },
        }),
      ] as const,
  );
  const known = Object.entries(theory(given)).filter(([name]) => EXACT.test(name));
  const through = throughRungs(rungs, "X");
  return {
    experiments: Object.fromEntries(pieces),
    quantities: {
      mean: through.average(["n"]),
      var: through.average(["nn", "n"], ([q = 0, m = 0]) => q - (m - mean) * (m - mean)),
      p_low: through.average(["low"]),
      ...Object.fromEntries(known.map(([name, value]) => [name, exact(value)] as const)),
      J_A_to_B: through.average(["particles_A"]),
      check_J2: through.average(["particles_B"], ([x = 0]) => -x),
      ep_rate: through.average(["bathEntropy"]),
      mfpt_lo_to_hi: through.up,
      mfpt_hi_to_lo: through.down,
    },
  };
}

/** What no trajectory is asked for: places where p(n) is flat, and what the projection leaves out. */
const EXACT = /^(maxima|minima|affinity|tail)/;
/** Percent of it that the error of a number may be: what waits for passages has theirs, 1 %, and 2.5 % where these are by rungs. */
const ALLOWED: Readonly<Record<string, readonly [passages: number, rungs: number]>> = {
  mean: [1, 1],
  var: [1, 2.5],
  p_low: [1, 2.5],
  J_A_to_B: [1, 1],
  check_J2: [1, 1],
  ep_rate: [1, 1],
  mfpt_lo_to_hi: [1, 2.5],
  mfpt_hi_to_lo: [1, 2.5],
};

export const bistable: Claim = {
  id: "schlogl1972-bistable",
  citation: "F. Schlogl, Z. Phys. 253, 147 (1972); M. Vellela, H. Qian, J. R. Soc. Interface 6, 925 (2009)",
  formula: "p(n)/p(n-1) = up(n-1)/down(n), bimodal; mean times of passage; EP = J ln[(3 c1A/c2)(c4/c3B)]",
  parameters: {
    c1A: "A + 2X -> 3X per pair",
    c2: "3X -> A + 2X per triple",
    c3B: "B -> X",
    c4: "X -> B",
    nlo: "the lower level",
    nhi: "the higher level",
    nsplit: "largest count that is low",
  },
  ofReference: ["N"],
  references: schlogl1972References as Claim["references"],
  source: "sums over the ladder of counts",
  theory,
  trajectories: PASSAGES,
  setup: (p, budget) => setup(p, budget, apart),
  judged: (p) => Object.keys(theory(p)).filter((key) => key !== "tail"),
  pooled: () => ["mfpt_lo_to_hi", "mfpt_hi_to_lo"],
  // errors are held to a thousandth of these
  scales: (p) => {
    const known = theory(p) as Parameters;
    const which = isSlow(p) ? 1 : 0;
    const scale = ([key, allowed]: readonly [string, readonly [number, number]]) =>
      [key, 10 * allowed[which] * Math.abs(known[key] as number)] as const;
    return Object.fromEntries(Object.entries(ALLOWED).map(scale));
  },
  acceptance: JUMPS,
  control: {
    says: "both reactions between the same counts merged into one",
    breaks: "ep_rate",
    setup: (p, budget) => setup(p, budget, merged),
  },
};
