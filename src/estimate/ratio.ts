// <a>/<b>, error by the delta method: the variance of a - r b over n <b>^2.
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Ratio {
  readonly kind: "ratio";
  readonly of: string;
  readonly over: string;
}

/** <of>/<over>. */
export const ratio = (of: string, over: string): Ratio => ({ kind: "ratio", of, over });

export const ratioEstimator: Estimator<Ratio> = {
  statisticsFor: ({ of, over }) => [{ kind: "covariance", of, and: over }],
  estimateFrom({ of, over }, values) {
    const { n, meanX, meanY, xx, xy, yy } = values({ kind: "covariance", of, and: over });
    const value = meanX / meanY;
    const spread = Math.max(0, xx - 2 * value * xy + value * value * yy);
    return plain(value, Math.sqrt(spread / n) / Math.abs(meanY), { n });
  },
};
