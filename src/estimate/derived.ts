// Any function of estimates, as a formula in their names; errors by leaving out blocks, so whatever is correlated is counted as such.
import { evaluateNumber } from "../formula/evaluate.js";
import { parse } from "../formula/parse.js";
import type { Request, Values } from "../stats/request.js";
import type { AnyEstimate, Estimator, Estimators } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";

export interface Derived {
  readonly kind: "derived";
  /** A formula: "variance/mean^2". */
  readonly value: string;
  /** The estimates that it names. */
  readonly of: Readonly<Record<string, AnyEstimate>>;
}

/** `value` of the estimates `of`. */
export const derived = (value: string, of: Readonly<Record<string, AnyEstimate>>): Derived => ({
  kind: "derived",
  value,
  of,
});

/** The statistics behind the named estimates; blocks of an inner jackknife are not needed again. */
function behind({ of }: Derived, inner: Estimators): Request[] {
  const requests = Object.values(of).flatMap((request) => inner.statisticsFor(request));
  return requests.filter(({ kind }) => kind !== "blocks");
}

function evaluated({ value, of }: Derived, values: Values, inner: Estimators): number {
  const scope = Object.entries(of).map(
    ([name, request]) => [name, inner.valueFrom(request, values)] as const,
  );
  return evaluateNumber(parse(value), Object.fromEntries(scope));
}

export const derivedEstimator: Estimator<Derived> = {
  // the tail of weights is needed for the whole alone
  statisticsFor: (asked, inner) => [
    ...Object.values(asked.of).flatMap((request) => inner.statisticsFor(request)),
    ...wrapped(behind(asked, inner).filter(({ kind }) => kind !== "tail")),
  ],
  valueFrom: evaluated,
  estimateFrom(asked, values, inner) {
    const requests = behind(asked, inner).filter(({ kind }) => kind !== "tail");
    const found = jackknife(requests, values, (v) => evaluated(asked, v, inner));
    // what has an error by blocks has no more to say than these blocks
    const parts = Object.values(asked.of)
      .filter((request) => !inner.statisticsFor(request).some(({ kind }) => kind === "blocks"))
      .map((request) => inner.estimateFrom(request, values));
    const reason = found.reason ?? parts.find((part) => part.reason !== undefined)?.reason;
    const effective = Math.min(found.effective, ...parts.map((part) => part.effective));
    return reason === undefined ? { ...found, effective } : { ...found, effective, reason };
  },
};
