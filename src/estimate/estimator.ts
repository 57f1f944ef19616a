// What an estimator is: the statistics it needs, the value that follows from theirs, and the estimate with its error. An
// estimate may be made of others (derived, reversed, weighted); those it reaches through `inner`.
import type { Request, Values } from "../stats/request.js";
import type { Estimate } from "./estimate.js";

/** Any estimate as data; request.ts lists them all. */
export interface AnyEstimate {
  readonly kind: string;
  readonly run?: "reverse" | undefined;
}

/** Every estimator, by the kind of the request. */
export interface Estimators {
  statisticsFor(request: AnyEstimate): Request[];
  /** The value alone, for differences between runs and for leaving out a block; NaN where there is none. */
  valueFrom(request: AnyEstimate, values: Values): number;
  /** The estimate, without its bias. */
  estimateFrom(request: AnyEstimate, values: Values): Estimate;
}

/** One kind of estimate. */
export interface Estimator<R> {
  statisticsFor(request: R, inner: Estimators): Request[];
  /** Where it is less work than the value of `estimateFrom`. */
  valueFrom?(request: R, values: Values, inner: Estimators): number;
  estimateFrom(request: R, values: Values, inner: Estimators): Estimate;
}
