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
import { Slot } from "./slot";

const FILL_BYTES: usize = <usize>FILL * DRAW_BYTES;

/** Takes draws from an address on; returns where it ended, plus the number of the slot whose draw has not been taken. */
export function stillTwo(job: Job, draw: usize, end: usize): usize {
  return job.pairs == 1 ? stillTwoOne(job, draw, end) : stillTwoMore(job, draw, end);
}

export function stillMany(job: Job, draw: usize, end: usize): usize {
  return job.pairs == 1 ? stillManyOne(job, draw, end) : stillManyMore(job, draw, end);
}

function stillTwoOne(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, true, true);
}

function stillTwoMore(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, true, false);
}

function stillManyOne(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, false, true);
}

function stillManyMore(job: Job, draw: usize, end: usize): usize {
  return Still.loop(job, draw, end, false, false);
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

  /** `two`: no state has more than two channels; `one`: there is one pair of sums, which stays in a local. */
  @inline static loop(job: Job, draw: usize, end: usize, two: bool, one: bool): usize {
    const bytes = (<usize>job.pairs) << 4;
    const slot0 = job.slots;
    const slot1 = slot0 + job.slotBytes;
    const slot2 = slot1 + job.slotBytes;
    const slot3 = slot2 + job.slotBytes;
    const parts0 = slot0 + job.partsAt;
    let row0 = changetype<Slot>(slot0).row;
    let s0 = changetype<Slot>(slot0).s;
    let length0 = changetype<Slot>(slot0).length;
    let window0 = changetype<Slot>(slot0).window;
    let sum0 = v128.load(parts0);
    const parts1 = slot1 + job.partsAt;
    let row1 = changetype<Slot>(slot1).row;
    let s1 = changetype<Slot>(slot1).s;
    let length1 = changetype<Slot>(slot1).length;
    let window1 = changetype<Slot>(slot1).window;
    let sum1 = v128.load(parts1);
    const parts2 = slot2 + job.partsAt;
    let row2 = changetype<Slot>(slot2).row;
    let s2 = changetype<Slot>(slot2).s;
    let length2 = changetype<Slot>(slot2).length;
    let window2 = changetype<Slot>(slot2).window;
    let sum2 = v128.load(parts2);
    const parts3 = slot3 + job.partsAt;
    let row3 = changetype<Slot>(slot3).row;
    let s3 = changetype<Slot>(slot3).s;
    let length3 = changetype<Slot>(slot3).length;
    let window3 = changetype<Slot>(slot3).window;
    let sum3 = v128.load(parts3);
    let slot: usize = 0;
    while (draw < end) {
      let next0 = s0 + load<f64>(draw) * load<f64>(row0, ROW_PER_RATE);
      if (!(next0 <= length0)) {
        let e = load<f64>(draw);
        while (!(next0 <= length0) && window0.after != 0) {
          const rate = load<f64>(row0, ROW_RATE);
          if (rate > 0) e = max(0, e - rate * (length0 - s0));
          window0 = changetype<Window>(window0.after);
          row0 = <usize>load<u32>(window0.rows + ((<usize>load<i32>(row0, ROW_STATE)) << 2));
          length0 = window0.length;
          s0 = 0;
          next0 = e * load<f64>(row0, ROW_PER_RATE);
        }
        // what is left of it is taken by turn.ts, if the loop ends here
        store<f64>(draw, e);
        if (!(next0 <= length0)) {
          slot = 0;
          break;
        }
      }
      const piece0 = Still.piece(row0, load<u64>(draw, FILL_BYTES), two);
      const gains0 = <usize>load<u32>(piece0, ROW_BYTES + STILL_GAINS);
      if (one) sum0 = f64x2.add(sum0, v128.load(gains0));
      else Still.add(parts0, gains0, bytes);
      row0 = <usize>load<u32>(piece0, ROW_BYTES + STILL_NEXT);
      s0 = next0;
      let next1 = s1 + load<f64>(draw, 8) * load<f64>(row1, ROW_PER_RATE);
      if (!(next1 <= length1)) {
        let e = load<f64>(draw, 8);
        while (!(next1 <= length1) && window1.after != 0) {
          const rate = load<f64>(row1, ROW_RATE);
          if (rate > 0) e = max(0, e - rate * (length1 - s1));
          window1 = changetype<Window>(window1.after);
          row1 = <usize>load<u32>(window1.rows + ((<usize>load<i32>(row1, ROW_STATE)) << 2));
          length1 = window1.length;
          s1 = 0;
          next1 = e * load<f64>(row1, ROW_PER_RATE);
        }
        // what is left of it is taken by turn.ts, if the loop ends here
        store<f64>(draw, e, 8);
        if (!(next1 <= length1)) {
          slot = 1;
          break;
        }
      }
      const piece1 = Still.piece(row1, load<u64>(draw, FILL_BYTES + 8), two);
      const gains1 = <usize>load<u32>(piece1, ROW_BYTES + STILL_GAINS);
      if (one) sum1 = f64x2.add(sum1, v128.load(gains1));
      else Still.add(parts1, gains1, bytes);
      row1 = <usize>load<u32>(piece1, ROW_BYTES + STILL_NEXT);
      s1 = next1;
      let next2 = s2 + load<f64>(draw, 16) * load<f64>(row2, ROW_PER_RATE);
      if (!(next2 <= length2)) {
        let e = load<f64>(draw, 16);
        while (!(next2 <= length2) && window2.after != 0) {
          const rate = load<f64>(row2, ROW_RATE);
          if (rate > 0) e = max(0, e - rate * (length2 - s2));
          window2 = changetype<Window>(window2.after);
          row2 = <usize>load<u32>(window2.rows + ((<usize>load<i32>(row2, ROW_STATE)) << 2));
          length2 = window2.length;
          s2 = 0;
          next2 = e * load<f64>(row2, ROW_PER_RATE);
        }
        // what is left of it is taken by turn.ts, if the loop ends here
        store<f64>(draw, e, 16);
        if (!(next2 <= length2)) {
          slot = 2;
          break;
        }
      }
      const piece2 = Still.piece(row2, load<u64>(draw, FILL_BYTES + 16), two);
      const gains2 = <usize>load<u32>(piece2, ROW_BYTES + STILL_GAINS);
      if (one) sum2 = f64x2.add(sum2, v128.load(gains2));
      else Still.add(parts2, gains2, bytes);
      row2 = <usize>load<u32>(piece2, ROW_BYTES + STILL_NEXT);
      s2 = next2;
      let next3 = s3 + load<f64>(draw, 24) * load<f64>(row3, ROW_PER_RATE);
      if (!(next3 <= length3)) {
        let e = load<f64>(draw, 24);
        while (!(next3 <= length3) && window3.after != 0) {
          const rate = load<f64>(row3, ROW_RATE);
          if (rate > 0) e = max(0, e - rate * (length3 - s3));
          window3 = changetype<Window>(window3.after);
          row3 = <usize>load<u32>(window3.rows + ((<usize>load<i32>(row3, ROW_STATE)) << 2));
          length3 = window3.length;
          s3 = 0;
          next3 = e * load<f64>(row3, ROW_PER_RATE);
        }
        // what is left of it is taken by turn.ts, if the loop ends here
        store<f64>(draw, e, 24);
        if (!(next3 <= length3)) {
          slot = 3;
          break;
        }
      }
      const piece3 = Still.piece(row3, load<u64>(draw, FILL_BYTES + 24), two);
      const gains3 = <usize>load<u32>(piece3, ROW_BYTES + STILL_GAINS);
      if (one) sum3 = f64x2.add(sum3, v128.load(gains3));
      else Still.add(parts3, gains3, bytes);
      row3 = <usize>load<u32>(piece3, ROW_BYTES + STILL_NEXT);
      s3 = next3;
      draw += DRAW_BYTES;
    }
    changetype<Slot>(slot0).row = row0;
    changetype<Slot>(slot0).s = s0;
    changetype<Slot>(slot0).length = length0;
    changetype<Slot>(slot0).window = window0;
    if (one) v128.store(parts0, sum0);
    changetype<Slot>(slot1).row = row1;
    changetype<Slot>(slot1).s = s1;
    changetype<Slot>(slot1).length = length1;
    changetype<Slot>(slot1).window = window1;
    if (one) v128.store(parts1, sum1);
    changetype<Slot>(slot2).row = row2;
    changetype<Slot>(slot2).s = s2;
    changetype<Slot>(slot2).length = length2;
    changetype<Slot>(slot2).window = window2;
    if (one) v128.store(parts2, sum2);
    changetype<Slot>(slot3).row = row3;
    changetype<Slot>(slot3).s = s3;
    changetype<Slot>(slot3).length = length3;
    changetype<Slot>(slot3).window = window3;
    if (one) v128.store(parts3, sum3);
    return draw + slot;
  }
}
