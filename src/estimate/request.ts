// Estimates as data. Each kind says which statistics it needs and what follows from their values; formulas are over the
// ledger's columns.
import * as math from "../kernel/math.js";
import type { Request, ValueOf, Values } from "../stats/request.js";
import type { Estimate } from "./estimate.js";

export type EstimateRequest = OneEstimate & {
  /** "reverse": over the sample of reversed runs. */
  readonly run?: "reverse" | undefined;
};

type OneEstimate =
  /** <a>. */
  | { readonly kind: "mean"; readonly of: string }
  /** Share of trajectories for which a predicate holds. */
  | { readonly kind: "probability"; readonly of: string }
  /** <(a - <a>)^2>, unbiased. */
  | { readonly kind: "variance"; readonly of: string }
  /** <(a - <a>)^3>/variance^(3/2). */
  | { readonly kind: "skewness"; readonly of: string }
  /** <a>/<b>, error by the delta method. */
  | { readonly kind: "ratio"; readonly of: string; readonly over: string }
  /** <e^a>, with the tail of the weights examined, or its variance known to be finite. */
  | { readonly kind: "exponential"; readonly of: string; readonly variance: "unknown" | "finite" }
  /** factor * D(p||q) over equal bins, q given per bin; plug-in estimate less (bins - 1)/2n (Miller-Madow). */
  | {
      readonly kind: "relativeEntropy";
      readonly of: string;
      readonly low: number;
      readonly high: number;
      readonly reference: readonly number[];
      readonly factor: number;
    };

export const mean = (of: string): EstimateRequest => ({ kind: "mean", of });
/** Share of trajectories with `predicate`, its error at (k + 1)/(n + 2), so that none of n is not "exactly never". */
export const probability = (predicate: string): EstimateRequest => ({ kind: "probability", of: predicate });
export const variance = (of: string): EstimateRequest => ({ kind: "variance", of });
export const skewness = (of: string): EstimateRequest => ({ kind: "skewness", of });
export const ratio = (of: string, over: string): EstimateRequest => ({ kind: "ratio", of, over });
/** <exp(exponent)>. */
export const exponential = (exponent: string): EstimateRequest => ({
  kind: "exponential",
  of: exponent,
  variance: "unknown",
});
/** <exp(exponent)> where theory says that <exp(2 exponent)> is finite: the sample error is taken at its word. */
export const exponentialOfFiniteVariance = (exponent: string): EstimateRequest => ({
  kind: "exponential",
  of: exponent,
  variance: "finite",
});

/** D(p||q) of a column in nats, from a histogram over [low, high) against the bin probabilities `reference`. */
export const relativeEntropy = (
  of: string,
  low: number,
  high: number,
  reference: readonly number[],
): Extract<EstimateRequest, { kind: "relativeEntropy" }> => ({
  kind: "relativeEntropy",
  of,
  low,
  high,
  reference,
  factor: 1,
});

/** The same estimate over reversed runs of the experiment, or over the reversed part of a sample. */
export const reversed = <E extends EstimateRequest>(request: E): E & { readonly run: "reverse" } => ({
  ...request,
  run: "reverse",
});

/** The statistics behind an estimate. */
export const statisticsFor = (request: EstimateRequest): Request[] =>
  statisticsOf(request).map((statistic) => ofRun(request, statistic));

/** A statistic of the sample that the estimate is about. */
const ofRun = <R extends Request>({ run }: EstimateRequest, statistic: R): R =>
  run === undefined ? statistic : { ...statistic, run };

const lookup = (request: EstimateRequest, values: Values): Values =>
  ((statistic) => values(ofRun(request, statistic))) as Values;

function statisticsOf(request: EstimateRequest): Request[] {
  switch (request.kind) {
    case "mean":
    case "probability":
    case "variance":
    case "skewness":
      return [{ kind: "moments", of: request.of }];
    case "ratio":
      return [{ kind: "covariance", of: request.of, and: request.over }];
    case "exponential":
      return [
        { kind: "logMeanExp", of: request.of },
        { kind: "tail", of: request.of },
      ];
    case "relativeEntropy":
      return [histogramOf(request)];
  }
}

const histogramOf = ({
  of,
  low,
  high,
  reference,
}: Extract<EstimateRequest, { kind: "relativeEntropy" }>): Extract<Request, { kind: "histogram" }> => ({
  kind: "histogram",
  of,
  low,
  high,
  bins: reference.length,
});

/** The value alone, for differences between runs: needs no tail. */
export function valueFrom(request: EstimateRequest, values: Values): number {
  const value =
    request.kind === "exponential"
      ? math.exp(lookup(request, values)({ kind: "logMeanExp", of: request.of }).logMean)
      : estimateFrom(request, values).value;
  return value ?? Number.NaN;
}

/** The estimate, without its bias. */
export const estimateFrom = (request: EstimateRequest, values: Values): Estimate =>
  estimateOf(request, lookup(request, values));

