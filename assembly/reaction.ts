// Entry: networks of chemical reactions between counts of any size. One call runs one job, block by block: 64 trajectories in eight lanes,
// trajectory i of a block in lane i mod 8, where they come one after the other. Two lanes are one vector: a step computes all propensities of
// both, takes each to its next event and chooses the reaction by comparisons alone. Each lane has its own draws, so what a trajectory
// does depends on those before it in its lane and on nothing else.
import { step } from "./door/reaction";
import { DRAW_BYTES, FILL, fillExponentials, fillWords, startStream } from "./random/exponentials";
import { CHANNEL, JUMP, streamKey } from "./random/purpose";
import { attend, flush, laneOf, note, place } from "./reaction/flow";
import { DONE, Job } from "./reaction/job";
import { leap } from "./reaction/leap";
import { FIRED, LANES } from "./reaction/pair";
import { race } from "./reaction/race";

// functions that a formula may call, two lanes at a time
export { atan } from "./math/atan";
export { erf } from "./math/erf";
export { exp } from "./math/exp";
export { log } from "./math/log";
export { pow } from "./math/pow";
export { tableCurvature, tableSlope, tableValue, useTable } from "./math/table";
export { tanh } from "./math/tanh";
export { cos, sin, tan } from "./math/trig";
export * from "./reaction/layout";

export const blockSize: i32 = 64;

/** Waiting times and choices of lanes 0 to 3, then those of lanes 4 to 7. */
const WAITING: usize = memory.data(320, 16);
const CHOICE: usize = memory.data(320, 16);
const STREAM_BYTES: usize = 160;
/** Exponentials of a fill, then its words: of the first four lanes, then of the others. */
const DRAWS: usize = memory.data(8192, 64);
const WORDS: usize = 2048;
const HALF: usize = 4096;
const ONE: usize = memory.data<f64>([1, 1]);

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
  const block = (<u64>(from / blockSize)) << 1;
  for (let half = 0; half < 2; half++) {
    const own = <usize>half * STREAM_BYTES;
    startStream(WAITING + own, job.seed, streamKey(JUMP, job.stream), block + <u64>half);
    startStream(CHOICE + own, job.seed, streamKey(CHANNEL, job.stream), block + <u64>half);
  }
  job.now = 0;
  for (let i = 0; i < LANES; i++) {
    const lane = laneOf(i);
    lane.at = job.pairs + <usize>(i >> 1) * job.pairBytes + ((<usize>(i & 1)) << 3);
    lane.side = i & 1;
    lane.left = isWanted(job, i) ? (kept - i + LANES - 1) / LANES : 0;
    lane.trajectory = from + i;
    lane.place = at + i;
    if (job.reactionCount) race(job, lane, block >> 1, <u64>i);
    else if (job.leapCount) leap(job, lane, block >> 1, <u64>i);
    else place(job, lane);
    if (job.status) return;
  }
  let taken: f64 = 0;
  while (true) {
    let left = 0;
    for (let i = 0; i < LANES; i++) left += laneOf(i).left;
    if (left == 0) return;
    fill();
    if (job.recordTrajectory < 0) advance(job, taken);
    else follow(job, taken);
    if (job.status) return;
    taken += <f64>FILL;
    for (let pair: usize = 0; pair < 4; pair++) flush(job, job.pairs + pair * job.pairBytes);
  }
}

function fill(): void {
  fillExponentials(WAITING, DRAWS);
  fillWords(CHOICE, DRAWS + WORDS);
  fillExponentials(WAITING + STREAM_BYTES, DRAWS + HALF);
  fillWords(CHOICE + STREAM_BYTES, DRAWS + HALF + WORDS);
}

/** All steps of a fill. */
function advance(job: Job, taken: f64): void {
  const constants = job.constants;
  const bytes = job.pairBytes;
  const last = job.pairs + (bytes << 2);
  for (let k: usize = 0; k < <usize>FILL * DRAW_BYTES; k += DRAW_BYTES) {
    let draw = DRAWS + k;
    for (let at = job.pairs; at < last; draw += HALF - 2 * 16) {
      const end = draw + 2 * 16;
      for (; draw < end; draw += 16, at += bytes) {
        const one = v128.load(ONE);
        const u = f64x2.sub(v128.or(i64x2.shr_u(v128.load(draw, WORDS), 12), one), one);
        if (step(at, constants, v128.load(draw), u)) {
          job.now = taken + <f64>(k / DRAW_BYTES) + 1;
          attend(job, <i32>((at - job.pairs) / bytes));
          if (job.status) return;
        }
      }
    }
  }
}

/** The same, with the events of one trajectory written down: time and counts after each. */
function follow(job: Job, taken: f64): void {
  const followed = job.recordTrajectory & (LANES - 1);
  const pair = followed >> 1;
  const at = job.pairs + <usize>pair * job.pairBytes;
  const lane = laneOf(followed);
  for (let k: usize = 0; k < <usize>FILL * DRAW_BYTES; k += DRAW_BYTES) {
    const draw = DRAWS + k + ((<usize>(pair & 1)) << 4) + ((<usize>(pair >> 1)) << 12);
    const one = v128.load(ONE);
    const u = f64x2.sub(v128.or(i64x2.shr_u(v128.load(draw, WORDS), 12), one), one);
    const before = load<f64>(lane.at, FIRED);
    const wanted = lane.begun && lane.left > 0 && lane.trajectory == job.recordTrajectory;
    const more = step(at, job.constants, v128.load(draw), u);
    if (wanted && load<f64>(lane.at, FIRED) - before == <f64>job.counted) note(job, lane);
    if (more) {
      job.now = taken + <f64>(k / DRAW_BYTES) + 1;
      attend(job, pair);
      if (job.status) return;
    }
  }
}

/** One trajectory needs those before it in its lane. */
function isWanted(job: Job, lane: i32): bool {
  return job.recordTrajectory < 0 || (job.recordTrajectory & (LANES - 1)) == lane;
}

/** Memory for the host, 16-byte aligned; never freed. */
export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}
