// The same estimate over the sample of reversed runs.
import type { Request, Values } from "../stats/request.js";
import type { AnyEstimate, Estimator } from "./estimator.js";

export interface Reversed {
  readonly kind: "reversed";
  readonly of: AnyEstimate;
}

/** `of` over the reversed runs. */
export const reversed = (of: AnyEstimate): Reversed => ({ kind: "reversed", of });

const turned = <R extends Request>(request: R): R =>
  request.kind === "groups" || request.kind === "blocks"
    ? { ...request, of: turned(request.of), run: "reverse" }
    : { ...request, run: "reverse" };

const over = (values: Values): Values => ((request: Request) => values(turned(request))) as Values;

export const reversedEstimator: Estimator<Reversed> = {
  statisticsFor: ({ of }, inner) => inner.statisticsFor(of).map(turned),
  valueFrom: ({ of }, values, inner) => inner.valueFrom(of, over(values)),
  estimateFrom: ({ of }, values, inner) => inner.estimateFrom(of, over(values)),
};
