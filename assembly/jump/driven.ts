// The loop of windows in which rates move: four slots, each with its own locals. A candidate below the linear lower bound of its rate
// jumps, one above the upper bound stays; what lies between them, or leaves the window, ends the loop, and turn.ts goes on from there.
import { DRAW_BYTES, FILL } from "../random/exponentials";
import { Job } from "./job";
import {
  PIECE_A,
  PIECE_B,
  PIECE_D,
  PIECE_FROM,
  PIECE_GAINS,
  PIECE_NEXT,
  PIECE_SPLIT,
  ROW_BYTES,
  ROW_DOWN,
  ROW_PER_RATE,
  ROW_RATE,
  ROW_SHIFT,
  ROW_STATE,
  Window,
} from "./network";
import { LENGTHS, Slot, WINDOWS } from "./slot";

const FILL_BYTES: usize = <usize>FILL * DRAW_BYTES;

/** Takes draws from an address on; returns where it ended, plus the number of the slot whose draw has not been taken. */
export function drivenTwo(job: Job, draw: usize, end: usize): usize {
  if (job.pairs == 1) return drivenTwo1(job, draw, end);
  return job.pairs == 2 ? drivenTwo2(job, draw, end) : drivenTwoAll(job, draw, end);
}

export function drivenMany(job: Job, draw: usize, end: usize): usize {
  if (job.pairs == 1) return drivenMany1(job, draw, end);
  return job.pairs == 2 ? drivenMany2(job, draw, end) : drivenManyAll(job, draw, end);
}

function drivenTwo1(job: Job, draw: usize, end: usize): usize {
  return Driven.loop(job, draw, end, true, 1);
}

function drivenTwo2(job: Job, draw: usize, end: usize): usize {
  return Driven.loop(job, draw, end, true, 2);
}

function drivenTwoAll(job: Job, draw: usize, end: usize): usize {
  return Driven.loop(job, draw, end, true, 0);
}

function drivenMany1(job: Job, draw: usize, end: usize): usize {
  return Driven.loop(job, draw, end, false, 1);
}

function drivenMany2(job: Job, draw: usize, end: usize): usize {
  return Driven.loop(job, draw, end, false, 2);
}

function drivenManyAll(job: Job, draw: usize, end: usize): usize {
  return Driven.loop(job, draw, end, false, 0);
}

class Driven {
  @inline static cell(row: usize, word: u64, two: bool): usize {
    if (two) return row + ROW_BYTES;
    return row + ROW_BYTES + ((<usize>((word >> 1) >> load<u64>(row, ROW_DOWN))) << 7);
  }

  @inline static gain(gains: usize, s: f64): v128 {
    return f64x2.add(v128.load(gains), f64x2.mul(v128.load(gains, 16), f64x2.splat(s)));
  }

  /** p + q s. */
  @inline static add(parts: usize, gains: usize, bytes: usize, s: f64): void {
    let k: usize = 0;
    do {
      v128.store(parts + k, f64x2.add(v128.load(parts + k), Driven.gain(gains, s)));
      k += 16;
      gains += 32;
    } while (k < bytes);
  }

