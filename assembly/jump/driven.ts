// The loop of windows in which rates move: a fill of draws for four slots, each with its own locals. A candidate below the linear lower
// bound of its rate jumps, one above the upper bound stays; between them, and at a window's end, turn.ts decides.
import { DRAW_BYTES, FILL } from "../random/exponentials";
import { Job } from "./job";
import {
  PIECE_A,
  PIECE_B,
  PIECE_D,
  PIECE_FROM,
  PIECE_GAINS,
  PIECE_NEXT,
  PIECE_SCALE,
  PIECE_SPLIT,
  ROW_BYTES,
  ROW_DOWN,
  ROW_PER_RATE,
  ROW_SHIFT,
} from "./network";
import { Slot } from "./slot";
import { turn } from "./turn";

const FILL_BYTES: usize = <usize>FILL * DRAW_BYTES;

export function drivenTwo(job: Job, draws: usize): void {
  Driven.loop(job, draws, true);
}

export function drivenMany(job: Job, draws: usize): void {
  Driven.loop(job, draws, false);
}

class Driven {
  @inline static cell(row: usize, word: u64, two: bool): usize {
    if (two) return row + ROW_BYTES;
    return row + ROW_BYTES + ((<usize>((word >> 1) >> load<u64>(row, ROW_DOWN))) << 7);
  }

  /** p + q s. */
  @inline static add(parts: usize, gains: usize, bytes: usize, s: f64): void {
    let k: usize = 0;
    do {
      const q = f64x2.mul(v128.load(gains, 16), f64x2.splat(s));
      v128.store(parts + k, f64x2.add(v128.load(parts + k), f64x2.add(v128.load(gains), q)));
      k += 16;
      gains += 32;
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
      const cell0 = Driven.cell(row0, word0, two);
      const f0 = two ? word0 : word0 << load<u64>(row0, ROW_SHIFT);
      const piece0 = cell0 + ((<usize>(f0 >= load<u64>(cell0, PIECE_SPLIT))) << 6);
      const v0 = <f64>(<i64>((f0 - load<u64>(piece0, PIECE_FROM)) >> 1)) * load<f64>(piece0, PIECE_SCALE);
      const low0 = load<f64>(piece0, PIECE_A) + load<f64>(piece0, PIECE_B) * next0;
      if (i32(next0 <= length0) & i32(v0 < low0)) {
        Driven.add(parts0, <usize>load<u32>(piece0, PIECE_GAINS), bytes, next0);
        row0 = <usize>load<u32>(piece0, PIECE_NEXT);
        s0 = next0;
      } else if (i32(next0 <= length0) & i32(v0 >= low0 + load<f64>(piece0, PIECE_D))) {
        s0 = next0;
        changetype<Slot>(slot0).idle += 1;
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
      const cell1 = Driven.cell(row1, word1, two);
      const f1 = two ? word1 : word1 << load<u64>(row1, ROW_SHIFT);
      const piece1 = cell1 + ((<usize>(f1 >= load<u64>(cell1, PIECE_SPLIT))) << 6);
      const v1 = <f64>(<i64>((f1 - load<u64>(piece1, PIECE_FROM)) >> 1)) * load<f64>(piece1, PIECE_SCALE);
      const low1 = load<f64>(piece1, PIECE_A) + load<f64>(piece1, PIECE_B) * next1;
      if (i32(next1 <= length1) & i32(v1 < low1)) {
        Driven.add(parts1, <usize>load<u32>(piece1, PIECE_GAINS), bytes, next1);
        row1 = <usize>load<u32>(piece1, PIECE_NEXT);
        s1 = next1;
      } else if (i32(next1 <= length1) & i32(v1 >= low1 + load<f64>(piece1, PIECE_D))) {
        s1 = next1;
        changetype<Slot>(slot1).idle += 1;
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
      const cell2 = Driven.cell(row2, word2, two);
      const f2 = two ? word2 : word2 << load<u64>(row2, ROW_SHIFT);
      const piece2 = cell2 + ((<usize>(f2 >= load<u64>(cell2, PIECE_SPLIT))) << 6);
      const v2 = <f64>(<i64>((f2 - load<u64>(piece2, PIECE_FROM)) >> 1)) * load<f64>(piece2, PIECE_SCALE);
      const low2 = load<f64>(piece2, PIECE_A) + load<f64>(piece2, PIECE_B) * next2;
      if (i32(next2 <= length2) & i32(v2 < low2)) {
        Driven.add(parts2, <usize>load<u32>(piece2, PIECE_GAINS), bytes, next2);
        row2 = <usize>load<u32>(piece2, PIECE_NEXT);
        s2 = next2;
      } else if (i32(next2 <= length2) & i32(v2 >= low2 + load<f64>(piece2, PIECE_D))) {
        s2 = next2;
        changetype<Slot>(slot2).idle += 1;
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
      const cell3 = Driven.cell(row3, word3, two);
      const f3 = two ? word3 : word3 << load<u64>(row3, ROW_SHIFT);
      const piece3 = cell3 + ((<usize>(f3 >= load<u64>(cell3, PIECE_SPLIT))) << 6);
      const v3 = <f64>(<i64>((f3 - load<u64>(piece3, PIECE_FROM)) >> 1)) * load<f64>(piece3, PIECE_SCALE);
      const low3 = load<f64>(piece3, PIECE_A) + load<f64>(piece3, PIECE_B) * next3;
      if (i32(next3 <= length3) & i32(v3 < low3)) {
        Driven.add(parts3, <usize>load<u32>(piece3, PIECE_GAINS), bytes, next3);
        row3 = <usize>load<u32>(piece3, PIECE_NEXT);
        s3 = next3;
      } else if (i32(next3 <= length3) & i32(v3 >= low3 + load<f64>(piece3, PIECE_D))) {
        s3 = next3;
        changetype<Slot>(slot3).idle += 1;
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
