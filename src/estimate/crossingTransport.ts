// The least that a change of shares costs in transport: if a share p ends beyond a threshold c, then under any monotone map those
// with quantiles u between 1 - p and the share below c at the start have to reach c at least, so that
//   W2^2 >= ∫_(1 - p)^(P(x_0 < c)) [c - Q_0(u)]^2 du.
// For p -> 1 and a symmetric start it is Var/2 about c: the lower bound of K. Proesmans, J. Ehrich, J. Bechhoefer, PRL 125, 100602 (2020).
import { type Quantiles, quantileAt } from "../stats/quantiles.js";
import type { Request, Values } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";
import { alongBoth } from "./transport.js";

export interface CrossingTransport {
  readonly kind: "crossingTransport";
  /** Column of the start. */
  readonly start: string;
  /** Predicate of the end: beyond the threshold. */
  readonly beyond: string;
  readonly threshold: number;
  /** Whether beyond means above. */
  readonly above: boolean;
}

/** ∫ [c - Q_0(u)]^2 du over those that must cross. */
export const crossingTransport = (asked: Omit<CrossingTransport, "kind">): CrossingTransport => ({
  kind: "crossingTransport",
  ...asked,
});

const requestsOf = ({ start, beyond }: CrossingTransport) =>
  [
    { kind: "quantiles", of: start },
    { kind: "moments", of: beyond },
  ] as const satisfies Request[];

function leastCost(asked: CrossingTransport, values: Values): number {
  const [start, end] = requestsOf(asked);
  const quantiles: Quantiles = values(start);
  const p = values(end).mean;
  const c = asked.threshold;
  // an integrand that vanishes on the far side needs no limit there
  const [range, counts] = asked.above
    ? ([[1 - p, 1], (x: number) => x < c] as const)
    : ([[0, p], (x: number) => x > c] as const);
  if (!Number.isFinite(quantileAt(quantiles, 0.5))) return Number.NaN;
  return alongBoth(quantiles, quantiles, range, (x) => (counts(x) ? (c - x) * (c - x) : 0));
}

export const crossingTransportEstimator: Estimator<CrossingTransport> = {
  statisticsFor: (asked) => [...requestsOf(asked), ...wrapped(requestsOf(asked))],
  valueFrom: leastCost,
  estimateFrom: (asked, values) => jackknife(requestsOf(asked), values, (v) => leastCost(asked, v)),
};