function estimateOf(request: EstimateRequest, values: Values): Estimate {
  switch (request.kind) {
    case "mean": {
      const { n, mean: value, variance: v } = values({ kind: "moments", of: request.of });
      return plain(value, Math.sqrt(v / n), n);
    }
    case "probability": {
      const { n, mean: value } = values({ kind: "moments", of: request.of });
      const p = (value * n + 1) / (n + 2);
      return plain(value, Math.sqrt((p * (1 - p)) / n), n);
    }
    case "variance": {
      const { n, variance: value, central } = values({ kind: "moments", of: request.of });
      const [, , m2, , m4] = central as [number, number, number, number, number];
      return plain(value, Math.sqrt(Math.max(0, m4 - m2 * m2) / n), n);
    }
    case "skewness":
      return skewnessFrom(values({ kind: "moments", of: request.of }));
    case "ratio": {
      const { n, meanX, meanY, xx, xy, yy } = values({
        kind: "covariance",
        of: request.of,
        and: request.over,
      });
      const value = meanX / meanY;
      const spread = Math.max(0, xx - 2 * value * xy + value * value * yy);
      return plain(value, Math.sqrt(spread / n) / Math.abs(meanY), n);
    }
    case "exponential":
      return exponentialFrom(request.of, request.variance, values);
    case "relativeEntropy":
      return relativeEntropyFrom(values(histogramOf(request)), request.reference, request.factor);
  }
}

function plain(value: number, error: number, n: number): Estimate {
  const known = Number.isFinite(value) && Number.isFinite(error) && n > 1;
  if (!known) {
    return {
      value: Number.isFinite(value) && n > 0 ? value : null,
      error: null,
      n,
      effective: n,
      bias: null,
      reason: Number.isFinite(value) ? "too few trajectories for an error" : "not a finite number",
    };
  }
  return { value, error, n, effective: n, bias: null };
}

/** Error from the linearised influence of each value: d^3 - g - 3 d/… with moments to order 6. */
function skewnessFrom({ n, central }: ValueOf["moments"]): Estimate {
  const [, , m2, m3, m4, m5, m6] = central as [number, number, number, number, number, number, number];
  const s = Math.sqrt(m2);
  const g = m3 / (m2 * s);
  const [c4, c5, c6] = [m4 / (m2 * m2), m5 / (m2 * m2 * s), m6 / (m2 * m2 * m2)];
  // variance of z^3 - 3 z - (3/2) g (z^2 - 1) - g with z standardised
  const spread = c6 - 6 * c4 + 9 - 3 * g * c5 + 9 * g * g + 2.25 * g * g * (c4 - 1) - g * g + 3 * g * g;
  return plain(g, Math.sqrt(Math.max(0, spread) / n), n);
}

function relativeEntropyFrom(
  { counts, n }: ValueOf["histogram"],
  reference: readonly number[],
  factor: number,
): Estimate {
  let total = 0;
  let squares = 0;
  let occupied = 0;
  counts.forEach((count, i) => {
    if (count === 0) return;
    const share = count / n;
    const log = math.log(share / (reference[i] as number));
    total += share * log;
    squares += share * log * log;
    occupied += 1;
  });
  const value = total - (occupied - 1) / (2 * n);
  return plain(factor * value, Math.abs(factor) * Math.sqrt(Math.max(0, squares - total * total) / n), n);
}

// Rule of design 7: Hill's lower limit above 2, and more trajectories than 10 e^D, D = <a>_w - ln<e^a> being the
// dissipation of the reverse process.
const TAIL_LIMIT = 2;
const TAIL_DEPTHS = 3; // the top 2, 0.5 and 0.1 %, at least 10 values in each
const SAFETY = 10;

function exponentialFrom(of: string, variance: "unknown" | "finite", values: Values): Estimate {
  const { n, logMean, relativeError, effective, largestShare, tiltedMean } = values({
    kind: "logMeanExp",
    of,
  });
  const { hill } = values({ kind: "tail", of });
  const value = math.exp(logMean);
  const lows = hill.map(({ index, error }) => index - 2 * error);
  const hillLow = lows.length === 0 ? null : lows.reduce((a, b) => (b < a ? b : a));
  const indices = hill.map(({ index }) => index);
  const weights = {
    largestShare,
    hill: indices.length === 0 ? null : indices.reduce((a, b) => (b < a ? b : a)),
    hillLow,
  };
  const base = { ...plain(value, value * relativeError, n), effective, weights };
  const needed = SAFETY * math.exp(Math.max(0, tiltedMean - logMean));
  if (variance === "finite") return base;
  if (hillLow === null || hill.length < TAIL_DEPTHS) {
    return {
      ...base,
      reason: "too few trajectories to see the tail of the weights: at least 10000 are needed",
    };
  }
  if (hillLow <= TAIL_LIMIT) {
    return {
      ...base,
      reason: `the weights' tail index may be as low as ${hillLow.toFixed(2)}: at 2 or below the sample error means nothing`,
    };
  }
  if (n < needed) {
    return {
      ...base,
      reason: `rare trajectories carry the average: at least ${needed.toPrecision(2)} are needed, ${n} were run`,
    };
  }
  return base;
}
