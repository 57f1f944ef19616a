// Any function of estimates, as a formula in their names; errors by leaving out blocks, so whatever is correlated is counted as such.
import { evaluateNumber } from "../formula/evaluate.js";
import { parse } from "../formula/parse.js";
import type { Request, Values } from "../stats/request.js";
import { inverseOfXTanh } from "../theory/network/uncertainty.js";
import type { AnyEstimate, Estimator, Estimators } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";

/** Functions that no formula gives: the x >= 0 with x tanh x = y. */
const IMPLICIT = { inverseOfXTanh } as const;

/** A name for such a function of a formula. */
export type Implicit = readonly [function: keyof typeof IMPLICIT, of: string];

export interface Derived {
  readonly kind: "derived";
  /** A formula: "variance/mean^2". */
  readonly value: string;
  /** The estimates that it names. */
  readonly of: Readonly<Record<string, AnyEstimate>>;
  /** Further names in it, each an implicit function of a formula of the estimates. */
  readonly through?: Readonly<Record<string, Implicit>>;
}

/** `value` of the estimates `of`. */
export const derived = (value: string, of: Readonly<Record<string, AnyEstimate>>): Derived => ({
  kind: "derived",
  value,
  of,
});

/** `value` of the estimates `of` and of implicit functions of them. */
export const derivedThrough = (
  value: string,
  of: Readonly<Record<string, AnyEstimate>>,
  through: Readonly<Record<string, Implicit>>,
): Derived =>
  Object.keys(through).length === 0 ? derived(value, of) : { kind: "derived", value, of, through };

/** The statistics behind the named estimates; blocks of an inner jackknife are not needed again. */
function behind({ of }: Derived, inner: Estimators): Request[] {
  const requests = Object.values(of).flatMap((request) => inner.statisticsFor(request));
  return requests.filter(({ kind }) => kind !== "blocks");
}

function evaluated({ value, of, through = {} }: Derived, values: Values, inner: Estimators): number {
  const scope = Object.fromEntries(
    Object.entries(of).map(([name, request]) => [name, inner.valueFrom(request, values)]),
  );
  const further = Object.entries(through).map(
    ([name, [implicit, argument]]) =>
      [name, IMPLICIT[implicit](evaluateNumber(parse(argument), scope))] as const,
  );
  return evaluateNumber(parse(value), { ...scope, ...Object.fromEntries(further) });
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
