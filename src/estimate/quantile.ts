// The p-quantile, to a relative accuracy of 1/1024 (stats/quantiles.ts). Error: half the distance of the quantiles at
// p ± sqrt(p (1 - p)/n), R. S. Woodruff, J. Am. Stat. Assoc. 47, 635 (1952).
import { ACCURACY, quantileAt } from "../stats/quantiles.js";
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Quantile {
  readonly kind: "quantile";
  readonly of: string;
  readonly p: number;
}

/** The value below which a share p of the trajectories lies. */
export const quantile = (of: string, p: number): Quantile => ({ kind: "quantile", of, p });

export const quantileEstimator: Estimator<Quantile> = {
  statisticsFor: ({ of }) => [{ kind: "quantiles", of }],
  estimateFrom({ of, p }, values) {
    const found = values({ kind: "quantiles", of });
    const { n, effective } = found;
    const value = quantileAt(found, p);
    const spread = Math.sqrt((p * (1 - p)) / effective);
    const apart =
      (quantileAt(found, Math.min(1, p + spread)) - quantileAt(found, Math.max(0, p - spread))) / 2;
    const told = (ACCURACY * Math.abs(value)) / Math.sqrt(3); // uniform within its bucket
    return plain(value, Math.sqrt(apart * apart + told * told), { n, effective });
  },
};
