// What one believes about a number: value, standard error, sample size, effective sample size, and the time-step bias.

/** Estimate(dt) - limit(dt -> 0), from a run at dt/2 on the same noise, with its own error. */
export interface Bias {
  readonly value: number;
  readonly error: number;
  /** The weak order that was counted on. */
  readonly order?: 1 | 2;
}

export interface Estimate {
  /** null where nothing can be said; `reason` says why. */
  readonly value: number | null;
  readonly error: number | null;
  readonly n: number;
  /** Effective sample size: n for a mean, Kish's (sum w)^2/sum w^2 for an exponential average. */
  readonly effective: number;
  readonly bias: Bias | null;
  /** Degrees of freedom of the error; absent where it is known, or from so many that it does not matter. */
  readonly freedom?: number;
  /** Skewness of the estimate's own distribution, g/sqrt n for a mean; absent where it is not known. */
  readonly skewness?: number;
  /** Why the error cannot be trusted, or absent. */
  readonly reason?: string;
  /** Of an exponential average: the largest weight's share, and Hill's index with its lower 2-sigma limit. */
  readonly weights?: {
    readonly largestShare: number;
    readonly hill: number | null;
    readonly hillLow: number | null;
  };
}

/** A number known without error. */
export const exactly = (value: number): Estimate => ({
  value,
  error: 0,
  n: 0,
  effective: Infinity,
  bias: null,
});
