// The bias of every estimate from the pairs of runs at dt and dt/2, by the jackknife over groups of blocks.
import { biasFrom, type Order } from "../estimate/bias.js";
import type { Bias } from "../estimate/estimate.js";
import { type EstimateRequest, valueFrom } from "../estimate/request.js";
import { leaveOneOut } from "../stats/leaveOneOut.js";
import { mergeAll, type Request, type State, type Values, valuesOf } from "../stats/request.js";
import type { Pair } from "./shipment.js";

type Side = "coarse" | "fine";
type States = readonly State[];

/** Looks up the bias of an estimate; null where none was measured. */
export function biasOf(
  pairs: readonly Pair[],
  statistics: readonly Request[],
  order: (request: EstimateRequest) => Order,
): (request: EstimateRequest) => Bias | null {
  const merge = mergeAll(statistics);
  const groups = [...grouped(pairs, merge).values()];
  if (groups.length < 2) return () => null;
  const without = (side: Side): States[] =>
    leaveOneOut<States>(
      groups.map((group) => group[side]),
      merge,
    ) as States[];
  const [coarse, fine] = [without("coarse"), without("fine")];
  const values = (states: States): Values => valuesOf(statistics, states);
  const both = coarse.map((states, i) => [values(states), values(fine[i] as States)] as const);
  return (request) => {
    const [whole, ...others] = both.map(([at, half]) => valueFrom(request, half) - valueFrom(request, at));
    return biasFrom(whole as number, others, order(request));
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
