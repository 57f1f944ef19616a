// Share of trajectories for which a predicate holds. Its error is taken at (k + 1)/(n + 2), so that none of n is not "exactly
// never": sqrt(p (1 - p)/n).
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Probability {
  readonly kind: "probability";
  readonly of: string;
}

/** Share of trajectories with `predicate`. */
export const probability = (predicate: string): Probability => ({ kind: "probability", of: predicate });

export const probabilityEstimator: Estimator<Probability> = {
  statisticsFor: ({ of }) => [{ kind: "moments", of }],
  estimateFrom({ of }, values) {
    const { n, mean, effective } = values({ kind: "moments", of });
    const p = (mean * effective + 1) / (effective + 2);
    return plain(mean, Math.sqrt((p * (1 - p)) / effective), { n, effective });
  },
};
