// One of the four trajectories that a block has under way. What doors see comes first; arrays whose size the plan decides come
// after it: moving quantities, sums with and without this jump, observers; and the sums as they are gathered:
// parts since the last fill, totals, and what the totals lost by rounding; and what is remembered.

import { Job } from "./job";
import { Window } from "./network";

@unmanaged
export class Slot {
  stateBefore: f64;
  stateAfter: f64;
  startState: f64;
  channel: f64;
  jumps: f64;
  time: f64;
  dwell: f64;
  waited: f64;

  /** Time within the window, its length, and the row of the state there. */
  s: f64;
  length: f64;
  row: usize;
  window: Window;
  /** Negative before the ledger. */
  round: i32;
  /** Whether the ledger has begun. */
  begun: i32;
  /** Trajectories that are still to come, this one included; its index, and its row in the columns. */
  left: i32;
  trajectory: i32;
  place: i32;
  /** Iterations that had been finished when the ledger began, and those since that were no jumps. */
  from: f64;
  idle: f64;
  /** Where in the window a door was last called, and what had been waited by then. */
  last: f64;
  waitedBefore: f64;

  /** Of measurements (jump/decision.ts): the last outcome, what the door `learn` sees of the time since the one before it. */
  outcome: f64;
  elapsed: f64;
  /** When it was. */
  measuredAt: f64;
  /** Since the ledger began: sums of ln p(y|r) and of ln p(y|past), how many, and 1 while all were those that were expected. */
  logLikelihood: f64;
  logPredictive: f64;
  measurements: f64;
  repeated: f64;
  /** The controller's state, its first one, and measurements since the start. */
  control: i32;
  startControl: i32;
  measured: i32;
  /** Number of the last snapshot of the round. */
  taken: i32;
}

/** The slots' windows and their lengths while a loop runs: at fixed places, they take no registers. */
export const LENGTHS: usize = memory.data(32, 16);
export const WINDOWS: usize = memory.data(16, 16);

export const SLOT_BYTES: usize = (offsetof<Slot>() + 15) & ~15;

/** Sets what moves to its values at s. */
export function setFields(job: Job, slot: Slot, s: f64): void {
  let from = slot.window.fields;
  const first = changetype<usize>(slot) + job.fieldsAt;
  const end = first + ((<usize>job.fields) << 3);
  for (let at = first; at < end; at += 8) {
    store<f64>(at, load<f64>(from) + load<f64>(from, 8) * s);
    from += 16;
  }
}

/**
 * Adds the parts to the totals and empties them. What a total loses by rounding is kept beside it (D. E. Knuth, The Art of Computer
 * Programming 2, 4.2.2 theorem B): 1e9 equal terms one by one would lose eight digits, since all of them round alike.
 */
export function flush(job: Job, slot: Slot): void {
  const parts = changetype<usize>(slot) + job.partsAt;
  const totals = changetype<usize>(slot) + job.totalsAt;
  const lost = changetype<usize>(slot) + job.lostAt;
  const end = (<usize>job.pairs) << 4;
  for (let at: usize = 0; at < end; at += 16) {
    const part = v128.load(parts + at);
    const total = v128.load(totals + at);
    const sum = f64x2.add(total, part);
    const other = f64x2.sub(sum, total);
    const rest = f64x2.add(f64x2.sub(total, f64x2.sub(sum, other)), f64x2.sub(part, other));
    v128.store(totals + at, sum);
    v128.store(lost + at, f64x2.add(v128.load(lost + at), rest));
    v128.store(parts + at, f64x2.splat(0));
  }
}

/** Sets the sums as they are. */
export function sumUp(job: Job, slot: Slot): void {
  const at = changetype<usize>(slot);
  for (let k: usize = 0; k < (<usize>job.accumulators) << 3; k += 8) {
    const small = load<f64>(at + job.lostAt + k) + load<f64>(at + job.partsAt + k);
    store<f64>(at + job.valuesAt + k, load<f64>(at + job.totalsAt + k) + small);
  }
}

/** Sets the sums as they are, and beside them what they were when they were last set. */
export function renew(job: Job, slot: Slot): void {
  const at = changetype<usize>(slot);
  for (let k: usize = 0; k < (<usize>job.accumulators) << 3; k += 8) {
    store<f64>(at + job.beforeAt + k, load<f64>(at + job.valuesAt + k));
    const small = load<f64>(at + job.lostAt + k) + load<f64>(at + job.partsAt + k);
    store<f64>(at + job.valuesAt + k, load<f64>(at + job.totalsAt + k) + small);
  }
}

/** Forgets all sums and what is recorded. Loops: a call that fills so few bytes takes longer. */
export function forget(job: Job, slot: Slot): void {
  const at = changetype<usize>(slot);
  const sums = at + job.partsAt;
  const end = sums + <usize>job.pairs * 48;
  for (let to = sums; to < end; to += 16) v128.store(to, f64x2.splat(0));
  const recorded = at + job.observersAt + ((<usize>job.observers) << 3);
  // sums with and without a jump, and observers lie one after the other
  for (let to = at + job.valuesAt; to < recorded; to += 8) store<f64>(to, 0);
}
