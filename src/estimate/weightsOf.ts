// How unequal the weights e^a are: Kish's effective size (sum w)^2/sum w^2, the largest weight's share of the sum, Hill's index.
// None of the first two shows an infinite variance; the index does.
import type { Estimator } from "./estimator.js";
import { weightsIn } from "./exponential.js";
import { plain } from "./plain.js";

export interface WeightsOf {
  readonly kind: "kishSize" | "largestShare" | "hillIndex";
  readonly of: string;
}

/** (sum w)^2/sum w^2 of the weights e^exponent. */
export const kishSize = (exponent: string): WeightsOf => ({ kind: "kishSize", of: exponent });
/** Largest weight over the sum of weights. */
export const largestShare = (exponent: string): WeightsOf => ({ kind: "largestShare", of: exponent });
/** Hill's index of P(w > W) ~ W^-index: the smallest of those at the top 2, 0.5 and 0.1 %. */
export const hillIndex = (exponent: string): WeightsOf => ({ kind: "hillIndex", of: exponent });

export const weightsOfEstimator: Estimator<WeightsOf> = {
  statisticsFor: ({ of }) => [
    { kind: "logMeanExp", of },
    { kind: "tail", of },
  ],
  valueFrom: () => Number.NaN, // a property of one sample: differences of runs say nothing
  estimateFrom({ kind, of }, values) {
    const { n, effective } = values({ kind: "logMeanExp", of });
    const { largestShare: share, hill, hillLow } = weightsIn(of, values);
    if (kind === "hillIndex") {
      const index = hill ?? Number.NaN;
      // the lower limit lies two standard errors below
      return plain(index, (index - (hillLow ?? Number.NaN)) / 2, { n, effective });
    }
    const value = kind === "kishSize" ? effective : share;
    return {
      value,
      error: null,
      n,
      effective,
      bias: null,
      reason: "a property of this sample: it has no error",
    };
  },
};
