// What happens to a slot beside jumps: a trajectory is placed, goes from window to window, its ledger begins, snapshots are
// taken, it ends or is stopped, and the next one takes its place.
import { opened, passed } from "../door/network";
import { beginControl, Decision, decide, isKnown, keepControl, openControl } from "./decision";
import { entryOf, startState } from "./entry";
import {
  END_STATE,
  END_TIME,
  Job,
  JUMPS,
  MEMORY,
  NOT_FINITE,
  SNAPSHOT_SUMS,
  START_STATE,
  STOPPED,
  SUM,
  SUMS,
} from "./job";
import { ROW_STATE, Window } from "./network";
import { forget, renew, Slot, setFields, sumUp } from "./slot";

/** Places the slot's next trajectory, `done` iterations being finished; one that is stopped where its ledger begins makes room for another. */
export function place(job: Job, slot: Slot, done: f64): void {
  while (slot.left > 0) {
    slot.round = -job.discard;
    slot.begun = 0;
    slot.from = done;
    slot.idle = 0;
    const entry = entryOf(job, slot.trajectory);
    if (job.controlled) beginControl(job, slot, entry.window.control);
    if (!enter(job, slot, entry.window, startState(job, entry, slot.trajectory), done)) return;
  }
  slot.row = job.idleRow;
  slot.s = 0;
  slot.length = 1;
}

/** Leaves the window at its end; true where that is the trajectory's. */
export function leave(job: Job, slot: Slot): bool {
  slot.s = slot.length;
  const window = slot.window;
  const state = load<i32>(slot.row, ROW_STATE);
  if (slot.begun) {
    if (job.observed) look(job, slot, state);
    if (window.snapshot) capture(job, slot, window.snapshot, slot.round, job.now);
  }
  let next = window.next;
  if (next == 0 && window.decision != 0) {
    next = decide(job, slot, changetype<Decision>(window.decision), timeOf(job, slot));
    if (job.status) return true;
    if (next == 0) {
      finish(job, slot, 1, job.now);
      return true;
    }
  } else if (next == 0) {
    if (slot.round + 1 == job.rounds) {
      finish(job, slot, 0, job.now);
      return true;
    }
    next = window.wrap;
    slot.round += 1;
    slot.control = changetype<Window>(next).control;
  }
  return enter(job, slot, changetype<Window>(next), state, job.now);
}

/** Enters a window; true where the ledger begins with it and the trajectory is stopped at once. */
function enter(job: Job, slot: Slot, window: Window, state: i32, done: f64): bool {
  slot.window = window;
  slot.s = 0;
  slot.last = 0;
  slot.length = window.length;
  slot.row = <usize>load<u32>(window.rows + ((<usize>state) << 2));
  if (!window.opens || slot.round < 0) return false;
  let stops = 0;
  if (slot.round == 0) stops = begin(job, slot, state, done);
  if (job.snapshots) capture(job, slot, 0, slot.round, done);
  if (!stops) return false;
  finish(job, slot, 1, done);
  return true;
}

/** Begins the ledger; not 0 where what is recorded stops the trajectory at once. */
function begin(job: Job, slot: Slot, state: i32, done: f64): i32 {
  slot.begun = 1;
  slot.from = done;
  slot.idle = 0;
  slot.startState = <f64>state;
  forget(job, slot);
  if (job.controlled) openControl(slot);
  if (!job.observed) return 0;
  const at = changetype<usize>(slot);
  slot.stateBefore = <f64>state;
  slot.stateAfter = <f64>state;
  slot.channel = -1;
  slot.jumps = 0;
  slot.time = timeOf(job, slot);
  slot.dwell = 0;
  slot.waited = 0;
  slot.waitedBefore = 0;
  setFields(job, slot, 0);
  const own = job.attributes + <usize>state * job.attributeBytes;
  return opened(at, job.observeConstants, own, own);
}

/** Shows the end of a window to what is recorded. */
function look(job: Job, slot: Slot, state: i32): void {
  const at = changetype<usize>(slot);
  // twice: without a jump both are the same
  renew(job, slot);
  renew(job, slot);
  slot.stateBefore = <f64>state;
  slot.stateAfter = <f64>state;
  slot.jumps = job.now - slot.from - slot.idle;
  slot.time = timeOf(job, slot);
  slot.dwell = slot.s - slot.last;
  slot.waited = slot.waitedBefore + slot.dwell;
  slot.waitedBefore = slot.waited;
  setFields(job, slot, slot.s);
  const own = job.attributes + <usize>state * job.attributeBytes;
  passed(at, job.observeConstants, own, own);
}

