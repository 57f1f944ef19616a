// Fills the doors of the network template: exact rates, bookings that are not affine in time, and what is recorded.
//
// Codes read, beside operations and functions:
//   block    offset of `JumpLayout`: moving quantities and what a slot knows at the time (f64, one value)
//   load     constants[i]: the coefficients of the channel (JumpPlan.constants), or those of what is recorded (observeConstants);
//            table "row", index i: attribute i of the state before, i + count: of the state after (JumpPlan.attributes)
//   table    number of a spline
// `variable` and `base` do not occur. A condition is a mask, as in observe.ts.
import type { Code } from "./code.js";

/** A value that takes the place of an observer, or is added to an accumulator. All codes are evaluated before any is stored. */
export interface JumpStore {
  readonly index: number;
  readonly code: Code;
}

/** What is recorded: observers that change, and the mask that stops a trajectory. */
export interface JumpObservation {
  readonly stores: readonly JumpStore[];
  readonly stop: Code | null;
}

export interface JumpDoors {
  /** By `JumpPlan.rateCode`; null where every window is exact. */
  readonly rate: readonly Code[] | null;
  /** By `JumpPlan.bookCode`: what a jump adds to accumulators. */
  readonly book: readonly (readonly JumpStore[])[] | null;
  /** Where the ledger begins: state before and after are the start, dwell and waited are 0. */
  readonly opened: JumpObservation | null;
  /** After each jump, its bookings done. */
  readonly observe: JumpObservation | null;
  /** At the end of each window, before its snapshot: state before and after are the same. Its `stop` is not asked. */
  readonly passed: JumpObservation | null;
}

/** Offsets of what doors find, for codes of kind "block"; `field(i)`, `observer(i)`, `accumulator(i)` follow the plan's numbers. */
export interface JumpLayout {
  /** Moving quantities at the time; 0 is t. */
  readonly field: (index: number) => number;
  readonly observer: (index: number) => number;
  /** Sums with this jump, and without it. */
  readonly accumulator: (index: number) => number;
  readonly accumulatorBefore: (index: number) => number;
  /** Numbers of the states before and after the jump. */
  readonly stateBefore: number;
  readonly stateAfter: number;
  readonly startState: number;
  readonly channel: number;
  /** Jumps since the ledger began, this one included. */
  readonly jumps: number;
  /** Time since the ledger began, over all rounds. */
  readonly time: number;
  /** Time since one of the three doors was last called. */
  readonly dwell: number;
  /** Time since the last jump (or the start of the ledger). */
  readonly waited: number;
}

/** The layout of the template, for so many fields, accumulators and observers. */
export declare function jumpLayout(counts: {
  readonly fields: number;
  readonly accumulators: number;
  readonly observers: number;
}): JumpLayout;

/** The template's bytes with its doors filled; a door that is null computes nothing. */
export declare function fillJump(template: Uint8Array, doors: JumpDoors): Uint8Array<ArrayBuffer>;
