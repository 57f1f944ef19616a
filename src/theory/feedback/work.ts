// Work and information under a controller of finitely many states. With i = sum_k ln p(y_k|x_k) - ln p(y_k|record) (T. Sagawa & M. Ueda, PRL 104, 090602 (2010)),
// a measurement takes the weight w to w p(y|x), and w e^-i to w e^-i p(y|record) where y can come.
import * as math from "../../kernel/math.js";
import { type Ladder, ladderOn, quenched, sums, weighed } from "./ladder.js";
import { changeBetween, type Measured, type Motion, type RecordLaws, type Tree, walk } from "./tree.js";

export interface WorkStatistics extends RecordLaws {
  /** <W>, its variance, and <I>. Energies in kT, information in nats. */
  readonly W: number;
  readonly W_var: number;
  readonly I: number;
  /** <e^-W>, <e^(-W-I)>, <W e^(-W-I)>. */
  readonly exp_mW: number;
  readonly exp_mW_mI: number;
  readonly W_exp_mW_mI: number;
  readonly probability: readonly (readonly number[])[];
  /** By state of the last level: P(state), <W; state> and <e^-W; state>. */
  readonly byState: readonly { readonly p: number; readonly W: number; readonly exp_mW: number }[];
}

/** The law with work's moments, e^-W, e^(-W-I) with its product with W, and I. */
const measured: Measured = (ladders, { seen, possible, surprise }, logPredictive) => {
  const [law, tilted, informed, information] = ladders as [Ladder, Ladder, Ladder, Ladder];
  const p = law.moments[0] as Float64Array;
  const predicted = possible.map((share) => share * math.exp(logPredictive));
  const gained = (information.moments[0] as Float64Array).map(
    (a, i) =>
      a * (seen[i] as number) +
      (p[i] as number) * ((surprise[i] as number) - (seen[i] as number) * logPredictive),
  );
  return [
    weighed(law, seen),
    weighed(tilted, seen),
    weighed(informed, predicted),
    { tilted: false, moments: [gained] },
  ];
};

/** Where the work is counted from and to; an action at the end of the round is a quench from the last stretch to `final`. */
export interface Ends {
  /** p(x, state) by state of level 0, summing to 1. */
  readonly start: readonly ArrayLike<number>[];
  /** U(x)/kT at 0-. */
  readonly initial: ArrayLike<number>;
  /** U(x)/kT at the end; that of each last stretch unless given. */
  readonly final?: ArrayLike<number>;
}

/** @throws RangeError where something is read that the channel has no row for. */
export function workStatistics(tree: Tree, motion: Motion, { start, initial, final }: Ends): WorkStatistics {
  const begin = start.map((p) => [
    ladderOn(p, 2),
    ladderOn(p, 0, true),
    ladderOn(p, 1, true),
    ladderOn(new Float64Array(p.length), 0),
  ]);
  const { logPredictive, logProbability, probability, last, stopped } = walk(
    tree,
    motion,
    begin,
    measured,
    initial,
  );
  const level = tree.levels.length - 1;
  const ended = last.map((ladders, state) => {
    if (ladders === null || tree.levels[level]?.[state]?.stops === true) return null;
    const change = changeBetween(motion.energies(level, state)?.[1], final);
    return (change === null ? ladders : ladders.map((ladder) => quenched(ladder, change))).map(sums);
  });
  const all = [...ended, ...stopped.map(({ ladders }) => ladders.map(sums))];
  const total = (ladder: number, moment: number): number =>
    all.reduce((sum, values) => sum + (values?.[ladder]?.[moment] ?? 0), 0);
  const W = total(0, 1);
  return {
    W,
    W_var: total(0, 2) - W * W,
    I: total(3, 0),
    exp_mW: total(1, 0),
    exp_mW_mI: total(2, 0),
    W_exp_mW_mI: total(2, 1),
    logPredictive,
    logProbability,
    probability,
    byState: ended.map((values) => ({
      p: values?.[0]?.[0] ?? 0,
      W: values?.[0]?.[1] ?? 0,
      exp_mW: values?.[1]?.[0] ?? 0,
    })),
  };
}
