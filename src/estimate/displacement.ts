// How far the law of one whole-numbered column is from that of another: (1/2) sum |p - q|, or the distance W_1 along the ways of a graph, on which it is the
// least mean length that must be gone. Places where the two laws differ by less than 3 standard errors count as the same: noise alone would be a
// distance. Error by leaving out blocks.
import type { Counts } from "../stats/counts.js";
import type { Request, Values } from "../stats/request.js";
import { graphDistance, type Way } from "../theory/network/graphTransport.js";
import { totalVariation } from "../theory/network/speedLimits.js";
import type { Estimator } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";

export interface Displacement {
  readonly kind: "displacement";
  readonly from: string;
  readonly to: string;
  /** Ways between values of the columns; null where every value is as far from every other. */
  readonly ways: readonly Way[] | null;
}

/** (1/2) sum |p - q| of two whole-numbered columns, or W_1 along `ways`. */
export const displacement = (from: string, to: string, ways: readonly Way[] | null = null): Displacement => ({
  kind: "displacement",
  from,
  to,
  ways,
});

const RESOLVED = 3;

const requestsOf = ({ from, to }: Displacement) =>
  [
    { kind: "counts", of: from },
    { kind: "counts", of: to },
  ] as const satisfies Request[];

function distance(asked: Displacement, values: Values): number {
  const [before, after] = requestsOf(asked).map((request) => values(request)) as [Counts, Counts];
  if (before.beyond > 0 || after.beyond > 0) return Number.NaN;
  const keys = [...before.keys, ...after.keys];
  const ends = (asked.ways ?? []).flatMap(({ from, to }) => [from, to]);
  const size = [...keys, ...ends].reduce((most, key) => Math.max(most, key + 1), 1);
  if (keys.some((key) => key < 0)) return Number.NaN;
  const p = lawOf(before, size);
  const q = lawOf(after, size).map((share, i) => {
    const [x, difference] = [p[i] as number, share - (p[i] as number)];
    // at most the variance of a difference of two yes-no answers
    return Math.abs(difference) > RESOLVED * Math.sqrt((x + share) / before.n) ? share : x;
  });
  return asked.ways === null ? totalVariation(p, q) : graphDistance(asked.ways, p, q);
}

function lawOf({ keys, shares }: Counts, size: number): Float64Array {
  const law = new Float64Array(size);
  keys.forEach((key, k) => {
    law[key] = shares[k] as number;
  });
  return law;
}

export const displacementEstimator: Estimator<Displacement> = {
  statisticsFor: (asked) => [...requestsOf(asked), ...wrapped(requestsOf(asked))],
  valueFrom: distance,
  estimateFrom: (asked, values) => jackknife(requestsOf(asked), values, (v) => distance(asked, v)),
};
