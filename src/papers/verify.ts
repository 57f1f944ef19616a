// Runs claims and holds their numbers against the references, by the acceptance rules of the catalogue:
//   z = (estimate - reference)/sqrt(SE^2 + b^2), b the time-step bias measured on the same noise;
//   pass |z| <= limit; inconclusive where SE or b exceeds 1 % of the scale (b at most SE or 1 %), scale = max(|reference|, 1)
//   or the standard deviation, or where the weights of an exponential average have too heavy a tail.
import cdf from "@stdlib/stats-base-dists-normal-cdf";
import quantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Check } from "../check/index.js";
import type { Estimate } from "../estimate/estimate.js";
import type { EstimateRequest } from "../estimate/request.js";
import type { Result } from "../run/result.js";
import { type RunOptions, run } from "../run/run.js";
import { nearest, SpecError } from "../spec/error.js";
import {
  type Budget,
  type Claim,
  type Parameters,
  type Quantity,
  type Setup,
  sameParameters,
} from "./claim.js";

export type SetOutcome = "pass" | "fail" | "inconclusive";

/** One number of a claim at one set of parameters. */
export interface ClaimRow {
  readonly claim: string;
  readonly parameters: Parameters;
  readonly quantity: string;
  readonly value: number | null;
  readonly error: number | null;
  readonly bias: number | null;
  readonly n: number;
  readonly reference: number | null;
  readonly source: string | null;
  readonly z: number | null;
  /** "reported" where the claim's verdict does not rest on the number or no reference is known. */
  readonly verdict: SetOutcome | "reported";
  readonly reason: string;
}

/** A claim at one set of parameters. */
export interface SetVerdict {
  readonly claim: string;
  readonly parameters: Parameters;
  readonly outcome: SetOutcome | "reported";
  readonly rows: readonly ClaimRow[];
  readonly results: Readonly<Record<string, Result>>;
  readonly dt: number;
  readonly trajectories: number;
  readonly seed: number;
}

export interface VerifyOptions extends Omit<RunOptions, "checks" | "estimates"> {
  /** Checks to judge on each of the claim's experiments, by its name. */
  readonly checks?: ((experiment: string) => readonly Check[]) | undefined;
  /** Columns to keep. */
  readonly keep?: readonly string[] | undefined;
  readonly trajectories?: number | undefined;
  readonly seed?: number | undefined;
  readonly dt?: number | undefined;
}

/**
 * Runs a claim at `parameters` (any, not only those listed).
 * @throws SpecError for unknown or missing parameters.
 */
export function verify(
  claim: Claim,
  parameters: Parameters,
  options: VerifyOptions = {},
): Promise<SetVerdict> {
  return carryOut(claim, claim.setup, claim.judged(parameters), parameters, options);
}

/** Runs the claim's control: "fail" is what must come out. */
export function verifyControl(
  claim: Claim,
  parameters: Parameters,
  options: VerifyOptions = {},
): Promise<SetVerdict> {
  return carryOut(claim, claim.control.setup, [claim.control.breaks], parameters, options);
}

async function carryOut(
  claim: Claim,
  build: Claim["setup"],
  judged: readonly string[],
  parameters: Parameters,
  { trajectories = claim.trajectories, seed = 1, dt, checks, keep = [], ...options }: VerifyOptions,
): Promise<SetVerdict> {
  checkParameters(claim, parameters);
  const budget: Budget = { trajectories, seed, dt };
  const setup = build(parameters, budget);
  const results: Record<string, Result> = {};
  for (const [name, experiment] of Object.entries(setup.experiments)) {
    results[name] = await run(
      { ...experiment, record: { keep } },
      { ...options, checks: checks?.(name), estimates: requestsOf(setup, name) },
    );
  }
  const reference = referencesOf(claim, parameters);
  const limit = limitOf(claim, judged.length);
  const rows = Object.entries(setup.quantities).map(([key, quantity]) => {
    const estimate = estimateOf(quantity, results);
    const known = reference.values[key];
    const row = {
      claim: claim.id,
      parameters,
      quantity: key,
      value: estimate.value,
      error: estimate.error,
      bias: estimate.bias?.value ?? null,
      n: estimate.n,
      reference: known !== undefined && Number.isFinite(known) ? known : null,
      source: known === undefined ? null : reference.source,
    };
    return { ...row, ...judgeRow(estimate, row.reference, judged.includes(key), limit) };
  });
  const first = Object.values(setup.experiments)[0];
  return {
    claim: claim.id,
    parameters,
    outcome: outcomeOf(rows),
    rows,
    results,
    dt: first?.method.dt ?? claim.dt,
    trajectories,
    seed,
  };
}

