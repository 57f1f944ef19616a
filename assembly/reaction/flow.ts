// What happens to a lane beside events: a trajectory is placed, goes from window to window, its ledger begins, snapshots are taken, it
// ends or is stopped, and the next one takes its place.
import { assign, opened } from "../door/reaction";
import { START, streamKey } from "../random/purpose";
import { threefry, uniform } from "../random/threefry";
import { COUNTS, END_TIME, EVENTS, Job, NOT_FINITE, STOPPED, UNSOUND } from "./job";
import { BEGAN, CHOSEN, FIRED, Lane, LENGTH, S, SOUND, STOP, WINDOW_BYTES, Window } from "./pair";

/** Assignments that call for each other more often than this do not end. */
const MOST_ROUNDS: i32 = 1000;

const LANE_ARRAY: usize = memory.data(512, 16);

export function laneOf(i: i32): Lane {
  return changetype<Lane>(LANE_ARRAY + ((<usize>i) << 6));
}

/** Looks after the lanes of a pair after a step. */
export function attend(job: Job, pair: i32): void {
  for (let side = 0; side < 2; side++) {
    const lane = laneOf(2 * pair + side);
    if (lane.left == 0) continue;
    if (job.guarded && !load<u64>(lane.at, SOUND)) {
      fail(job, lane, UNSOUND);
      return;
    }
    settle(job, lane);
    if (job.status) return;
  }
}

/** What an event, or the end of a window, asks for: assignments, a stop, the next window, the next trajectory. */
export function settle(job: Job, lane: Lane): void {
  act(job, lane);
  if (job.status) return;
  if (job.stops && lane.begun && load<u64>(lane.at, STOP)) {
    finish(job, lane, 1);
    place(job, lane);
  } else if (load<f64>(lane.at, S) >= load<f64>(lane.at, LENGTH)) {
    if (leave(job, lane)) place(job, lane);
  }
}

/** Assignments by conditions that have become true, in the order of the list; then those of conditions that these have made true, and so on. */
function act(job: Job, lane: Lane): void {
  let pending = risen(job, lane);
  for (let rounds = 0; pending; rounds++) {
    if (rounds == MOST_ROUNDS) {
      fail(job, lane, UNSOUND);
      return;
    }
    let next: u64 = 0;
    for (let code = 0; code < job.triggers; code++) {
      if (!((pending >> code) & 1)) continue;
      apply(job, lane, code);
      if (job.status) return;
      next |= risen(job, lane);
    }
    pending = next;
  }
}

/** Conditions that the last event or assignment has made true. */
function risen(job: Job, lane: Lane): u64 {
  let found: u64 = 0;
  for (let code = 0; code < job.triggers; code++) {
    if (load<f64>(lane.at + job.triggersAt + ((<usize>code) << 4)) != 0) found |= (<u64>1) << code;
  }
  return found;
}

/** Assigns counts of a lane. */
function apply(job: Job, lane: Lane, code: i32): void {
  assign(code, choose(lane), job.constants);
  if (!load<u64>(lane.at, SOUND)) {
    fail(job, lane, UNSOUND);
    return;
  }
  if (lane.begun && job.recordTrajectory == lane.trajectory) note(job, lane);
}

/** Chooses a lane; its pair. */
export function choose(lane: Lane): usize {
  const pair = lane.at - ((<usize>lane.side) << 3);
  v128.store(pair, i64x2.splat(0), CHOSEN);
  store<i64>(lane.at, -1, CHOSEN);
  return pair;
}

export function fail(job: Job, lane: Lane, status: i32): void {
  job.status = status;
  job.failedTrajectory = lane.trajectory;
  job.failedTime = timeOf(lane);
}

/** Places the lane's next trajectory; one that is stopped where its ledger begins makes room for another. */
export function place(job: Job, lane: Lane): void {
  while (lane.left > 0) {
    lane.round = -job.discard;
    lane.begun = 0;
    const row = startRow(job, lane.trajectory);
    for (let k: usize = 0; k < <usize>job.species; k++) {
      store<f64>(lane.at + job.countsAt + (k << 4), load<f64>(row + (k << 3)));
    }
    if (job.triggers) {
      clear(job, lane);
      opened(choose(lane), job.constants);
    }
    if (!enter(job, lane, 0)) return;
  }
  store<f64>(lane.at, 0, S);
  store<f64>(lane.at, Infinity, LENGTH);
}

