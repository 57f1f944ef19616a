// One iteration of one slot, in memory and with every door: what the fast loops do for most of their events, and all that they do
// not. An iteration uses up one exponential and one word, and is a jump, a candidate that does not jump, or a trajectory's end.
//
// Thinning: candidates come at the rate R >= sum of k_c(t), constant within the window; the one at s is of channel c with probability K_c/R,
// and fires with k_c(s)/K_c. P. A. W. Lewis, G. S. Shedler, Nav. Res. Logist. Q. 26, 403 (1979). A window's end uses up R (length - s)
// of the exponential; what is left is an exponential again.
import { book, observe, rate } from "../door/network";
import { finish, leave, place, timeOf } from "./flow";
import { Job, NOT_FINITE, OUT_OF_BOUNDS, RECORD_BYTES } from "./job";
import {
  PIECE_A,
  PIECE_B,
  PIECE_CHANNEL,
  PIECE_D,
  PIECE_FROM,
  PIECE_GAINS,
  PIECE_NEXT,
  PIECE_SPLIT,
  PIECE_UNIT,
  ROW_BYTES,
  ROW_DOWN,
  ROW_PER_RATE,
  ROW_RATE,
  ROW_SHIFT,
  ROW_STATE,
  STILL_GAINS,
  STILL_NEXT,
} from "./network";
import { renew, Slot, setFields } from "./slot";

/** A rate may miss its bounds by this share of them: both are rounded. */
const SLACK: f64 = 1e-10;
/** By how much the probabilities of a step may sum to more than 1. */
const SURPLUS: f64 = 1e-10;

export function turn(job: Job, slot: Slot, e: f64, word: u64): void {
  if (slot.left == 0) return;
  while (true) {
    const next = slot.s + e * load<f64>(slot.row, ROW_PER_RATE);
    if (next <= slot.length) {
      if (!job.thin) jumpStill(job, slot, next, word);
      else if (job.discrete && !slot.window.exact) scan(job, slot, next, word);
      else thin(job, slot, next, word);
      return;
    }
    const total = load<f64>(slot.row, ROW_RATE);
    if (total > 0) e = max(0, e - total * (slot.length - slot.s));
    if (leave(job, slot)) {
      if (job.status) return;
      place(job, slot, job.now + 1);
      return;
    }
  }
}

function jumpStill(job: Job, slot: Slot, next: f64, word: u64): void {
  const row = slot.row + ROW_BYTES;
  const cell = row + ((<usize>((word >> 1) >> load<u64>(slot.row, ROW_DOWN))) << 5);
  const f = word << load<u64>(slot.row, ROW_SHIFT);
  const piece = cell + ((<usize>(f >= load<u64>(cell))) << 3);
  const gains = <usize>load<u32>(piece, STILL_GAINS);
  const channel = <i32>((gains - slot.window.gains) / <usize>slot.window.gainBytes);
  jump(job, slot, next, <usize>load<u32>(piece, STILL_NEXT), gains, channel);
}

function thin(job: Job, slot: Slot, next: f64, word: u64): void {
  const row = slot.row + ROW_BYTES;
  const cell = row + ((<usize>((word >> 1) >> load<u64>(slot.row, ROW_DOWN))) << 7);
  const f = word << load<u64>(slot.row, ROW_SHIFT);
  const piece = cell + ((<usize>(f >= load<u64>(cell, PIECE_SPLIT))) << 6);
  const v = <f64>(<i64>((f - load<u64>(piece, PIECE_FROM)) >> 1));
  const low = load<f64>(piece, PIECE_A) + load<f64>(piece, PIECE_B) * next;
  const channel = load<i32>(piece, PIECE_CHANNEL);
  if (!(v < low)) {
    const high = low + load<f64>(piece, PIECE_D);
    let fires = false;
    if (v < high) {
      const unit = load<f64>(piece, PIECE_UNIT);
      fires = v * unit < exactRate(job, slot, channel, next, low * unit, high * unit);
      if (job.status) return;
    }
    if (!fires) {
      stay(slot, next);
      return;
    }
  }
  jump(job, slot, next, <usize>load<u32>(piece, PIECE_NEXT), <usize>load<u32>(piece, PIECE_GAINS), channel);
}

function stay(slot: Slot, next: f64): void {
  slot.s = next;
  slot.idle += 1;
}

/** A step of discrete time where something moves: all probabilities are evaluated. */
function scan(job: Job, slot: Slot, next: f64, word: u64): void {
  const state = load<i32>(slot.row, ROW_STATE);
  const window = slot.window;
  const pair = window.rates + ((<usize>state) << 4);
  const first = window.tables + ((<usize>load<f64>(pair)) << 3);
  const end = first + ((<usize>load<f64>(pair, 8)) << 5);
  const u = <f64>(word >> 11) * 1.1102230246251565e-16; // 2 ** -53
  let sum: f64 = 0;
  let chosen = -1;
  for (let entry = first; entry < end; entry += 32) {
    const low = load<f64>(entry) + load<f64>(entry, 8) * next;
    const channel = <i32>load<f64>(entry, 24);
    sum += exactRate(job, slot, channel, next, low, low + load<f64>(entry, 16));
    if (job.status) return;
    if (chosen < 0 && u < sum) chosen = channel;
    if (sum > 1 + SURPLUS) {
      fail(job, slot, OUT_OF_BOUNDS, channel, next);
      job.failedRate = sum;
      job.failedLow = 0;
      job.failedHigh = 1;
      return;
    }
  }
  if (chosen < 0) {
    stay(slot, next);
    return;
  }
  const target = <usize>load<i32>(job.targets + ((<usize>chosen) << 2));
  const row = <usize>load<u32>(window.rows + (target << 2));
  jump(job, slot, next, row, window.gains + <usize>chosen * <usize>window.gainBytes, chosen);
}

