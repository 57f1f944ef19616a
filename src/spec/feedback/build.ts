// Builders of feedback. Each returns the plain object that JSON would hold.
import type { Schedule } from "../terms.js";
import type { Given, Quantity } from "../units/given.js";
import type { Bayes, Branch, Channel, Kalman, Measurement, Policy } from "./feedback.js";

/** A reading without error. */
export const exact = (): Channel & { readonly kind: "exact" } => ({ kind: "exact" });

/** A reading of 0 or 1 that is wrong with probability `error`, 0 … 1/2. */
export const binary = (channel: { readonly error: number }): Channel & { readonly kind: "binary" } => ({
  kind: "binary",
  ...channel,
});

/** A reading of 0 … outcomes - 1 that is wrong with probability `error`, each wrong one being as likely. */
export const symmetric = (channel: {
  readonly outcomes: number;
  readonly error: number;
}): Channel & { readonly kind: "symmetric" } => ({ kind: "symmetric", ...channel });

/** p(y|r): rows by reading, columns by outcome. */
export const matrix = (rows: readonly (readonly number[])[]): Channel & { readonly kind: "matrix" } => ({
  kind: "matrix",
  rows,
});

/** The average of a real reading over the last `exposure`, with normal noise. */
export const camera = (channel: {
  readonly exposure: Quantity;
  readonly deviation: Quantity;
}): Channel & { readonly kind: "camera" } =>
  ({ kind: "camera", ...channel }) as Channel & { readonly kind: "camera" };

/** What is read of the true state, when, and through which channel. */
export const measure = <Times extends Partial<Given<Measurement>>>(
  measurement: Given<Measurement> & Times,
): Measurement & { readonly at: Times["at"] extends Quantity ? number : Measurement["at"] } =>
  measurement as unknown as Measurement & {
    readonly at: Times["at"] extends Quantity ? number : Measurement["at"];
  };

/** Follows one schedule or another, by the outcome: "false" and "true" of a condition, else "0", "1", …. */
export const branch = (
  measurement: Branch["measurement"],
  branches: Readonly<Record<string, Schedule>>,
): Branch => ({ kind: "branch", measurement, branches });

/** Measures many times, remembers, and writes fields. */
export const policy = (of: Given<Omit<Policy, "kind">>): Policy => ({ kind: "policy", ...of }) as Policy;

/** The optimal estimate of a linear system from linear readings through a gaussian channel. */
export const kalman = (filter: Omit<Kalman, "kind"> = {}): Kalman => ({ kind: "kalman", ...filter });

/** Follows a network's state by the posterior given all outcomes. */
export const bayes = (filter: Omit<Bayes, "kind"> = {}): Bayes => ({ kind: "bayes", ...filter });