/** Time since the ledger began. */
export function timeOf(job: Job, slot: Slot): f64 {
  return <f64>slot.round * job.period + (slot.window.time + slot.s);
}

/** Writes the ledger of a trajectory and turns to the slot's next one. */
export function finish(job: Job, slot: Slot, stopped: i32, done: f64): void {
  const at = changetype<usize>(slot);
  sumUp(job, slot);
  put(job, START_STATE, slot, slot.startState);
  put(job, END_STATE, slot, <f64>load<i32>(slot.row, ROW_STATE));
  put(job, END_TIME, slot, timeOf(job, slot));
  put(job, STOPPED, slot, <f64>stopped);
  put(job, JUMPS, slot, done - slot.from - slot.idle);
  for (let k = 0; k < job.accumulators; k++) {
    const sum = load<f64>(at + job.valuesAt + ((<usize>k) << 3));
    if (sum - sum != 0 && !job.status) {
      job.status = NOT_FINITE;
      job.failedTrajectory = slot.trajectory;
      job.failedTime = timeOf(job, slot);
      job.failedChannel = SUM;
    }
    put(job, SUMS + k, slot, sum);
  }
  for (let m = 0; m < job.observers; m++) {
    put(job, SUMS + job.accumulators + m, slot, load<f64>(at + job.observersAt + ((<usize>m) << 3)));
  }
  if (job.controlled) {
    const from = SUMS + job.accumulators + job.observers;
    const apart = (<usize>job.count) << 3;
    const to = job.columns + ((<usize>from * <usize>job.count + <usize>slot.place) << 3);
    store<f64>(keepControl(job, slot, to, apart), <f64>slot.startControl);
    if (!isKnown(job, slot) && !job.status) {
      job.status = NOT_FINITE;
      job.failedTrajectory = slot.trajectory;
      job.failedTime = timeOf(job, slot);
      job.failedChannel = MEMORY;
    }
  }
  if (stopped && job.snapshots) freeze(job, slot, done);
  slot.left -= 1;
  slot.trajectory += 4;
  slot.place += 4;
}

function put(job: Job, column: i32, slot: Slot, value: f64): void {
  store<f64>(job.columns + ((<usize>column * <usize>job.count + <usize>slot.place) << 3), value);
}

/** Takes the snapshots that a stopped trajectory will not see. */
function freeze(job: Job, slot: Slot, done: f64): void {
  let number = slot.taken + 1;
  for (let round = slot.round; round < job.rounds; round++) {
    for (; number < job.snapshots; number++) capture(job, slot, number, round, done);
    number = 0;
  }
}

/** Copies the ledger as it stands to snapshot `index` of a round. */
function capture(job: Job, slot: Slot, index: i32, round: i32, done: f64): void {
  const at = changetype<usize>(slot);
  const recorded = <usize>(job.accumulators + job.observers + job.controlled);
  const rows = <usize>job.rounds * <usize>job.count;
  const first =
    (<usize>SUMS + recorded + <usize>(job.controlled > 0)) * <usize>job.count +
    <usize>index * (<usize>SNAPSHOT_SUMS + recorded) * rows;
  const row = <usize>round * <usize>job.count + <usize>slot.place;
  let to = job.columns + ((first + row) << 3);
  const apart = rows << 3;
  store<f64>(to, <f64>load<i32>(slot.row, ROW_STATE));
  store<f64>(to + apart, done - slot.from - slot.idle);
  to += apart << 1;
  sumUp(job, slot);
  for (let k: usize = 0; k < <usize>job.accumulators; k++, to += apart) {
    store<f64>(to, load<f64>(at + job.valuesAt + (k << 3)));
  }
  for (let m: usize = 0; m < <usize>job.observers; m++, to += apart) {
    store<f64>(to, load<f64>(at + job.observersAt + (m << 3)));
  }
  if (job.controlled) keepControl(job, slot, to, apart);
  slot.taken = index;
}
