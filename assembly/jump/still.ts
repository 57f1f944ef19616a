// The loop of windows in which nothing moves: four slots, each with its own locals, so that their latencies overlap. There is no call in
// it: what is no jump inside the window ends it, and turn.ts goes on from there. Both take the same draws to the same jumps.
import { DRAW_BYTES, FILL } from "../random/exponentials";
import { Job } from "./job";
import { ROW_BYTES, ROW_DOWN, ROW_PER_RATE, ROW_SHIFT, STILL_GAINS, STILL_NEXT } from "./network";
import { Slot } from "./slot";

const FILL_BYTES: usize = (<usize>FILL) * DRAW_BYTES;

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
    const length0 = changetype<Slot>(slot0).length;
    let sum0 = v128.load(parts0);
    const parts1 = slot1 + job.partsAt;
    let row1 = changetype<Slot>(slot1).row;
    let s1 = changetype<Slot>(slot1).s;
    const length1 = changetype<Slot>(slot1).length;
    let sum1 = v128.load(parts1);
    const parts2 = slot2 + job.partsAt;
    let row2 = changetype<Slot>(slot2).row;
    let s2 = changetype<Slot>(slot2).s;
    const length2 = changetype<Slot>(slot2).length;
    let sum2 = v128.load(parts2);
    const parts3 = slot3 + job.partsAt;
    let row3 = changetype<Slot>(slot3).row;
    let s3 = changetype<Slot>(slot3).s;
    const length3 = changetype<Slot>(slot3).length;
    let sum3 = v128.load(parts3);
    let slot: usize = 0;
    while (draw < end) {
      const next0 = s0 + load<f64>(draw) * load<f64>(row0, ROW_PER_RATE);
      if (!(next0 <= length0)) {
        slot = 0;
        break;
      }
      const piece0 = Still.piece(row0, load<u64>(draw, FILL_BYTES), two);
      const gains0 = <usize>load<u32>(piece0, ROW_BYTES + STILL_GAINS);
      if (one) sum0 = f64x2.add(sum0, v128.load(gains0));
      else Still.add(parts0, gains0, bytes);
      row0 = <usize>load<u32>(piece0, ROW_BYTES + STILL_NEXT);
      s0 = next0;
      const next1 = s1 + load<f64>(draw, 8) * load<f64>(row1, ROW_PER_RATE);
      if (!(next1 <= length1)) {
        slot = 1;
        break;
      }
      const piece1 = Still.piece(row1, load<u64>(draw, FILL_BYTES + 8), two);
      const gains1 = <usize>load<u32>(piece1, ROW_BYTES + STILL_GAINS);
      if (one) sum1 = f64x2.add(sum1, v128.load(gains1));
      else Still.add(parts1, gains1, bytes);
      row1 = <usize>load<u32>(piece1, ROW_BYTES + STILL_NEXT);
      s1 = next1;
      const next2 = s2 + load<f64>(draw, 16) * load<f64>(row2, ROW_PER_RATE);
      if (!(next2 <= length2)) {
        slot = 2;
        break;
      }
      const piece2 = Still.piece(row2, load<u64>(draw, FILL_BYTES + 16), two);
      const gains2 = <usize>load<u32>(piece2, ROW_BYTES + STILL_GAINS);
      if (one) sum2 = f64x2.add(sum2, v128.load(gains2));
      else Still.add(parts2, gains2, bytes);
      row2 = <usize>load<u32>(piece2, ROW_BYTES + STILL_NEXT);
      s2 = next2;
      const next3 = s3 + load<f64>(draw, 24) * load<f64>(row3, ROW_PER_RATE);
      if (!(next3 <= length3)) {
        slot = 3;
        break;
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
    if (one) v128.store(parts0, sum0);
    changetype<Slot>(slot1).row = row1;
    changetype<Slot>(slot1).s = s1;
    if (one) v128.store(parts1, sum1);
    changetype<Slot>(slot2).row = row2;
    changetype<Slot>(slot2).s = s2;
    if (one) v128.store(parts2, sum2);
    changetype<Slot>(slot3).row = row3;
    changetype<Slot>(slot3).s = s3;
    if (one) v128.store(parts3, sum3);
    return draw + slot;
  }
}
