// The bias of every estimate from the pairs of runs at dt and dt/2, and at dt/2 and dt/4, by the jackknife over groups of blocks.
import { biasFrom, type Difference, type Order } from "../estimate/bias.js";
import type { Bias } from "../estimate/estimate.js";
import { type EstimateRequest, valueFrom } from "../estimate/request.js";
import { type Request, valuesOf } from "../stats/request.js";
import { leftOut, type Pair } from "./pairs.js";

/** Looks up the bias of an estimate; null where none was measured. */
export function biasOf(
  pairs: readonly Pair[],
  statistics: readonly Request[],
  order: (request: EstimateRequest) => Order,
): (request: EstimateRequest) => Bias | null {
  const [first, second] = ([0, 1] as const).map((level) => differences(pairs, level, statistics));
  return (request) => {
    const measured = first?.(request);
    return measured ? biasFrom(measured, second?.(request) ?? null, order(request)) : null;
  };
}

/** Estimate(h/2) - estimate(h) over all groups, and without each; null where there are too few. */
function differences(
  pairs: readonly Pair[],
  level: 0 | 1,
  statistics: readonly Request[],
): (request: EstimateRequest) => Difference | null {
  const sides = leftOut(pairs, level, statistics);
  if (sides === null) return () => null;
  const both = sides.map(([at, half]) => [valuesOf(statistics, at), valuesOf(statistics, half)] as const);
  return (request) => {
    const [whole, ...without] = both.map(([at, half]) => valueFrom(request, half) - valueFrom(request, at));
    return { whole: whole as number, without };
  };
}
