// The loop for many reactions of which each changes few others: the next reaction method (M. A. Gibson, J. Bruck, J. Phys. Chem. A 104, 1876
// (2000)). Every reaction has its own time, the first of them fires, those that depend on it have their times stretched by a/a' (one
// random number an event); a heap over the times knows where each reaction is. Lanes come one after the other.
import { FILL, fillExponentials, startStream } from "../random/exponentials";
import { JUMP, streamKey } from "../random/purpose";
import { flush, leave, note, place } from "./flow";
import { Job } from "./job";
import { FIRED, Lane, LENGTH, S } from "./pair";

const STREAM: usize = memory.data(160, 16);
const DRAWS: usize = memory.data(2048, 64);
const DRAWS_END: usize = DRAWS + <usize>FILL * 4 * 8;
let cursor: usize = DRAWS_END;

/** Of a reaction: addresses of its terms, changes, dependents and gains, and where these end. */
const HEADER: usize = 32;

/** All trajectories of a lane. */
export function race(job: Job, lane: Lane, block: u64, side: u64): void {
  startStream(STREAM, job.seed, streamKey(JUMP, job.stream), (block << 3) | side);
  cursor = DRAWS_END;
  job.now = 0;
  place(job, lane);
  const at = lane.at;
  while (lane.left > 0 && !job.status) {
    prime(job, lane);
    const length = load<f64>(at, LENGTH);
    const times = job.times;
    while (true) {
      const first = load<i32>(job.heap);
      const time = load<f64>(times + ((<usize>first) << 3));
      if (!(time <= length)) break;
      fire(job, lane, first, time);
      if (lane.begun && job.recordTrajectory == lane.trajectory) note(job, lane);
    }
    store<f64>(at, length, S);
    if (leave(job, lane)) place(job, lane);
  }
}

function exponential(job: Job, lane: Lane): f64 {
  if (cursor == DRAWS_END) {
    fillExponentials(STREAM, DRAWS);
    cursor = DRAWS;
    flush(job, lane.at - ((<usize>lane.side) << 3));
  }
  const drawn = load<f64>(cursor);
  cursor += 8;
  return drawn;
}

function propensity(job: Job, lane: Lane, reaction: i32): f64 {
  const header = job.reactions + <usize>reaction * HEADER;
  let a = load<f64>(lane.window.coefficients + ((<usize>reaction) << 3));
  const end = <usize>load<u32>(header, 4);
  for (let term = <usize>load<u32>(header); term < end; term += 8) {
    const n = load<f64>(lane.at + <usize>load<u32>(term));
    a *= n;
    const m = load<i32>(term, 4);
    for (let k = 1; k < m; k++) a *= n - <f64>k;
  }
  return a;
}

/** Draws the times of all reactions anew, where a window begins. */
function prime(job: Job, lane: Lane): void {
  for (let c = 0; c < job.reactionCount; c++) {
    const own = (<usize>c) << 3;
    const a = propensity(job, lane, c);
    store<f64>(job.propensities + own, a);
    store<f64>(job.times + own, a > 0 ? exponential(job, lane) / a : Infinity);
    store<i32>(job.heap + ((<usize>c) << 2), c);
    store<i32>(job.places + ((<usize>c) << 2), c);
  }
  for (let k = (job.reactionCount >> 1) - 1; k >= 0; k--) sink(job, k);
}

function fire(job: Job, lane: Lane, reaction: i32, time: f64): void {
  const at = lane.at;
  const header = job.reactions + <usize>reaction * HEADER;
  store<f64>(at, time, S);
  store<f64>(at, load<f64>(at, FIRED) + 1, FIRED);
  const changed = <usize>load<u32>(header, 12);
  for (let change = <usize>load<u32>(header, 8); change < changed; change += 16) {
    const own = at + <usize>load<u32>(change);
    store<f64>(own, load<f64>(own) + load<f64>(change, 8));
  }
  const gained = <usize>load<u32>(header, 28);
  for (let gain = <usize>load<u32>(header, 24); gain < gained; gain += 16) {
    const own = at + <usize>load<u32>(gain);
    store<f64>(own, load<f64>(own) + load<f64>(gain, 8));
  }
  const end = <usize>load<u32>(header, 20);
  for (let next = <usize>load<u32>(header, 16); next < end; next += 4) {
    const c = load<i32>(next);
    if (c != reaction) stretch(job, lane, c, time);
  }
  const a = propensity(job, lane, reaction);
  store<f64>(job.propensities + ((<usize>reaction) << 3), a);
  store<f64>(job.times + ((<usize>reaction) << 3), a > 0 ? time + exponential(job, lane) / a : Infinity);
  moved(job, reaction);
}

/** A reaction whose propensity may have changed: what it still waits is in units of it. */
function stretch(job: Job, lane: Lane, reaction: i32, time: f64): void {
  const own = (<usize>reaction) << 3;
  const before = load<f64>(job.propensities + own);
  const a = propensity(job, lane, reaction);
  if (a == before) return;
  store<f64>(job.propensities + own, a);
  const left = load<f64>(job.times + own) - time;
  // one that had none waits as if it began now: exponentials do not remember
  const waits = before > 0 ? left * (before / a) : exponential(job, lane) / a;
  store<f64>(job.times + own, a > 0 ? time + waits : Infinity);
  moved(job, reaction);
}

function timeAt(job: Job, place: i32): f64 {
  return load<f64>(job.times + ((<usize>load<i32>(job.heap + ((<usize>place) << 2))) << 3));
}

function put(job: Job, place: i32, reaction: i32): void {
  store<i32>(job.heap + ((<usize>place) << 2), reaction);
  store<i32>(job.places + ((<usize>reaction) << 2), place);
}

/** Brings a reaction to its place. */
function moved(job: Job, reaction: i32): void {
  const time = load<f64>(job.times + ((<usize>reaction) << 3));
  let at = load<i32>(job.places + ((<usize>reaction) << 2));
  const from = at;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (timeAt(job, above) <= time) break;
    put(job, at, load<i32>(job.heap + ((<usize>above) << 2)));
    at = above;
  }
  if (at != from) put(job, at, reaction);
  else sink(job, at);
}

function sink(job: Job, from: i32): void {
  const reaction = load<i32>(job.heap + ((<usize>from) << 2));
  const time = load<f64>(job.times + ((<usize>reaction) << 3));
  let at = from;
  while (true) {
    let below = 2 * at + 1;
    if (below >= job.reactionCount) break;
    let least = timeAt(job, below);
    if (below + 1 < job.reactionCount) {
      const other = timeAt(job, below + 1);
      if (other < least) {
        least = other;
        below += 1;
      }
    }
    if (time <= least) break;
    put(job, at, load<i32>(job.heap + ((<usize>below) << 2)));
    at = below;
  }
  put(job, at, reaction);
}
