// The loop of windows in which nothing moves: a fill of draws for four slots, each with its own locals, so that their latencies overlap.
// Whatever is no jump inside the window goes to turn.ts; both take the same draws to the same jumps.
import { DRAW_BYTES, FILL } from "../random/exponentials";
import { Job } from "./job";
import { ROW_BYTES, ROW_DOWN, ROW_PER_RATE, ROW_SHIFT, STILL_GAINS, STILL_NEXT } from "./network";
import { Slot } from "./slot";
import { turn } from "./turn";

const FILL_BYTES: usize = <usize>FILL * DRAW_BYTES;

export function stillTwo(job: Job, draws: usize): void {
  Still.loop(job, draws, true);
}

export function stillMany(job: Job, draws: usize): void {
  Still.loop(job, draws, false);
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

  @inline static loop(job: Job, draws: usize, two: bool): void {
    const now = job.now;
    const end = draws + FILL_BYTES;
    const bytes = (<usize>job.pairs) << 4;
    const slot0 = job.slots;
    const slot1 = job.slots + 1 * job.slotBytes;
    const slot2 = job.slots + 2 * job.slotBytes;
    const slot3 = job.slots + 3 * job.slotBytes;
    const parts0 = slot0 + job.partsAt;
    let row0 = changetype<Slot>(slot0).row;
    let s0 = changetype<Slot>(slot0).s;
    let length0 = changetype<Slot>(slot0).length;
    const parts1 = slot1 + job.partsAt;
    let row1 = changetype<Slot>(slot1).row;
    let s1 = changetype<Slot>(slot1).s;
    let length1 = changetype<Slot>(slot1).length;
    const parts2 = slot2 + job.partsAt;
    let row2 = changetype<Slot>(slot2).row;
    let s2 = changetype<Slot>(slot2).s;
    let length2 = changetype<Slot>(slot2).length;
    const parts3 = slot3 + job.partsAt;
    let row3 = changetype<Slot>(slot3).row;
    let s3 = changetype<Slot>(slot3).s;
    let length3 = changetype<Slot>(slot3).length;
    for (let draw = draws; draw < end; draw += DRAW_BYTES) {
      const e0 = load<f64>(draw);
      const word0 = load<u64>(draw, FILL_BYTES);
      const next0 = s0 + e0 * load<f64>(row0, ROW_PER_RATE);
      if (next0 <= length0) {
        const piece = Still.piece(row0, word0, two);
        Still.add(parts0, <usize>load<u32>(piece, ROW_BYTES + STILL_GAINS), bytes);
        row0 = <usize>load<u32>(piece, ROW_BYTES + STILL_NEXT);
        s0 = next0;
      } else {
        const slot = changetype<Slot>(slot0);
        slot.s = s0;
        slot.row = row0;
        job.now = now + <f64>((draw - draws) / DRAW_BYTES);
        turn(job, slot, e0, word0);
        if (job.status) return;
        row0 = slot.row;
        s0 = slot.s;
        length0 = slot.length;
      }
      const e1 = load<f64>(draw, 8);
      const word1 = load<u64>(draw, FILL_BYTES + 8);
      const next1 = s1 + e1 * load<f64>(row1, ROW_PER_RATE);
      if (next1 <= length1) {
        const piece = Still.piece(row1, word1, two);
        Still.add(parts1, <usize>load<u32>(piece, ROW_BYTES + STILL_GAINS), bytes);
        row1 = <usize>load<u32>(piece, ROW_BYTES + STILL_NEXT);
        s1 = next1;
      } else {
        const slot = changetype<Slot>(slot1);
        slot.s = s1;
        slot.row = row1;
        job.now = now + <f64>((draw - draws) / DRAW_BYTES);
        turn(job, slot, e1, word1);
        if (job.status) return;
        row1 = slot.row;
        s1 = slot.s;
        length1 = slot.length;
      }
      const e2 = load<f64>(draw, 16);
      const word2 = load<u64>(draw, FILL_BYTES + 16);
      const next2 = s2 + e2 * load<f64>(row2, ROW_PER_RATE);
      if (next2 <= length2) {
        const piece = Still.piece(row2, word2, two);
        Still.add(parts2, <usize>load<u32>(piece, ROW_BYTES + STILL_GAINS), bytes);
        row2 = <usize>load<u32>(piece, ROW_BYTES + STILL_NEXT);
        s2 = next2;
      } else {
        const slot = changetype<Slot>(slot2);
        slot.s = s2;
        slot.row = row2;
        job.now = now + <f64>((draw - draws) / DRAW_BYTES);
        turn(job, slot, e2, word2);
        if (job.status) return;
        row2 = slot.row;
        s2 = slot.s;
        length2 = slot.length;
      }
      const e3 = load<f64>(draw, 24);
      const word3 = load<u64>(draw, FILL_BYTES + 24);
      const next3 = s3 + e3 * load<f64>(row3, ROW_PER_RATE);
      if (next3 <= length3) {
        const piece = Still.piece(row3, word3, two);
        Still.add(parts3, <usize>load<u32>(piece, ROW_BYTES + STILL_GAINS), bytes);
        row3 = <usize>load<u32>(piece, ROW_BYTES + STILL_NEXT);
        s3 = next3;
      } else {
        const slot = changetype<Slot>(slot3);
        slot.s = s3;
        slot.row = row3;
        job.now = now + <f64>((draw - draws) / DRAW_BYTES);
        turn(job, slot, e3, word3);
        if (job.status) return;
        row3 = slot.row;
        s3 = slot.s;
        length3 = slot.length;
      }
    }
    changetype<Slot>(slot0).row = row0;
    changetype<Slot>(slot0).s = s0;
    changetype<Slot>(slot1).row = row1;
    changetype<Slot>(slot1).s = s1;
    changetype<Slot>(slot2).row = row2;
    changetype<Slot>(slot2).s = s2;
    changetype<Slot>(slot3).row = row3;
    changetype<Slot>(slot3).s = s3;
  }
}
