// What a demon is: what it measures and when, what it remembers, what it does. Plain objects that JSON can hold; the same for
// Langevin motion and for jumps. Two kinds: `branch` follows one schedule per outcome of a single measurement, `policy` writes fields after
// each of many, by formulas of what it remembers.
import type { Schedule } from "../terms.js";

/**
 * What a reading r becomes. Every channel gives y and ln p(y|r) from the stream of measurements; none touches the bath's noise.
 *   exact                  y = r; without information of its own, since no number is known exactly
 *   binary                 r is 0 or 1; y = r with probability 1 - error
 *   symmetric              r is 0 … outcomes - 1; y = r with probability 1 - error, each other one with error/(outcomes - 1)
 *   matrix                 p(y|r) = rows[r][y]; zeros are exact
 *   gaussian               y = r + deviation n
 *   camera                 y = average of r over the last `exposure` + deviation n (Langevin motion)
 */
export type Channel =
  | { readonly kind: "exact" }
  | { readonly kind: "binary"; readonly error: number }
  | { readonly kind: "symmetric"; readonly outcomes: number; readonly error: number }
  | { readonly kind: "matrix"; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: "gaussian"; readonly deviation: number }
  | { readonly kind: "camera"; readonly exposure: number; readonly deviation: number };

/** When is asked, and what. */
export interface Measurement {
  /** Times within the schedule; a measurement at t = 0 precedes the first quench. One of `at` and `every`. */
  readonly at?: number | readonly number[] | undefined;
  /** At from, from + every, … below the duration. */
  readonly every?: number | undefined;
  readonly from?: number | undefined;
  /** The reading: a formula of the state, the fields, and what is remembered. A condition reads 1 or 0. */
  readonly of: string;
  readonly channel: Channel;
  /** The reading is that of `lag` ago, a multiple of `every`; before the first measurement that of the first (Langevin motion). */
  readonly lag?: number | undefined;
}

/** One number that is remembered: its value at t = 0, and what it becomes at a measurement. */
export interface Remembered {
  readonly start: number;
  /** Of y, what was remembered, the fields, and `elapsed`, the time since the measurement before (since 0 at the first one). */
  readonly update: string;
}

/**
 * Optimal estimate of a linear system from readings that are linear in its state, by Kalman: remembers `<prefix><variable>` and the covariances,
 * predicts with the fields as they were written, and books ln p(y|past) exactly.
 */
export interface Kalman {
  readonly kind: "kalman";
  /** Names are `<prefix><variable>`; "estimate_" unless given. */
  readonly prefix?: string | undefined;
  /** "steady": begins with the covariance that repeats itself; "start": with that of the start. */
  readonly from?: "start" | "steady" | undefined;
}

/**
 * Posterior of a network's state given all outcomes, by the master equation along the fields as they were written: remembers `<prefix><state>`, its
 * probability after the last measurement.
 */
export interface Bayes {
  readonly kind: "bayes";
  /** "p_" unless given. */
  readonly prefix?: string | undefined;
  readonly from?: undefined;
}

export type Filter = Kalman | Bayes;

/** A value held until the next action; or points [time since the action, value] with straight lines between, the last one held. */
export type Action = string | number | readonly (readonly [age: number, value: string | number])[];

/** One schedule for each outcome, followed from the measurement on. Outcomes are "false" and "true", or "0", "1", …. */
export interface Branch {
  readonly kind: "branch";
  readonly measurement: Measurement & { readonly at: number };
  readonly branches: Readonly<Record<string, Schedule>>;
}

/** Measures, remembers, acts. */
export interface Policy {
  readonly kind: "policy";
  readonly measurement: Measurement;
  /** By name; all updates are of the values before. */
  readonly memory?: Readonly<Record<string, Remembered>> | undefined;
  readonly filter?: Filter | undefined;
  /**
   * What is written, by field: formulas of y, the memory after its update, and the fields as they were at the measurement; of Langevin
   * motion `age`, too, the time since the action.
   */
  readonly act: Readonly<Record<string, Action>>;
  /** From measurement to action, less than the time to the next measurement; the state goes on meanwhile. 0 unless given. */
  readonly delay?: number | undefined;
  /** A trajectory ends at the first measurement after which this holds, before the action. Of y, the memory and the fields. */
  readonly until?: string | undefined;
  /**
   * How ln p(y|past) is known: "exact" (solved beforehand, for finitely many records), "grid" (the same by a Fokker-Planck solver), a formula
   * of y, the memory before its update and the fields; or "none", and no information is booked. The best that is known unless given.
   */
  readonly information?: "exact" | "grid" | "none" | { readonly logPredictive: string } | undefined;
}

export type Feedback = Branch | Policy;
