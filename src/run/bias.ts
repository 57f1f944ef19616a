// The bias of every estimate from the pairs of runs at dt and dt/2, by the jackknife over groups of blocks.
import { biasFrom } from "../estimate/bias.js";
import type { Bias } from "../estimate/estimate.js";
import { type EstimateRequest, valueFrom } from "../estimate/request.js";
import { mergeAll, type Request, type State, type Values, valuesOf } from "../stats/request.js";
import type { Pair } from "./shipment.js";

type Side = "coarse" | "fine";
type States = readonly State[];

/** Looks up the bias of an estimate; null where none was measured. */
export function biasOf(
  pairs: readonly Pair[],
  statistics: readonly Request[],
  order: (request: EstimateRequest) => 1 | 2,
): (request: EstimateRequest) => Bias | null {
  const merge = mergeAll(statistics);
  const groups = [...grouped(pairs, merge).values()];
  if (groups.length < 2) return () => null;
  const coarse = leaveOneOut(groups, "coarse", merge);
  const fine = leaveOneOut(groups, "fine", merge);
  const values = (states: States): Values => valuesOf(statistics, states);
  const both = coarse.map((states, i) => [values(states), values(fine[i] as States)] as const);
  return (request) => {
    const [whole, ...without] = both.map(([at, half]) => valueFrom(request, half) - valueFrom(request, at));
    return biasFrom(whole as number, without, order(request));
  };
}

function grouped(pairs: readonly Pair[], merge: (left: States, right: States) => State[]): Map<number, Pair> {
  const groups = new Map<number, Pair>();
  for (const { group, coarse, fine } of pairs) {
    const known = groups.get(group);
    const pair =
      known === undefined
        ? { group, coarse, fine }
        : { group, coarse: merge(known.coarse, coarse), fine: merge(known.fine, fine) };
    groups.set(group, pair);
  }
  return groups;
}

/** All groups merged, then all but the first, all but the second, …: from running merges of both ends. */
function leaveOneOut(
  groups: readonly Pair[],
  side: Side,
  merge: (left: States, right: States) => State[],
): States[] {
  const states = groups.map((group) => group[side]);
  const join = (left: States | undefined, right: States | undefined): States | undefined =>
    left === undefined ? right : right === undefined ? left : merge(left, right);
  const heads: (States | undefined)[] = [undefined];
  for (const state of states) heads.push(join(heads[heads.length - 1], state));
  const tails: (States | undefined)[] = [undefined];
  for (const state of [...states].reverse()) tails.push(join(state, tails[tails.length - 1]));
  tails.reverse();
  return [heads[states.length], ...states.map((_, i) => join(heads[i], tails[i + 1]))] as States[];
}
