// From the results of a claim's experiments to its numbers, with errors and biases.
import type { Estimate } from "../estimate/estimate.js";
import type { EstimateRequest } from "../estimate/request.js";
import type { Result } from "../run/result.js";
import type { Quantity, Setup } from "./claim.js";
import { scatterOf } from "./replicates.js";

const nameOf = (request: EstimateRequest): string => JSON.stringify(request);

type Term = { readonly run: string; readonly request: EstimateRequest; readonly factor?: number };

const termsOf = (quantity: Quantity): readonly Term[] => {
  if (quantity.kind === "exact" || quantity.kind === "replicates" || quantity.kind === "test") return [];
  return quantity.kind === "sum" || quantity.kind === "combination" ? quantity.terms : [quantity];
};

/** The estimates that the experiment `name` must make, by a name of their own. */
export function requestsOf(setup: Setup, name: string): Record<string, EstimateRequest> {
  const requests = Object.values(setup.quantities)
    .flatMap(termsOf)
    .filter((term) => term.run === name)
    .map(({ request }) => [nameOf(request), request] as const);
  return Object.fromEntries(requests);
}

/** The columns of the experiment `name` that must be kept. */
export function keptOf(setup: Setup, name: string): string[] {
  const columns = Object.values(setup.quantities).flatMap((quantity) =>
    quantity.kind === "replicates" || quantity.kind === "test" ? quantity.columns : [],
  );
  return [...new Set(columns.filter(({ run }) => run === name).map(({ column }) => column))];
}

/** The value of a quantity. */
export function estimateOf(quantity: Quantity, results: Readonly<Record<string, Result>>): Estimate {
  if (quantity.kind === "exact") {
    return { value: quantity.value, error: 0, n: 0, effective: 0, bias: null };
  }
  if (quantity.kind === "replicates" || quantity.kind === "test") {
    const columns = quantity.columns.map(({ run, column }) => results[run]?.columns[column] as Float64Array);
    if (quantity.kind === "replicates") return scatterOf(quantity, columns);
    const n = Math.min(...columns.map(({ length }) => length));
    return { value: quantity.value(columns), error: 0, n, effective: n, bias: null };
  }
  const found = termsOf(quantity).map(
    ({ run: name, request }) => results[name]?.estimates[nameOf(request)] as Estimate,
  );
  const [first] = found as [Estimate];
  if (quantity.kind === "estimate") return first;
  if (quantity.kind === "function") {
    return combined(
      found,
      termsOf(quantity),
      ([x]) => quantity.value(x as number),
      ([x]) => [quantity.slope(x as number)],
    );
  }
  if (quantity.kind === "combination") {
    return combined(found, quantity.terms, quantity.value, (at) => gradient(quantity.value, at));
  }
  const factors = quantity.terms.map(({ factor = 1 }) => factor);
  const sum = (at: readonly number[]): number =>
    at.reduce((total, x, i) => total + (factors[i] as number) * x, 0);
  return combined(found, quantity.terms, sum, () => factors);
}

/** Central differences, each step a thousandth of the estimate. */
function gradient(value: (at: readonly number[]) => number, at: readonly number[]): number[] {
  return at.map((x, i) => {
    const step = 1e-3 * Math.abs(x) || 1e-6;
    const moved = (by: number): number => value(at.map((y, j) => (j === i ? y + by : y)));
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

/** A function of estimates: linearly added errors within a run (an upper limit that needs no covariance), squares between. */
function combined(
  found: readonly Estimate[],
  terms: readonly Term[],
  value: (at: readonly number[]) => number,
  slopes: (at: readonly number[]) => readonly number[],
): Estimate {
  const n = Math.min(...found.map((estimate) => estimate.n));
  const effective = Math.min(...found.map((estimate) => estimate.effective));
  const reason = found.find((estimate) => estimate.reason !== undefined)?.reason;
  const at = found.map((estimate) => estimate.value);
  if (!at.every((x) => x !== null))
    return { value: null, error: null, n, effective, bias: null, reason: reason ?? "no value" };
  const factors = slopes(at);
  const spread = (size: (estimate: Estimate) => number | null): number | null => {
    const byRun = new Map<string, number>();
    for (const [i, estimate] of found.entries()) {
      const error = size(estimate);
      if (error === null) return null;
      const { run } = terms[i] as Term;
      byRun.set(run, (byRun.get(run) ?? 0) + Math.abs((factors[i] as number) * error));
    }
    return Math.sqrt([...byRun.values()].reduce((total, error) => total + error * error, 0));
  };
  const biasError = spread(({ bias }) => bias?.error ?? null);
  const bias = found.reduce(
    (total, estimate, i) => total + (factors[i] as number) * (estimate.bias?.value ?? 0),
    0,
  );
  const result = value(at);
  if (!Number.isFinite(result)) {
    // such as the logarithm of an empty count
    const none = "no finite value: too few trajectories";
    return { value: null, error: null, n, effective, bias: null, reason: reason ?? none };
  }
  const whole = {
    value: result,
    error: spread(({ error }) => error),
    n,
    effective,
    bias: biasError === null ? null : { value: bias, error: biasError },
  };
  return reason === undefined ? whole : { ...whole, reason };
}
