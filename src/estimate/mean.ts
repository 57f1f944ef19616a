// <a>, with error s/sqrt n; under weights sum w a/sum w.
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Mean {
  readonly kind: "mean";
  readonly of: string;
}

/** <a>. */
export const mean = (of: string): Mean => ({ kind: "mean", of });

export const meanEstimator: Estimator<Mean> = {
  statisticsFor: ({ of }) => [{ kind: "moments", of }],
  estimateFrom({ of }, values) {
    const { n, mean: value, meanError, effective, central } = values({ kind: "moments", of });
    const [, , m2, m3] = central as [number, number, number, number];
    const skewness = m3 / (m2 * Math.sqrt(m2)) / Math.sqrt(effective);
    const found = plain(value, meanError, { n, effective });
    return Number.isFinite(skewness) && found.error !== null ? { ...found, skewness } : found;
  },
};
