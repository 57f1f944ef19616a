// Statistics as data: what a check or an estimate asks for, over formulas of the ledger's columns. Equal requests are one.
import { type Covariance, covariance } from "./covariance.js";
import { type Histogram, histogram } from "./histogram.js";
import { type LogMeanExp, logMeanExp } from "./logMeanExp.js";
import { type Moments, moments } from "./moments.js";
import type { Statistic } from "./statistic.js";
import { type Tail, tail } from "./tail.js";

export type Request = Statistics & {
  /** "reverse": over the sample of reversed runs. */
  readonly run?: "reverse" | undefined;
};

type Statistics =
  | { readonly kind: "moments"; readonly of: string }
  | { readonly kind: "covariance"; readonly of: string; readonly and: string }
  | { readonly kind: "logMeanExp"; readonly of: string }
  | { readonly kind: "tail"; readonly of: string }
  | {
      readonly kind: "histogram";
      readonly of: string;
      readonly low: number;
      readonly high: number;
      readonly bins: number;
    };

/** The value that belongs to each kind of request. */
export interface ValueOf {
  moments: Moments;
  covariance: Covariance;
  logMeanExp: LogMeanExp;
  tail: Tail;
  histogram: Histogram;
}

/** State of any statistic; opaque outside src/stats. */
export type State = unknown;

/** One text per request: equal requests share a statistic. */
export const keyOf = (request: Request): string => JSON.stringify(request);

/** Formulas whose columns the statistic takes, in order. */
export const formulasOf = (request: Request): readonly string[] =>
  request.kind === "covariance" ? [request.of, request.and] : [request.of];

/** The implementation behind a request. */
export function statisticOf(request: Request): Statistic<State, ValueOf[Request["kind"]]> {
  switch (request.kind) {
    case "moments":
      return moments as Statistic<State, Moments>;
    case "covariance":
      return covariance as Statistic<State, Covariance>;
    case "logMeanExp":
      return logMeanExp as Statistic<State, LogMeanExp>;
    case "tail":
      return tail as Statistic<State, Tail>;
    case "histogram":
      return histogram(request.low, request.high, request.bins) as Statistic<State, Histogram>;
  }
}

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
