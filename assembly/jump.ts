// Entry: jumps between finitely many states, in continuous time with rates that may move, or in discrete time. One call runs one job,
// block by block: 64 trajectories in four slots, trajectory i of a block in slot i mod 4, where they come one after the other. Each slot has
// its own draws, so what a trajectory does depends on those before it in its slot and on nothing else.
import { drivenMany, drivenTwo } from "./jump/driven";
import { place } from "./jump/flow";
import { DONE, DRIVEN_TWO, Job, STILL, STILL_TWO, WATCHED } from "./jump/job";
import { flush, Slot } from "./jump/slot";
import { stillMany, stillTwo } from "./jump/still";
import { audit, turn } from "./jump/turn";
import { DRAW_BYTES, FILL, fillExponentials, fillWords, startStream } from "./random/exponentials";
import { CHANNEL, JUMP, streamKey } from "./random/purpose";

export * from "./jump/layout";
// functions that a formula may call, two lanes at a time
export { atan } from "./math/atan";
export { erf } from "./math/erf";
export { exp } from "./math/exp";
export { log } from "./math/log";
export { pow } from "./math/pow";
export { tableCurvature, tableSlope, tableValue, useTable } from "./math/table";
export { tanh } from "./math/tanh";
export { cos, sin, tan } from "./math/trig";

export const blockSize: i32 = 64;
const SLOTS: i32 = 4;

const JUMP_STREAM: usize = memory.data(160, 16);
const CHANNEL_STREAM: usize = memory.data(160, 16);
/** Exponentials of a fill, then its words. */
const DRAWS: usize = memory.data(4096, 64);
const WORDS: usize = 2048;

/** Runs the job; returns DONE, or what went wrong, with the job's `failed…` set. */
export function run(job: Job): i32 {
  job.status = DONE;
  job.recordCount = 0;
  const perStride = blockSize * job.blockStride;
  let done = 0;
  for (let from = job.first; done < job.count; from += perStride) {
    const kept = min(blockSize, job.count - done);
    runBlock(job, from, done, kept);
    if (job.status) return job.status;
    done += kept;
  }
  return DONE;
}

/** The block's first `kept` trajectories, from row `at` of the columns on. */
function runBlock(job: Job, from: i32, at: i32, kept: i32): void {
  const block = <u64>(from / blockSize);
  startStream(JUMP_STREAM, job.seed, streamKey(JUMP, job.stream), block);
  startStream(CHANNEL_STREAM, job.seed, streamKey(CHANNEL, job.stream), block);
  job.now = 0;
  let left = 0;
  for (let i = 0; i < SLOTS; i++) {
    const slot = slotOf(job, i);
    slot.left = isWanted(job, i) ? (kept - i + SLOTS - 1) / SLOTS : 0;
    slot.trajectory = from + i;
    slot.place = at + i;
    place(job, slot, 0);
    left += slot.left;
  }
  let fill = 0;
  while (left > 0) {
    if (job.discrete) fillOnes();
    else fillExponentials(JUMP_STREAM, DRAWS);
    fillWords(CHANNEL_STREAM, DRAWS + WORDS);
    const now = job.now;
    if (job.thin) audit(job, slotOf(job, fill & (SLOTS - 1)));
    if (job.status) return;
    if (job.loop == WATCHED) watched(job, now);
    else fast(job, now);
    if (job.status) return;
    job.now = now + <f64>FILL;
    fill += 1;
    left = 0;
    for (let i = 0; i < SLOTS; i++) {
      const slot = slotOf(job, i);
      flush(job, slot);
      left += slot.left;
    }
  }
}

/** The loop without calls as far as it goes, and past what it does not know. */
function fast(job: Job, now: f64): void {
  const loop = job.loop;
  const end = DRAWS + WORDS;
  let draw = DRAWS;
  while (draw < end) {
    if (loop == STILL_TWO) draw = stillTwo(job, draw, end);
    else if (loop == STILL) draw = stillMany(job, draw, end);
    else if (loop == DRIVEN_TWO) draw = drivenTwo(job, draw, end);
    else draw = drivenMany(job, draw, end);
    if (draw == end) return;
    let i = <i32>(draw & (DRAW_BYTES - 1));
    draw -= <usize>i;
    job.now = now + <f64>((draw - DRAWS) / DRAW_BYTES);
    for (; i < SLOTS; i++) {
      const at = draw + ((<usize>i) << 3);
      turn(job, slotOf(job, i), load<f64>(at), load<u64>(at, WORDS));
      if (job.status) return;
    }
    draw += DRAW_BYTES;
  }
}

/** The loop that knows everything: what is recorded, bookings by formula, single trajectories. */
function watched(job: Job, now: f64): void {
  for (let k: usize = 0; k < <usize>FILL; k++) {
    job.now = now + <f64>k;
    for (let i = 0; i < SLOTS; i++) {
      const at = DRAWS + k * DRAW_BYTES + ((<usize>i) << 3);
      turn(job, slotOf(job, i), load<f64>(at), load<u64>(at, WORDS));
      if (job.status) return;
    }
  }
}

/** One trajectory needs those before it in its slot. */
function isWanted(job: Job, slot: i32): bool {
  return job.recordTrajectory < 0 || (job.recordTrajectory & (SLOTS - 1)) == slot;
}

function slotOf(job: Job, i: i32): Slot {
  return changetype<Slot>(job.slots + <usize>i * job.slotBytes);
}

/** Steps of discrete time. */
function fillOnes(): void {
  for (let at = DRAWS; at < DRAWS + WORDS; at += 16) v128.store(at, f64x2.splat(1));
}

/** `fills` fills of one block as the loops take them, [fill][exponentials, words][draw][slot]; for tests. */
export function draws(seed: u64, stream: u64, block: u64, out: usize, fills: i32): void {
  startStream(JUMP_STREAM, seed, streamKey(JUMP, stream), block);
  startStream(CHANNEL_STREAM, seed, streamKey(CHANNEL, stream), block);
  for (let i = 0; i < fills; i++) {
    fillExponentials(JUMP_STREAM, out);
    fillWords(CHANNEL_STREAM, out + WORDS);
    out += WORDS << 1;
  }
}

/** Memory for the host, 16-byte aligned; never freed. */
export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}
