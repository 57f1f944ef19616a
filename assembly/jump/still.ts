// The loop of windows in which nothing moves: four slots, each with its own locals, so that their latencies overlap. There is no call in
// it: where more happens than a jump or a new window, it ends, and turn.ts goes on from there. Both take the same draws to the same jumps.
import { DRAW_BYTES, FILL } from "../random/exponentials";
import { Job } from "./job";
import {
  ROW_BYTES,
  ROW_DOWN,
  ROW_PER_RATE,
  ROW_RATE,
  ROW_SHIFT,
  ROW_STATE,
  STILL_GAINS,
  STILL_NEXT,
  Window,
} from "./network";
import { LENGTHS, Slot, WINDOWS } from "./slot";

const FILL_BYTES: usize = <usize>FILL * DRAW_BYTES;

/** Takes draws from an address on; returns where it ended, plus the number of the slot whose draw has not been taken. */
export function stillTwo(job: Job, draw: usize, end: usize): usize {
  if (job.pairs == 1) return stillTwo1(job, draw, end);
  return job.pairs == 2 ? stillTwo2(job, draw, end) : stillTwoAll(job, draw, end);
}

export function stillMany(job: Job, draw: usize, end: usize): usize {
  if (job.pairs == 1) return stillMany1(job, draw, end);
  return job.pairs == 2 ? stillMany2(job, draw, end) : stillManyAll(job, draw, end);
}

function stillTwo1(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, true, 1);
}

function stillTwo2(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, true, 2);
}

function stillTwoAll(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, true, 0);
}

function stillMany1(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, false, 1);
}

function stillMany2(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, false, 2);
}

function stillManyAll(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, false, 0);
}

class Still {
  /** The piece that a word chooses, less ROW_BYTES; a row of up to two channels is one cell. */
  @inline static piece(row: usize, word: u64, two: bool): usize {
    if (two) return row + ((<usize>(word >= load<u64>(row, ROW_BYTES))) << 3);
    const cell = row + ((<usize>((word >> 1) >> load<u64>(row, ROW_DOWN))) << 5);
    const f = word << load<u64>(row, ROW_SHIFT);
    return cell + ((<usize>(f >= load<u64>(cell, ROW_BYTES))) << 3);
  }

  @inline static add(parts: usize, gains: usize, bytes: usize): void {
    let k: usize = 0;
    do {
      v128.store(parts + k, f64x2.add(v128.load(parts + k), v128.load(gains + k)));
      k += 16;
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
      const piece0 = Still.piece(row0, load<u64>(draw, FILL_BYTES), two);
      const gains0 = <usize>load<u32>(piece0, ROW_BYTES + STILL_GAINS);
      if (pairs != 0) sum0 = f64x2.add(sum0, v128.load(gains0));
      if (pairs == 2) more0 = f64x2.add(more0, v128.load(gains0, 16));
      if (pairs == 0) Still.add(parts0, gains0, bytes);
      row0 = <usize>load<u32>(piece0, ROW_BYTES + STILL_NEXT);
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
      const piece1 = Still.piece(row1, load<u64>(draw, FILL_BYTES + 8), two);
      const gains1 = <usize>load<u32>(piece1, ROW_BYTES + STILL_GAINS);
      if (pairs != 0) sum1 = f64x2.add(sum1, v128.load(gains1));
      if (pairs == 2) more1 = f64x2.add(more1, v128.load(gains1, 16));
      if (pairs == 0) Still.add(parts1, gains1, bytes);
      row1 = <usize>load<u32>(piece1, ROW_BYTES + STILL_NEXT);
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
      const piece2 = Still.piece(row2, load<u64>(draw, FILL_BYTES + 16), two);
      const gains2 = <usize>load<u32>(piece2, ROW_BYTES + STILL_GAINS);
      if (pairs != 0) sum2 = f64x2.add(sum2, v128.load(gains2));
      if (pairs == 2) more2 = f64x2.add(more2, v128.load(gains2, 16));
      if (pairs == 0) Still.add(parts2, gains2, bytes);
      row2 = <usize>load<u32>(piece2, ROW_BYTES + STILL_NEXT);
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
      const piece3 = Still.piece(row3, load<u64>(draw, FILL_BYTES + 24), two);
      const gains3 = <usize>load<u32>(piece3, ROW_BYTES + STILL_GAINS);
      if (pairs != 0) sum3 = f64x2.add(sum3, v128.load(gains3));
      if (pairs == 2) more3 = f64x2.add(more3, v128.load(gains3, 16));
      if (pairs == 0) Still.add(parts3, gains3, bytes);
      row3 = <usize>load<u32>(piece3, ROW_BYTES + STILL_NEXT);
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