function checkParameters(claim: Claim, parameters: Parameters): void {
  const names = Object.keys(claim.parameters);
  for (const [name, value] of Object.entries(parameters)) {
    if (!names.includes(name) && !claim.ofReference.includes(name)) {
      throw new SpecError(
        `params.${name}`,
        `${claim.id} has the parameters ${names.join(", ")}${nearest(name, names)}`,
      );
    }
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new SpecError(`params.${name}`, `a finite number is needed, ${JSON.stringify(value)} given`);
    }
  }
  for (const name of names) {
    if (parameters[name] === undefined) {
      throw new SpecError(`params.${name}`, `a number is needed (${claim.parameters[name]}), nothing given`);
    }
  }
}

function referencesOf(claim: Claim, parameters: Parameters): { values: Parameters; source: string } {
  const names = Object.keys(claim.parameters);
  const listed = claim.references.find((set) => sameParameters(set.parameters, parameters, names));
  if (listed !== undefined) return { values: listed.values, source: claim.source };
  return { values: claim.theory?.(parameters) ?? {}, source: "theory" };
}

/** |z| allowed for each of K judged numbers. */
function limitOf({ acceptance: { z, bonferroni } }: Claim, numbers: number): number {
  if (!bonferroni || numbers < 2) return z;
  const level = 2 * (1 - cdf(z, 0, 1));
  return quantile(1 - level / numbers / 2, 0, 1);
}

/** A number without statistical error is held to this, relative to 1 + |reference|. */
const ROUNDING = 1e-12;

function judgeRow(
  estimate: Estimate,
  reference: number | null,
  judged: boolean,
  limit: number,
): Pick<ClaimRow, "z" | "verdict" | "reason"> {
  const { value, error, bias } = estimate;
  if (value === null || error === null) {
    return { z: null, verdict: judged ? "inconclusive" : "reported", reason: estimate.reason ?? "no error" };
  }
  if (reference === null) return { z: null, verdict: "reported", reason: "no reference at these parameters" };
  const b = Math.abs(bias?.value ?? 0);
  const rounding = ROUNDING * (1 + Math.abs(reference));
  const spread = Math.sqrt(error * error + b * b + rounding * rounding);
  const z = estimate.reason === undefined ? (value - reference) / spread : null;
  if (!judged) return { z, verdict: "reported", reason: estimate.reason ?? "" };
  const scale = Math.max(Math.abs(reference), 1, error * Math.sqrt(estimate.n));
  const bound = `1 % of the scale ${scale.toPrecision(3)}`;
  if (estimate.reason !== undefined) return { z, verdict: "inconclusive", reason: estimate.reason };
  if (z === null) return { z, verdict: "inconclusive", reason: "no z" };
  if (Math.abs(z) > limit) return { z, verdict: "fail", reason: `|z| above ${limit.toFixed(2)}` };
  if (error > 0.01 * scale) return { z, verdict: "inconclusive", reason: `the error is above ${bound}` };
  if (b > Math.max(error, 0.01 * scale)) {
    return { z, verdict: "inconclusive", reason: `the time-step bias is above the error and ${bound}` };
  }
  return { z, verdict: "pass", reason: `|z| at most ${limit.toFixed(2)}` };
}

function outcomeOf(rows: readonly ClaimRow[]): SetVerdict["outcome"] {
  const verdicts = rows.map(({ verdict }) => verdict);
  if (verdicts.includes("fail")) return "fail";
  if (verdicts.includes("inconclusive")) return "inconclusive";
  return verdicts.includes("pass") ? "pass" : "reported";
}

const nameOf = (request: EstimateRequest): string => JSON.stringify(request);

type Term = { readonly run: string; readonly request: EstimateRequest; readonly factor?: number };

const termsOf = (quantity: Quantity): readonly Term[] => {
  if (quantity.kind === "exact") return [];
  return quantity.kind === "sum" || quantity.kind === "combination" ? quantity.terms : [quantity];
};

function requestsOf(setup: Setup, name: string): Record<string, EstimateRequest> {
  const requests = Object.values(setup.quantities)
    .flatMap(termsOf)
    .filter((term) => term.run === name)
    .map(({ request }) => [nameOf(request), request] as const);
  return Object.fromEntries(requests);
}

function estimateOf(quantity: Quantity, results: Readonly<Record<string, Result>>): Estimate {
  if (quantity.kind === "exact") {
    return { value: quantity.value, error: 0, n: 0, effective: 0, bias: null };
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
  const whole = {
    value: value(at),
    error: spread(({ error }) => error),
    n,
    effective,
    bias: biasError === null ? null : { value: bias, error: biasError },
  };
  return reason === undefined ? whole : { ...whole, reason };
}
