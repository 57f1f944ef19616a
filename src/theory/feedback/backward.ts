// The backward experiment: a record m is drawn with the probability that it has forwards, its protocol is run in reversed time from equilibrium in
// the fields that it ends in, and the same readings are taken at tau - t_k. P~_m(m) is the probability that they repeat m:
//   gamma = sum_m P~_m(m) = <exp(-(W - dF))>                                        T. Sagawa & M. Ueda, PRL 104, 090602 (2010)
//   1 - lambda_fb = sum_m P(m) P~_m(all of m can come) = <exp(-(W - dF) - I)>      Y. Ashida et al., PRE 90, 052125 (2014)
import * as math from "../../kernel/math.js";
import { type Ladder, ladderOn, quenched, sums, weighed } from "./ladder.js";
import { changeBetween, type Motion, type RecordLaws, type Sight, sightOf, type Tree } from "./tree.js";

export interface Backward {
  /** P~_m(m) by state of the last level. */
  readonly repeated: readonly number[];
  readonly gamma: number;
  readonly lambda_fb: number;
  /** Over m drawn with P(m): work of the reversed protocols, its variance, and what m would have told of the x that it is repeated from (-Infinity where m cannot come). */
  readonly W: number;
  readonly W_var: number;
  readonly I: number;
  /** sum_m P(m) ln [P(m)/P~_m(m)]. */
  readonly inference: number;
}

/** The states that lead to a state of the last level, from level 0 on, and the outcomes between them. */
function pathTo({ levels, outcomes }: Tree, last: number): { states: number[]; record: number[] } {
  const states = [last];
  const record: number[] = [];
  for (let level = levels.length - 2; level >= 0; level--) {
    const parents = (levels[level] ?? []).flatMap(({ next }, state) =>
      Array.from({ length: outcomes }, (_, y) => y)
        .filter((y) => next[y] === states[0])
        .map((y) => [state, y] as const),
    );
    const [parent, other] = parents;
    if (parent === undefined || other !== undefined)
      throw new RangeError(`States with one record each are needed, ${parents.length} lead to one state`);
    states.unshift(parent[0]);
    record.unshift(parent[1]);
  }
  return { states, record };
}

/**
 * For trees whose last states have one record each. `start` is equilibrium by x in the fields that state of the last level ends in, with the sum 1; `ends` are
 * U(x)/kT at 0- and tau+, both the neighbouring stretch's unless given. @throws RangeError
 */
export function backward(
  tree: Tree,
  motion: Motion,
  laws: RecordLaws,
  start: (state: number) => ArrayLike<number>,
  ends: { readonly initial?: ArrayLike<number>; readonly final?: ArrayLike<number> } = {},
): Backward {
  const last = tree.levels.length - 1;
  const found = (tree.levels[last] ?? []).map((_, m) => {
    const p = math.exp(laws.logProbability[m] as number);
    if (p === 0) return { p, repeated: 0, possible: 0, W: 0, square: 0, I: 0 };
    const { states, record } = pathTo(tree, m);
    const equilibrium = start(m);
    // the law with moments of work; what repeats m; what could be m; what m tells
    let ladders: readonly Ladder[] = [
      ladderOn(equilibrium, 2),
      ladderOn(equilibrium, 0),
      ladderOn(equilibrium, 0),
      ladderOn(new Float64Array(equilibrium.length), 0),
    ];
    const quench = (from: ArrayLike<number> | undefined, to: ArrayLike<number> | undefined): void => {
      const change = changeBetween(from, to);
      if (change !== null) ladders = ladders.map((ladder) => quenched(ladder, change));
    };
    const energies = (level: number) => motion.energies(level, states[level] as number);
    quench(ends.final, energies(last)?.[1]);
    for (let level = last; level >= 0; level--) {
      ladders = motion.carry(level, states[level] as number, ladders, true);
      if (level === 0) break;
      quench(energies(level)?.[0], energies(level - 1)?.[1]);
      const before = states[level - 1] as number;
      const y = record[level - 1] as number;
      const readings = motion.readings(level - 1, before);
      const law = (ladders[0] as Ladder).moments[0] as Float64Array;
      const sight = sightOf(tree.channel, readings, y, law);
      ladders = compared(ladders, sight, laws.logPredictive[level - 1]?.[before]?.[y] as number);
    }
    quench(energies(0)?.[0], ends.initial);
    const [moments, repeated, possible, information] = ladders.map(sums) as [
      number[],
      number[],
      number[],
      number[],
    ];
    return {
      p,
      repeated: repeated[0] as number,
      possible: possible[0] as number,
      W: moments[1] as number,
      square: moments[2] as number,
      I: information[0] as number,
    };
  });
  const mean = (of: (m: (typeof found)[number]) => number): number =>
    found.reduce((sum, m) => (m.p > 0 ? sum + m.p * of(m) : sum), 0);
  const W = mean((m) => m.W);
  return {
    repeated: found.map(({ repeated }) => repeated),
    gamma: found.reduce((sum, { repeated }) => sum + repeated, 0),
    lambda_fb: 1 - mean(({ possible }) => possible),
    W,
    W_var: mean(({ square }) => square) - W * W,
    I: mean((m) => m.I),
    inference: mean(({ p, repeated }) => math.log(p / repeated)),
  };
}

/** A measurement of the backward run, compared with the outcome of m. */
function compared(ladders: readonly Ladder[], sight: Sight, logPredictive: number): readonly Ladder[] {
  const [law, repeated, possible, information] = ladders as [Ladder, Ladder, Ladder, Ladder];
  const p = law.moments[0] as Float64Array;
  const gained = (information.moments[0] as Float64Array).map((a, i) => {
    const seen = sight.seen[i] as number;
    const log = seen > 0 ? (sight.surprise[i] as number) / seen : Number.NEGATIVE_INFINITY;
    return (p[i] as number) > 0 ? a + (p[i] as number) * (log - logPredictive) : a;
  });
  return [
    law,
    weighed(repeated, sight.seen),
    weighed(possible, sight.possible),
    { tilted: false, moments: [gained] },
  ];
}