/** Leaves the window at its end; true where that is the trajectory's. */
export function leave(job: Job, lane: Lane): bool {
  const window = lane.window;
  if (window.assignment) {
    apply(job, lane, window.assignment - 1);
    act(job, lane);
    if (job.status) return false;
    if (job.stops && lane.begun && load<u64>(lane.at, STOP)) {
      finish(job, lane, 1);
      return true;
    }
  }
  if (lane.begun && window.snapshot) capture(job, lane, window.snapshot, lane.round);
  let number = numberOf(job, lane) + 1;
  if (number == job.windowCount) {
    if (lane.round + 1 == job.rounds) {
      finish(job, lane, 0);
      return true;
    }
    number = job.lead;
    lane.round += 1;
  }
  return enter(job, lane, number);
}

function numberOf(job: Job, lane: Lane): i32 {
  return <i32>((changetype<usize>(lane.window) - job.windows) / WINDOW_BYTES);
}

/** Enters a window; true where the ledger begins with it and the trajectory is stopped at once. */
function enter(job: Job, lane: Lane, number: i32): bool {
  const window = changetype<Window>(job.windows + <usize>number * WINDOW_BYTES);
  const at = lane.at;
  lane.window = window;
  store<f64>(at, 0, S);
  store<f64>(at, window.length, LENGTH);
  store<f64>(at, <f64>lane.round * job.period + window.time, BEGAN);
  for (let k: usize = 0; k < <usize>job.coefficients; k++) {
    store<f64>(at + job.coefficientsAt + (k << 4), load<f64>(window.coefficients + (k << 3)));
  }
  if (number != job.lead || lane.round < 0) return false;
  let stops = 0;
  if (lane.round == 0) stops = begin(job, lane);
  if (job.snapshots) capture(job, lane, 0, lane.round);
  if (!stops) return false;
  finish(job, lane, 1);
  return true;
}

/** Begins the ledger; not 0 where a condition stops the trajectory at once. */
function begin(job: Job, lane: Lane): i32 {
  lane.begun = 1;
  clear(job, lane);
  const stopped = opened(choose(lane), job.constants);
  return job.stops && stopped ? <i32>(load<u64>(lane.at, STOP) & 1) : 0;
}

/** Starts are the counts of now; nothing has happened since. */
function clear(job: Job, lane: Lane): void {
  const at = lane.at;
  store<f64>(at, 0, FIRED);
  lane.from = job.now;
  for (let k: usize = 0; k < <usize>job.species; k++) {
    store<f64>(at + job.startsAt + (k << 4), load<f64>(at + job.countsAt + (k << 4)));
  }
  for (let k: usize = 0; k < <usize>job.sums; k++) {
    store<f64>(at + job.partsAt + (k << 4), 0);
    store<f64>(at + job.totalsAt + (k << 4), 0);
    store<f64>(at + job.lostAt + (k << 4), 0);
  }
  for (let k: usize = 0; k < <usize>job.observers; k++) store<f64>(at + job.observersAt + (k << 4), 0);
}

/** Events since the ledger began. */
function eventsOf(job: Job, lane: Lane): f64 {
  const fired = load<f64>(lane.at, FIRED);
  return job.counted ? fired : job.now - lane.from + fired;
}

/** Time since the ledger began. */
export function timeOf(lane: Lane): f64 {
  return load<f64>(lane.at, BEGAN) + load<f64>(lane.at, S);
}

function sumOf(job: Job, lane: Lane, k: usize): f64 {
  const at = lane.at + (k << 4);
  return load<f64>(at + job.totalsAt) + (load<f64>(at + job.lostAt) + load<f64>(at + job.partsAt));
}

/** Writes down an event: its time, and the counts after it. */
export function note(job: Job, lane: Lane): void {
  if (job.recordCount < job.recordCapacity) {
    let to = job.record + <usize>job.recordCount * (((<usize>job.species) << 3) + 8);
    store<f64>(to, timeOf(lane));
    for (let s: usize = 0; s < <usize>job.species; s++) {
      to += 8;
      store<f64>(to, load<f64>(lane.at + job.countsAt + (s << 4)));
    }
  }
  job.recordCount += 1;
}