  /** `two`: no state has more than two channels; `pairs`: as many pairs of sums, which stay in locals, or 0: any number. */
  @inline static loop(job: Job, draw: usize, end: usize, two: bool, pairs: i32): usize {
    const bytes = (<usize>job.pairs) << 4;
    const slot0 = job.slots;
    const slot1 = slot0 + job.slotBytes;
    const slot2 = slot1 + job.slotBytes;
    const slot3 = slot2 + job.slotBytes;
    const parts0 = slot0 + job.partsAt;
    let row0 = changetype<Slot>(slot0).row;
    let s0 = changetype<Slot>(slot0).s;
    store<f64>(LENGTHS, changetype<Slot>(slot0).length, 0);
    store<usize>(WINDOWS, changetype<usize>(changetype<Slot>(slot0).window), 0);
    let sum0 = v128.load(parts0);
    let more0 = pairs == 2 ? v128.load(parts0, 16) : sum0;
    const parts1 = slot1 + job.partsAt;
    let row1 = changetype<Slot>(slot1).row;
    let s1 = changetype<Slot>(slot1).s;
    store<f64>(LENGTHS, changetype<Slot>(slot1).length, 8);
    store<usize>(WINDOWS, changetype<usize>(changetype<Slot>(slot1).window), 4);
    let sum1 = v128.load(parts1);
    let more1 = pairs == 2 ? v128.load(parts1, 16) : sum1;
    const parts2 = slot2 + job.partsAt;
    let row2 = changetype<Slot>(slot2).row;
    let s2 = changetype<Slot>(slot2).s;
    store<f64>(LENGTHS, changetype<Slot>(slot2).length, 16);
    store<usize>(WINDOWS, changetype<usize>(changetype<Slot>(slot2).window), 8);
    let sum2 = v128.load(parts2);
    let more2 = pairs == 2 ? v128.load(parts2, 16) : sum2;
    const parts3 = slot3 + job.partsAt;
    let row3 = changetype<Slot>(slot3).row;
    let s3 = changetype<Slot>(slot3).s;
    store<f64>(LENGTHS, changetype<Slot>(slot3).length, 24);
    store<usize>(WINDOWS, changetype<usize>(changetype<Slot>(slot3).window), 12);
    let sum3 = v128.load(parts3);
    let more3 = pairs == 2 ? v128.load(parts3, 16) : sum3;
    let slot: usize = 0;
    while (draw < end) {
      let next0 = s0 + load<f64>(draw) * load<f64>(row0, ROW_PER_RATE);
      if (!(next0 <= load<f64>(LENGTHS, 0))) {
        let e = load<f64>(draw);
        let window = changetype<Window>(load<usize>(WINDOWS, 0));
        let length = load<f64>(LENGTHS, 0);
        while (!(next0 <= length) && window.after != 0) {
          const rate = load<f64>(row0, ROW_RATE);
          if (rate > 0) e = max(0, e - rate * (length - s0));
          window = changetype<Window>(window.after);
          row0 = <usize>load<u32>(window.rows + ((<usize>load<i32>(row0, ROW_STATE)) << 2));
          length = window.length;
          s0 = 0;
          next0 = e * load<f64>(row0, ROW_PER_RATE);
        }
        store<f64>(LENGTHS, length, 0);
        store<usize>(WINDOWS, changetype<usize>(window), 0);
        // what is left of it is taken by turn.ts, if the loop ends here
        store<f64>(draw, e);
        if (!(next0 <= length)) {
          slot = 0;
          break;
        }
      }
      const word0 = load<u64>(draw, FILL_BYTES);
      const cell0 = Driven.cell(row0, word0, two);
      const f0 = two ? word0 : word0 << load<u64>(row0, ROW_SHIFT);
      const piece0 = cell0 + ((<usize>(f0 >= load<u64>(cell0, PIECE_SPLIT))) << 6);
      const v0 = <f64>(<i64>((f0 - load<u64>(piece0, PIECE_FROM)) >> 1));
      const low0 = load<f64>(piece0, PIECE_A) + load<f64>(piece0, PIECE_B) * next0;
      if (v0 < low0) {
        const gains = <usize>load<u32>(piece0, PIECE_GAINS);
        if (pairs != 0) sum0 = f64x2.add(sum0, Driven.gain(gains, next0));
        if (pairs == 2) more0 = f64x2.add(more0, Driven.gain(gains + 32, next0));
        if (pairs == 0) Driven.add(parts0, gains, bytes, next0);
        row0 = <usize>load<u32>(piece0, PIECE_NEXT);
      } else if (v0 >= low0 + load<f64>(piece0, PIECE_D)) {
        changetype<Slot>(slot0).idle += 1;
      } else {
        slot = 0;
        break;
      }
      s0 = next0;
      let next1 = s1 + load<f64>(draw, 8) * load<f64>(row1, ROW_PER_RATE);
      if (!(next1 <= load<f64>(LENGTHS, 8))) {
        let e = load<f64>(draw, 8);
        let window = changetype<Window>(load<usize>(WINDOWS, 4));
        let length = load<f64>(LENGTHS, 8);
        while (!(next1 <= length) && window.after != 0) {
          const rate = load<f64>(row1, ROW_RATE);
          if (rate > 0) e = max(0, e - rate * (length - s1));
          window = changetype<Window>(window.after);
          row1 = <usize>load<u32>(window.rows + ((<usize>load<i32>(row1, ROW_STATE)) << 2));
          length = window.length;
          s1 = 0;
          next1 = e * load<f64>(row1, ROW_PER_RATE);
        }
        store<f64>(LENGTHS, length, 8);
        store<usize>(WINDOWS, changetype<usize>(window), 4);
        // what is left of it is taken by turn.ts, if the loop ends here
        store<f64>(draw, e, 8);
        if (!(next1 <= length)) {
          slot = 1;
          break;
        }
      }
      const word1 = load<u64>(draw, FILL_BYTES + 8);
      const cell1 = Driven.cell(row1, word1, two);
      const f1 = two ? word1 : word1 << load<u64>(row1, ROW_SHIFT);
      const piece1 = cell1 + ((<usize>(f1 >= load<u64>(cell1, PIECE_SPLIT))) << 6);
      const v1 = <f64>(<i64>((f1 - load<u64>(piece1, PIECE_FROM)) >> 1));
      const low1 = load<f64>(piece1, PIECE_A) + load<f64>(piece1, PIECE_B) * next1;
      if (v1 < low1) {
        const gains = <usize>load<u32>(piece1, PIECE_GAINS);
        if (pairs != 0) sum1 = f64x2.add(sum1, Driven.gain(gains, next1));
        if (pairs == 2) more1 = f64x2.add(more1, Driven.gain(gains + 32, next1));
        if (pairs == 0) Driven.add(parts1, gains, bytes, next1);
        row1 = <usize>load<u32>(piece1, PIECE_NEXT);
      } else if (v1 >= low1 + load<f64>(piece1, PIECE_D)) {
        changetype<Slot>(slot1).idle += 1;
      } else {
        slot = 1;
        break;
      }
      s1 = next1;
      let next2 = s2 + load<f64>(draw, 16) * load<f64>(row2, ROW_PER_RATE);
      if (!(next2 <= load<f64>(LENGTHS, 16))) {
        let e = load<f64>(draw, 16);
        let window = changetype<Window>(load<usize>(WINDOWS, 8));
        let length = load<f64>(LENGTHS, 16);
        while (!(next2 <= length) && window.after != 0) {
          const rate = load<f64>(row2, ROW_RATE);
          if (rate > 0) e = max(0, e - rate * (length - s2));
          window = changetype<Window>(window.after);
          row2 = <usize>load<u32>(window.rows + ((<usize>load<i32>(row2, ROW_STATE)) << 2));
          length = window.length;
          s2 = 0;
          next2 = e * load<f64>(row2, ROW_PER_RATE);
        }
        store<f64>(LENGTHS, length, 16);
        store<usize>(WINDOWS, changetype<usize>(window), 8);
        // what is left of it is taken by turn.ts, if the loop ends here
        store<f64>(draw, e, 16);
        if (!(next2 <= length)) {
          slot = 2;
          break;
        }
      }
      const word2 = load<u64>(draw, FILL_BYTES + 16);
      const cell2 = Driven.cell(row2, word2, two);
      const f2 = two ? word2 : word2 << load<u64>(row2, ROW_SHIFT);
      const piece2 = cell2 + ((<usize>(f2 >= load<u64>(cell2, PIECE_SPLIT))) << 6);
      const v2 = <f64>(<i64>((f2 - load<u64>(piece2, PIECE_FROM)) >> 1));
      const low2 = load<f64>(piece2, PIECE_A) + load<f64>(piece2, PIECE_B) * next2;
      if (v2 < low2) {
        const gains = <usize>load<u32>(piece2, PIECE_GAINS);
        if (pairs != 0) sum2 = f64x2.add(sum2, Driven.gain(gains, next2));
        if (pairs == 2) more2 = f64x2.add(more2, Driven.gain(gains + 32, next2));
        if (pairs == 0) Driven.add(parts2, gains, bytes, next2);
        row2 = <usize>load<u32>(piece2, PIECE_NEXT);
      } else if (v2 >= low2 + load<f64>(piece2, PIECE_D)) {
        changetype<Slot>(slot2).idle += 1;
      } else {
        slot = 2;
        break;
      }
      s2 = next2;
      let next3 = s3 + load<f64>(draw, 24) * load<f64>(row3, ROW_PER_RATE);
      if (!(next3 <= load<f64>(LENGTHS, 24))) {
        let e = load<f64>(draw, 24);
        let window = changetype<Window>(load<usize>(WINDOWS, 12));
        let length = load<f64>(LENGTHS, 24);
        while (!(next3 <= length) && window.after != 0) {
          const rate = load<f64>(row3, ROW_RATE);
          if (rate > 0) e = max(0, e - rate * (length - s3));
          window = changetype<Window>(window.after);
          row3 = <usize>load<u32>(window.rows + ((<usize>load<i32>(row3, ROW_STATE)) << 2));
          length = window.length;
          s3 = 0;
          next3 = e * load<f64>(row3, ROW_PER_RATE);
        }
        store<f64>(LENGTHS, length, 24);
        store<usize>(WINDOWS, changetype<usize>(window), 12);
        // what is left of it is taken by turn.ts, if the loop ends here
        store<f64>(draw, e, 24);
        if (!(next3 <= length)) {
          slot = 3;
          break;
        }
      }
      const word3 = load<u64>(draw, FILL_BYTES + 24);
      const cell3 = Driven.cell(row3, word3, two);
      const f3 = two ? word3 : word3 << load<u64>(row3, ROW_SHIFT);
      const piece3 = cell3 + ((<usize>(f3 >= load<u64>(cell3, PIECE_SPLIT))) << 6);
      const v3 = <f64>(<i64>((f3 - load<u64>(piece3, PIECE_FROM)) >> 1));
      const low3 = load<f64>(piece3, PIECE_A) + load<f64>(piece3, PIECE_B) * next3;
      if (v3 < low3) {
        const gains = <usize>load<u32>(piece3, PIECE_GAINS);
        if (pairs != 0) sum3 = f64x2.add(sum3, Driven.gain(gains, next3));
        if (pairs == 2) more3 = f64x2.add(more3, Driven.gain(gains + 32, next3));
        if (pairs == 0) Driven.add(parts3, gains, bytes, next3);
        row3 = <usize>load<u32>(piece3, PIECE_NEXT);
      } else if (v3 >= low3 + load<f64>(piece3, PIECE_D)) {
        changetype<Slot>(slot3).idle += 1;
      } else {
        slot = 3;
        break;
      }
      s3 = next3;
      draw += DRAW_BYTES;
    }
    changetype<Slot>(slot0).row = row0;
    changetype<Slot>(slot0).s = s0;
    changetype<Slot>(slot0).length = load<f64>(LENGTHS, 0);
    changetype<Slot>(slot0).window = changetype<Window>(load<usize>(WINDOWS, 0));
    if (pairs != 0) v128.store(parts0, sum0);
    if (pairs == 2) v128.store(parts0, more0, 16);
    changetype<Slot>(slot1).row = row1;
    changetype<Slot>(slot1).s = s1;
    changetype<Slot>(slot1).length = load<f64>(LENGTHS, 8);
    changetype<Slot>(slot1).window = changetype<Window>(load<usize>(WINDOWS, 4));
    if (pairs != 0) v128.store(parts1, sum1);
    if (pairs == 2) v128.store(parts1, more1, 16);
    changetype<Slot>(slot2).row = row2;
    changetype<Slot>(slot2).s = s2;
    changetype<Slot>(slot2).length = load<f64>(LENGTHS, 16);
    changetype<Slot>(slot2).window = changetype<Window>(load<usize>(WINDOWS, 8));
    if (pairs != 0) v128.store(parts2, sum2);
    if (pairs == 2) v128.store(parts2, more2, 16);
    changetype<Slot>(slot3).row = row3;
    changetype<Slot>(slot3).s = s3;
    changetype<Slot>(slot3).length = load<f64>(LENGTHS, 24);
    changetype<Slot>(slot3).window = changetype<Window>(load<usize>(WINDOWS, 12));
    if (pairs != 0) v128.store(parts3, sum3);
    if (pairs == 2) v128.store(parts3, more3, 16);
    return draw + slot;
  }
}
