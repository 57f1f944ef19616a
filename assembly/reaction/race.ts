// The loop for many reactions of which each changes few others: the next reaction method (M. A. Gibson, J. Bruck, J. Phys. Chem. A 104, 1876
// (2000)). Every reaction has its own time, the first of them fires, those that depend on it have their times stretched by a/a' (one
// random number an event); a heap over the times knows where each reaction is. Where a propensity a moves within a window its times are
// those of a bound b, and a candidate fires with a/b. Lanes come one after the other.
import { gain, pass, propensity, see } from "../door/reaction";
import { FILL, fillExponentials, fillWords, startStream } from "../random/exponentials";
import { CHANNEL, JUMP, streamKey } from "../random/purpose";
import { choose, fail, flush, note, place, settle } from "./flow";
import { Job, UNSOUND } from "./job";
import { FIRED, Lane, LENGTH, S } from "./pair";

const STREAM: usize = memory.data(160, 16);
const CHOICE: usize = memory.data(160, 16);
const DRAWS: usize = memory.data(2048, 64);
const WORDS: usize = memory.data(2048, 64);
const BYTES: usize = <usize>FILL * 4 * 8;
let cursor: usize = DRAWS + BYTES;
let word: usize = WORDS + BYTES;

/**
 * Of a reaction: addresses of its terms, changes, dependents and gains, and where these end; then numbers of formulas, or -1: of its
 * propensity (of what bounds it), of the exact one where that moves, of what its events add.
 */
const HEADER: usize = 64;
const FORMULA: usize = 32;
const EXACT: usize = 36;
const GAIN: usize = 40;

/** A bound that is too low by rounding is none. */
const SLACK: f64 = 1e-10;
const MOST: f64 = 1e300;

/** All trajectories of a lane. */
export function race(job: Job, lane: Lane, block: u64, side: u64): void {
  startStream(STREAM, job.seed, streamKey(JUMP, job.stream), (block << 3) | side);
  startStream(CHOICE, job.seed, streamKey(CHANNEL, job.stream), (block << 3) | side);
  cursor = DRAWS + BYTES;
  word = WORDS + BYTES;
  job.now = 0;
  const pair = choose(lane);
  place(job, lane);
  while (lane.left > 0 && !job.status) {
    prime(job, lane);
    const length = load<f64>(lane.at, LENGTH);
    while (!job.status) {
      const first = load<i32>(job.heap);
      const time = load<f64>(job.times + ((<usize>first) << 3));
      const next = time <= length ? time : length;
      pass(pair, job.constants, f64x2.splat(next - load<f64>(lane.at, S)));
      store<f64>(lane.at, next, S);
      if (!(time <= length)) break;
      if (!isEvent(job, lane, first)) {
        wait(job, lane, first, time, load<f64>(job.propensities + ((<usize>first) << 3)));
        continue;
      }
      fire(job, lane, first, time);
      if (lane.begun && job.recordTrajectory == lane.trajectory) note(job, lane);
      if (see(pair, job.constants)) break;
    }
    if (!job.status) settle(job, lane);
  }
}

function exponential(job: Job, lane: Lane): f64 {
  if (cursor == DRAWS + BYTES) {
    fillExponentials(STREAM, DRAWS);
    cursor = DRAWS;
    flush(job, pairOf(lane));
  }
  const drawn = load<f64>(cursor);
  cursor += 8;
  return drawn;
}

/** In [0, 1). */
function uniform(): f64 {
  if (word == WORDS + BYTES) {
    fillWords(CHOICE, WORDS);
    word = WORDS;
  }
  const drawn = reinterpret<f64>((load<u64>(word) >> 12) | reinterpret<u64>(<f64>1)) - 1;
  word += 8;
  return drawn;
}

function pairOf(lane: Lane): usize {
  return lane.at - ((<usize>lane.side) << 3);
}

function headerOf(job: Job, reaction: i32): usize {
  return job.reactions + <usize>reaction * HEADER;
}

/** The lane's value of a formula. */
function valueOf(job: Job, lane: Lane, code: i32): f64 {
  const both = propensity(code, pairOf(lane), job.constants);
  return lane.side ? f64x2.extract_lane(both, 1) : f64x2.extract_lane(both, 0);
}