/** Writes the ledger of a trajectory and turns to the lane's next one. */
export function finish(job: Job, lane: Lane, stopped: i32): void {
  const at = lane.at;
  put(job, END_TIME, lane, timeOf(lane));
  put(job, STOPPED, lane, <f64>stopped);
  put(job, EVENTS, lane, eventsOf(job, lane));
  let column = COUNTS;
  for (let k: usize = 0; k < <usize>job.species; k++) {
    put(job, column++, lane, load<f64>(at + job.startsAt + (k << 4)));
  }
  for (let k: usize = 0; k < <usize>job.species; k++) {
    put(job, column++, lane, load<f64>(at + job.countsAt + (k << 4)));
  }
  for (let k: usize = 0; k < <usize>job.sums; k++) {
    const sum = sumOf(job, lane, k);
    if (sum - sum != 0 && !job.status) fail(job, lane, NOT_FINITE);
    put(job, column++, lane, sum);
  }
  for (let k: usize = 0; k < <usize>job.observers; k++) {
    put(job, column++, lane, load<f64>(at + job.observersAt + (k << 4)));
  }
  if (stopped && job.snapshots) freeze(job, lane);
  lane.left -= 1;
  lane.trajectory += 8;
  lane.place += 8;
}

function put(job: Job, column: i32, lane: Lane, value: f64): void {
  store<f64>(job.columns + ((<usize>column * <usize>job.count + <usize>lane.place) << 3), value);
}

/** Takes the snapshots that a stopped trajectory will not see. */
function freeze(job: Job, lane: Lane): void {
  let number = numberOf(job, lane);
  for (let round = lane.round; round < job.rounds; round++) {
    if (round > lane.round) capture(job, lane, 0, round);
    for (; number < job.windowCount; number++) {
      const snapshot = changetype<Window>(job.windows + <usize>number * WINDOW_BYTES).snapshot;
      if (snapshot) capture(job, lane, snapshot, round);
    }
    number = job.lead;
  }
}

/** Copies the ledger as it stands to snapshot `index` of a round: events, counts, sums, observers. */
function capture(job: Job, lane: Lane, index: i32, round: i32): void {
  const at = lane.at;
  const recorded = <usize>(job.species + job.sums + job.observers);
  const rows = <usize>job.rounds * <usize>job.count;
  const first =
    (<usize>COUNTS + <usize>job.species + recorded) * <usize>job.count + <usize>index * (1 + recorded) * rows;
  let to = job.columns + ((first + <usize>round * <usize>job.count + <usize>lane.place) << 3);
  const apart = rows << 3;
  store<f64>(to, eventsOf(job, lane));
  to += apart;
  for (let k: usize = 0; k < <usize>job.species; k++, to += apart) {
    store<f64>(to, load<f64>(at + job.countsAt + (k << 4)));
  }
  for (let k: usize = 0; k < <usize>job.sums; k++, to += apart) store<f64>(to, sumOf(job, lane, k));
  for (let k: usize = 0; k < <usize>job.observers; k++, to += apart) {
    store<f64>(to, load<f64>(at + job.observersAt + (k << 4)));
  }
}

/** The counts with which a trajectory starts. */
function startRow(job: Job, trajectory: i32): usize {
  const bytes = (<usize>job.species) << 3;
  if (job.starts == 1) return job.startCounts;
  const key = streamKey(START, job.stream);
  const u = uniform(load<u64>(threefry(job.seed, key, <u64>(trajectory >> 6), <u64>(trajectory & 63))));
  let low = 0;
  let high = job.starts - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < load<f64>(job.start + ((<usize>middle) << 3))) high = middle;
    else low = middle + 1;
  }
  return job.startCounts + <usize>low * bytes;
}

/**
 * Adds the parts to the totals and empties them. What a total loses by rounding is kept beside it (D. E. Knuth, The Art of Computer
 * Programming 2, 4.2.2 theorem B).
 */
export function flush(job: Job, pair: usize): void {
  const end = (<usize>job.sums) << 4;
  for (let k: usize = 0; k < end; k += 16) {
    const part = v128.load(pair + job.partsAt + k);
    const total = v128.load(pair + job.totalsAt + k);
    const sum = f64x2.add(total, part);
    const other = f64x2.sub(sum, total);
    const rest = f64x2.add(f64x2.sub(total, f64x2.sub(sum, other)), f64x2.sub(part, other));
    v128.store(pair + job.totalsAt + k, sum);
    v128.store(pair + job.lostAt + k, f64x2.add(v128.load(pair + job.lostAt + k), rest));
    v128.store(pair + job.partsAt + k, f64x2.splat(0));
  }
}
