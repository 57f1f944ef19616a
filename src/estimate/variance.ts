// <(a - <a>)^2>, unbiased; error sqrt((m_4 - m_2^2)/n).
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Variance {
  readonly kind: "variance";
  readonly of: string;
}

/** <(a - <a>)^2>, unbiased. */
export const variance = (of: string): Variance => ({ kind: "variance", of });

export const varianceEstimator: Estimator<Variance> = {
  statisticsFor: ({ of }) => [{ kind: "moments", of }],
  estimateFrom({ of }, values) {
    const { n, variance: value, central, effective } = values({ kind: "moments", of });
    const [, , m2, , m4] = central as [number, number, number, number, number];
    return plain(value, Math.sqrt(Math.max(0, m4 - m2 * m2) / n), { n, effective });
  },
};