/** The rate of a channel at s, which must be within its bounds; otherwise the job has failed. */
function exactRate(job: Job, slot: Slot, channel: i32, s: f64, low: f64, high: f64): f64 {
  const codes = job.codes + ((<usize>channel) << 4);
  const code = load<i32>(codes);
  if (code < 0) return low;
  setFields(job, slot, s);
  const k = rate(code, changetype<usize>(slot), <usize>load<u32>(codes, 8));
  const slack = SLACK * (Math.abs(low) + Math.abs(high));
  if (k >= low - slack && k <= high + slack) return k;
  fail(job, slot, k - k == 0 ? OUT_OF_BOUNDS : NOT_FINITE, channel, s);
  job.failedRate = k;
  job.failedLow = low;
  job.failedHigh = high;
  return k;
}

function fail(job: Job, slot: Slot, status: i32, channel: i32, s: f64): void {
  const before = slot.s;
  slot.s = s;
  job.status = status;
  job.failedTrajectory = slot.trajectory;
  job.failedChannel = channel;
  job.failedTime = timeOf(job, slot);
  slot.s = before;
}

/**
 * Evaluates all rates of a slot's state where it is: once a fill, so that also a lower bound that is too high, below which no rate is
 * ever evaluated, is found.
 */
export function audit(job: Job, slot: Slot): void {
  if (slot.left == 0 || slot.window.exact) return;
  const state = load<i32>(slot.row, ROW_STATE);
  const pair = slot.window.rates + ((<usize>state) << 4);
  const first = slot.window.tables + ((<usize>load<f64>(pair)) << 3);
  const end = first + ((<usize>load<f64>(pair, 8)) << 5);
  for (let entry = first; entry < end; entry += 32) {
    const low = load<f64>(entry) + load<f64>(entry, 8) * slot.s;
    exactRate(job, slot, <i32>load<f64>(entry, 24), slot.s, low, low + load<f64>(entry, 16));
    if (job.status) return;
  }
}

/** Fires a channel at s = next. */
function jump(job: Job, slot: Slot, next: f64, row: usize, gains: usize, channel: i32): void {
  const at = changetype<usize>(slot);
  const old = load<i32>(slot.row, ROW_STATE);
  slot.s = next;
  slot.row = row;
  const codes = job.codes + ((<usize>channel) << 4);
  const parts = at + job.partsAt;
  const moving = slot.window.booked && load<i32>(codes, 4) >= 0;
  if (moving) {
    setFields(job, slot, next);
    book(load<i32>(codes, 4), at, <usize>load<u32>(codes, 8));
  } else if (job.thin) {
    const s = f64x2.splat(next);
    for (let k: usize = 0; k < (<usize>job.pairs) << 4; k += 16, gains += 32) {
      const gain = f64x2.add(v128.load(gains), f64x2.mul(v128.load(gains, 16), s));
      v128.store(parts + k, f64x2.add(v128.load(parts + k), gain));
    }
  } else {
    for (let k: usize = 0; k < (<usize>job.pairs) << 4; k += 16) {
      v128.store(parts + k, f64x2.add(v128.load(parts + k), v128.load(gains + k)));
    }
  }
  if (!slot.begun) return;
  const state = load<i32>(row, ROW_STATE);
  if (job.recordTrajectory == slot.trajectory) {
    if (job.recordCount < job.recordCapacity) {
      const to = job.record + <usize>job.recordCount * RECORD_BYTES;
      store<f64>(to, timeOf(job, slot));
      store<i32>(to, channel, 8);
      store<i32>(to, state, 12);
    }
    job.recordCount += 1;
  }
  if (job.observed) show(job, slot, old, state, channel);
}

/** Shows a jump to what is recorded, which may stop the trajectory. */
function show(job: Job, slot: Slot, old: i32, state: i32, channel: i32): void {
  const at = changetype<usize>(slot);
  renew(job, slot);
  slot.stateBefore = <f64>old;
  slot.stateAfter = <f64>state;
  slot.channel = <f64>channel;
  slot.jumps = job.now + 1 - slot.from - slot.idle;
  slot.time = timeOf(job, slot);
  slot.dwell = slot.s - slot.last;
  slot.waited = slot.waitedBefore + slot.dwell;
  slot.last = slot.s;
  slot.waitedBefore = 0;
  setFields(job, slot, slot.s);
  const bytes = job.attributeBytes;
  const before = job.attributes + <usize>old * bytes;
  const after = job.attributes + <usize>state * bytes;
  if (!observe(at, job.observeConstants, before, after)) return;
  finish(job, slot, 1, job.now + 1);
  place(job, slot, job.now + 1);
}