/** The propensity, or what bounds it. */
function rate(job: Job, lane: Lane, reaction: i32): f64 {
  const header = headerOf(job, reaction);
  const formula = load<i32>(header, FORMULA);
  if (formula >= 0) {
    const given = valueOf(job, lane, formula);
    if (given >= 0 && given < MOST) return given;
    fail(job, lane, UNSOUND);
    return 0;
  }
  let a = load<f64>(lane.window.coefficients + ((<usize>(job.coefficients + reaction)) << 3));
  const end = <usize>load<u32>(header, 4);
  for (let term = <usize>load<u32>(header); term < end; term += 8) {
    const n = load<f64>(lane.at + <usize>load<u32>(term));
    a *= n;
    const m = load<i32>(term, 4);
    for (let k = 1; k < m; k++) a *= n - <f64>k;
  }
  return a;
}

/** Whether a candidate fires: where its propensity moves, with a/b. */
function isEvent(job: Job, lane: Lane, reaction: i32): bool {
  const exact = load<i32>(headerOf(job, reaction), EXACT);
  if (exact < 0) return true;
  const bound = load<f64>(job.propensities + ((<usize>reaction) << 3));
  const a = valueOf(job, lane, exact);
  if (a >= 0 && a <= bound * (1 + SLACK)) return uniform() * bound < a;
  fail(job, lane, UNSOUND);
  return false;
}

/** Draws the times of all reactions anew: where a window or a trajectory begins, or counts have been set. */
function prime(job: Job, lane: Lane): void {
  const now = load<f64>(lane.at, S);
  for (let c = 0; c < job.reactionCount; c++) {
    const own = (<usize>c) << 3;
    const a = rate(job, lane, c);
    store<f64>(job.propensities + own, a);
    store<f64>(job.times + own, a > 0 ? now + exponential(job, lane) / a : Infinity);
    store<i32>(job.heap + ((<usize>c) << 2), c);
    store<i32>(job.places + ((<usize>c) << 2), c);
  }
  for (let k = (job.reactionCount >> 1) - 1; k >= 0; k--) sink(job, k);
}

/** An event of a reaction. */
function fire(job: Job, lane: Lane, reaction: i32, time: f64): void {
  const at = lane.at;
  const header = headerOf(job, reaction);
  const code = load<i32>(header, GAIN);
  if (code >= 0) gain(code, pairOf(lane), job.constants);
  store<f64>(at, load<f64>(at, FIRED) + 1, FIRED);
  const changed = <usize>load<u32>(header, 12);
  for (let change = <usize>load<u32>(header, 8); change < changed; change += 16) {
    const own = at + <usize>load<u32>(change);
    store<f64>(own, load<f64>(own) + load<f64>(change, 8));
  }
  if (load<i32>(header, FORMULA) >= 0 && !isCounted(at, header)) {
    fail(job, lane, UNSOUND);
    return;
  }
  const gained = <usize>load<u32>(header, 28);
  for (let one = <usize>load<u32>(header, 24); one < gained; one += 16) {
    const own = at + <usize>load<u32>(one);
    store<f64>(own, load<f64>(own) + load<f64>(one, 8));
  }
  const end = <usize>load<u32>(header, 20);
  for (let next = <usize>load<u32>(header, 16); next < end; next += 4) {
    const c = load<i32>(next);
    if (c != reaction) stretch(job, lane, c, time);
  }
  const a = rate(job, lane, reaction);
  store<f64>(job.propensities + ((<usize>reaction) << 3), a);
  wait(job, lane, reaction, time, a);
}

/** Whether no count is below 0, which formulas alone lead to. */
function isCounted(at: usize, header: usize): bool {
  const end = <usize>load<u32>(header, 12);
  for (let change = <usize>load<u32>(header, 8); change < end; change += 16) {
    if (load<f64>(at + <usize>load<u32>(change)) < 0) return false;
  }
  return true;
}

/** Draws the next time of a reaction, whose propensity, or what bounds it, is a. */
function wait(job: Job, lane: Lane, reaction: i32, time: f64, a: f64): void {
  store<f64>(job.times + ((<usize>reaction) << 3), a > 0 ? time + exponential(job, lane) / a : Infinity);
  moved(job, reaction);
}

/** A reaction whose propensity may have changed: what it still waits is in units of it. */
function stretch(job: Job, lane: Lane, reaction: i32, time: f64): void {
  const own = (<usize>reaction) << 3;
  const before = load<f64>(job.propensities + own);
  const a = rate(job, lane, reaction);
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
