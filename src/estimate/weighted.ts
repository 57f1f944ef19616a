// The same estimate with weights e^lw on the trajectories (Girsanov weights, cloning, importance starts); errors by leaving out
// blocks, which knows what the weights do to them. `effective` is Kish's size.
import type { Request, Values } from "../stats/request.js";
import type { AnyEstimate, Estimator, Estimators } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";

export interface Weighted {
  readonly kind: "weighted";
  readonly of: AnyEstimate;
  /** The formula lw. */
  readonly logWeight: string;
}

/** `of` with weights e^logWeight. */
export const weighted = (of: AnyEstimate, logWeight: string): Weighted => ({
  kind: "weighted",
  of,
  logWeight,
});

const loaded =
  (logWeight: string) =>
  <R extends Request>(request: R): R =>
    request.kind === "groups" || request.kind === "blocks"
      ? { ...request, of: loaded(logWeight)(request.of) }
      : { ...request, logWeight };

const under = (logWeight: string, values: Values): Values =>
  ((request: Request) => values(loaded(logWeight)(request))) as Values;

/** What is left out block by block. */
const whole = ({ of }: Weighted, inner: Estimators): Request[] =>
  inner.statisticsFor(of).filter(({ kind }) => kind !== "blocks" && kind !== "tail");

export const weightedEstimator: Estimator<Weighted> = {
  statisticsFor: (asked, inner) => [
    ...inner.statisticsFor(asked.of).map(loaded(asked.logWeight)),
    ...wrapped(whole(asked, inner).map(loaded(asked.logWeight))),
  ],
  valueFrom: ({ of, logWeight }, values, inner) => inner.valueFrom(of, under(logWeight, values)),
  estimateFrom(asked, values, inner) {
    const { of, logWeight } = asked;
    const requests = whole(asked, inner).map(loaded(logWeight));
    const found = jackknife(requests, values, (v) => inner.valueFrom(of, under(logWeight, v)));
    const { effective, reason } = inner.estimateFrom(of, under(logWeight, values));
    const untrusted = found.reason ?? reason;
    return untrusted === undefined ? { ...found, effective } : { ...found, effective, reason: untrusted };
  },
};
