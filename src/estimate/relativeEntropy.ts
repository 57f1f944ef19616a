// factor D(p||q) = factor sum p ln(p/q) over equal bins, q given per bin: plug-in estimate less (occupied bins - 1)/2n.
// G. A. Miller, in Information Theory in Psychology, 95 (1955); W. G. Madow.
import * as math from "../kernel/math.js";
import type { Request } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface RelativeEntropy {
  readonly kind: "relativeEntropy";
  readonly of: string;
  readonly low: number;
  readonly high: number;
  readonly reference: readonly number[];
  readonly factor: number;
}

/** D(p||q) of a column in nats, from a histogram over [low, high) against the bin probabilities `reference`. */
export const relativeEntropy = (
  of: string,
  low: number,
  high: number,
  reference: readonly number[],
): RelativeEntropy => ({ kind: "relativeEntropy", of, low, high, reference, factor: 1 });

const histogramOf = ({ of, low, high, reference }: RelativeEntropy) =>
  ({ kind: "histogram", of, low, high, bins: reference.length }) satisfies Request;

export const relativeEntropyEstimator: Estimator<RelativeEntropy> = {
  statisticsFor: (asked) => [histogramOf(asked)],
  estimateFrom(asked, values) {
    const { counts, n, effective } = values(histogramOf(asked));
    let [total, squares, occupied] = [0, 0, 0];
    counts.forEach((count, i) => {
      if (count === 0) return;
      const share = count / n;
      const log = math.log(share / (asked.reference[i] as number));
      total += share * log;
      squares += share * log * log;
      occupied += 1;
    });
    const value = total - (occupied - 1) / (2 * n);
    const error = Math.sqrt(Math.max(0, squares - total * total) / n);
    return plain(asked.factor * value, Math.abs(asked.factor) * error, { n, effective });
  },
};
