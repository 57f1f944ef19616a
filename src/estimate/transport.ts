// The squared Wasserstein distance of two columns on a line, by the monotone map of their quantiles,
//   W2^2 = ∫_0^1 [Q_to(u) - Q_from(u)]^2 du,
// not by pairing a trajectory's end with its own start. E. Aurell et al., J. Stat. Phys. 147, 487 (2012), eq. 21; the map: C. Villani,
// Topics in Optimal Transportation (2003), th. 2.18. Error by leaving out blocks, which
// also takes away what the sample's own scatter adds, O(1/n).
import type { Quantiles } from "../stats/quantiles.js";
import type { Request, Values } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";

export interface Transport {
  readonly kind: "transport";
  readonly from: string;
  readonly to: string;
}

/** W2^2 between the distributions of two columns. */
export const transport = (from: string, to: string): Transport => ({ kind: "transport", from, to });

/** ∫_low^high f(Q_0(u), Q_1(u)) du over the steps of both. */
export function alongBoth(
  first: Quantiles,
  second: Quantiles,
  [low, high]: readonly [number, number],
  f: (x: number, y: number) => number,
): number {
  let [i, j, u, sum] = [0, 0, 0, 0];
  while (i < first.values.length && j < second.values.length) {
    const [left, right] = [first.shares[i] as number, second.shares[j] as number];
    const next = Math.min(left, right);
    const width = Math.min(next, high) - Math.max(u, low);
    if (width > 0) sum += width * f(first.values[i] as number, second.values[j] as number);
    u = next;
    if (left <= next) i += 1;
    if (right <= next) j += 1;
  }
  return sum;
}

const requestsOf = ({ from, to }: Transport) =>
  [
    { kind: "quantiles", of: from },
    { kind: "quantiles", of: to },
  ] as const satisfies Request[];

function squaredDistance(asked: Transport, values: Values): number {
  const [first, second] = requestsOf(asked).map((request) => values(request)) as [Quantiles, Quantiles];
  return alongBoth(first, second, [0, 1], (x, y) => (x - y) * (x - y));
}

export const transportEstimator: Estimator<Transport> = {
  statisticsFor: (asked) => [...requestsOf(asked), ...wrapped(requestsOf(asked))],
  valueFrom: squaredDistance,
  estimateFrom: (asked, values) =>
    jackknife(requestsOf(asked), values, (v) => squaredDistance(asked, v), "corrected"),
};
