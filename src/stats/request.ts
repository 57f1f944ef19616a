// Statistics as data: what a check or an estimate asks for, over formulas of the ledger's columns. Equal requests are one.
import { type Blocks, blocks } from "./blocks.js";
import { type Counts, counts } from "./counts.js";
import { type Covariance, covariance } from "./covariance.js";
import { type Extrema, extrema } from "./extrema.js";
import { type Groups, groups } from "./groups.js";
import { type Histogram, histogram } from "./histogram.js";
import { type LogMeanExp, logMeanExp } from "./logMeanExp.js";
import { type Moments, moments } from "./moments.js";
import { type Quantiles, quantiles } from "./quantiles.js";
import { type Spectrum, spectrum } from "./spectrum.js";
import type { Statistic } from "./statistic.js";
import { type Tail, tail } from "./tail.js";
import { type Visits, visits } from "./visits.js";
import { weightedCovariance } from "./weightedCovariance.js";
import { weightedLogMeanExp } from "./weightedLogMeanExp.js";
import { weightedMoments } from "./weightedMoments.js";

export type Request = Statistics & {
  /** "reverse": over the sample of reversed runs. */
  readonly run?: "reverse" | undefined;
  /** A formula lw: trajectories weigh e^lw. Inside groups and blocks it belongs to what is inside. */
  readonly logWeight?: string | undefined;
};

type Statistics =
  | { readonly kind: "moments"; readonly of: string }
  | { readonly kind: "covariance"; readonly of: string; readonly and: string }
  | { readonly kind: "logMeanExp"; readonly of: string }
  | { readonly kind: "tail"; readonly of: string }
  | { readonly kind: "quantiles"; readonly of: string }
  | { readonly kind: "extrema"; readonly of: string }
  | { readonly kind: "counts"; readonly of: string }
  | { readonly kind: "spectrum"; readonly of: string }
  /** `of` for each whole-numbered value of `by`. */
  | { readonly kind: "groups"; readonly by: string; readonly of: Request }
  /** `of` in consecutive blocks. */
  | { readonly kind: "blocks"; readonly of: Request }
  /** Bins of a column with `per` values for each trajectory, one trajectory after the other. */
  | {
      readonly kind: "visits";
      readonly of: string;
      readonly low: number;
      readonly high: number;
      readonly bins: number;
      readonly per: number;
    }
  | {
      readonly kind: "histogram";
      readonly of: string;
      readonly low: number;
      readonly high: number;
      readonly bins: number;
    };

/** The value that belongs to each kind of request; `groups` and `blocks` hold what belongs to their `of`. */
export interface ValueOf {
  moments: Moments;
  covariance: Covariance;
  logMeanExp: LogMeanExp;
  tail: Tail;
  quantiles: Quantiles;
  extrema: Extrema;
  counts: Counts;
  spectrum: Spectrum;
  groups: Groups<unknown>;
  blocks: Blocks<State>;
  histogram: Histogram;
  visits: Visits;
}

/** State of any statistic; opaque outside src/stats. */
export type State = unknown;

/** One text per request: equal requests share a statistic. */
export const keyOf = (request: Request): string => JSON.stringify(request);

/** Formulas whose columns the statistic takes, in order. */
export function formulasOf(request: Request): readonly string[] {
  const weight = request.logWeight === undefined ? [] : [request.logWeight];
  switch (request.kind) {
    case "covariance":
      return [request.of, request.and, ...weight];
    case "groups":
      return [request.by, ...formulasOf(request.of)];
    case "blocks":
      return formulasOf(request.of);
    // the tail is that of the weighted exponential
    case "tail":
      return [request.logWeight === undefined ? request.of : `(${request.of}) + (${request.logWeight})`];
    default:
      return [request.of, ...weight];
  }
}

type AnyStatistic = Statistic<State, ValueOf[Request["kind"]]>;

/** The implementation behind a request. */
export function statisticOf(request: Request): AnyStatistic {
  const weighted = request.logWeight !== undefined;
  switch (request.kind) {
    case "moments":
      return (weighted ? weightedMoments : moments) as AnyStatistic;
    case "covariance":
      return (weighted ? weightedCovariance : covariance) as AnyStatistic;
    case "logMeanExp":
      return (weighted ? weightedLogMeanExp : logMeanExp) as AnyStatistic;
    case "groups":
      return groups(statisticOf(request.of)) as AnyStatistic;
    case "blocks":
      return blocks(statisticOf(request.of)) as AnyStatistic;
    case "histogram":
      return histogram(request.low, request.high, request.bins) as AnyStatistic;
    case "visits":
      return visits(request.low, request.high, request.bins, request.per) as AnyStatistic;
    default:
      return PLAIN[request.kind] as AnyStatistic;
  }
}

/** Those that take weights, or do not care for them, as they are. */
const PLAIN = { tail, quantiles, extrema, counts, spectrum } as const;

/** Requests without repetition, in the order of first mention. */
export const union = (requests: readonly Request[]): Request[] => [
  ...new Map(requests.map((request) => [keyOf(request), request])).values(),
];

/** Looks up the value of a statistic that was asked for. */
export type Values = <R extends Request>(request: R) => ValueOf[R["kind"]];

/** Values from the states of `statistics`, in their order. */
export function valuesOf(statistics: readonly Request[], states: readonly State[]): Values {
  const place = new Map(statistics.map((request, i) => [keyOf(request), i]));
  return ((request: Request) => {
    const i = place.get(keyOf(request));
    if (i === undefined) throw new Error(`the statistic ${keyOf(request)} was not asked for`);
    return statisticOf(request).value(states[i]);
  }) as Values;
}

/** Merges the states of all statistics, side by side. */
export function mergeAll(
  statistics: readonly Request[],
): (left: readonly State[], right: readonly State[]) => State[] {
  const implementations = statistics.map(statisticOf);
  return (left, right) => implementations.map((statistic, i) => statistic.merge(left[i], right[i]));
}
