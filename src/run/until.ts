// Runs that end before their last trajectory: when every check is decided, or when a mean is known well enough. Looking often
// breaks a level (P. Armitage, C. K. McPherson, B. C. Rowe, J. R. Stat. Soc. A 132, 235 (1969)): the run is looked at only where
// it holds 2^k leaves, at most 12 times, the last time at its end, and each look has its share of the level (Bonferroni). What
// is decided depends on that prefix alone, so the result is that of a shorter run, whoever computed what.
import type { Verdict } from "../check/verdict.js";
import type { Estimate } from "../estimate/estimate.js";
import { type EstimateRequest, exponential, mean } from "../estimate/request.js";
import { SpecError, shown } from "../spec/error.js";

export type Until =
  /** Every check that can be decided holds or is broken. */
  | "decided"
  /** The standard error of a mean is at most `error`; `of` is a formula of the ledger or the name of a mean that is asked for. */
  | { readonly error: number; readonly of: string };

const MOST_LOOKS = 12;

/** Leaves at each look: the largest powers of 2 below all of them, and all. */
export function looksAt(leaves: number): number[] {
  const powers: number[] = [];
  for (let at = 1; at < leaves; at *= 2) powers.push(at);
  return [...powers.slice(-(MOST_LOOKS - 1)), leaves];
}

/** Estimates that the stopping rule needs. */
export type Needed = Readonly<Record<"mean" | "tail", EstimateRequest>> | null;

/** @throws SpecError for what is no rule, or for a quantity whose error says nothing. */
export function needsOfUntil(
  until: Until,
  asked: Readonly<Record<string, EstimateRequest>>,
  checks: number,
): Needed {
  if (until === "decided") {
    if (checks === 0) throw new SpecError("until", 'checks are needed for "decided", none given');
    return null;
  }
  if (typeof until !== "object" || until === null || typeof until.of !== "string") {
    throw new SpecError("until", `"decided" or { error, of } is needed, ${shown(until)} given`);
  }
  const { error, of } = until;
  if (!(typeof error === "number" && error > 0 && Number.isFinite(error))) {
    throw new SpecError("until.error", `a number above 0 is needed, ${shown(error)} given`);
  }
  const request = asked[of] ?? mean(of);
  if (request.kind !== "mean" && request.kind !== "probability") {
    throw new SpecError(
      "until.of",
      `a mean is needed (its error falls as 1/sqrt n, if its variance is finite), ${of} is of kind "${request.kind}"`,
    );
  }
  return { mean: request, tail: exponential(`log(abs(${request.of}))`) };
}

/** Hill's index of |a| at which its variance becomes finite. */
const FINITE_VARIANCE = 2;

/** Whether the error is small enough, and is one: the tail of the quantity must leave its variance finite. */
export function precise(until: Exclude<Until, "decided">, found: Estimate, tail: Estimate): boolean {
  const low = tail.weights?.hillLow ?? null;
  return (
    found.error !== null &&
    found.reason === undefined &&
    found.error <= until.error &&
    low !== null &&
    low > FINITE_VARIANCE
  );
}

/** Whether every verdict that has anything to judge by is decided. */
export const decided = (verdicts: readonly Verdict[]): boolean =>
  verdicts.every(({ outcome, lhs }) => outcome !== "undecided" || lhs === null);
