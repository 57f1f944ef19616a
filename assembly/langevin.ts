// Entry: Langevin dynamics in blocks of eight trajectories,
//   INERTIA 0   dx_v = F_v(x, t)/friction_v dt + sqrt(2 kT_v/friction_v) dB_v
//   INERTIA 1   dx_v = v_v dt,  mass_v dv_v = (F_v(x, t) - friction_v v_v) dt + sqrt(2 friction_v kT_v) dB_v
// Compiled once for each of these and each number of variables (`--use VARIABLES=2`): conditions on them are settled then.
// One call runs one job: for each block start, then segment by segment drive · move · measure, then the boundary's ledger.

import { Measurement, measure } from "./control/measure";
import { enter, Segment } from "./control/segment";
import { startAt } from "./control/start";
import { energy } from "./door/potential";
import {
  ACCUMULATORS,
  ENTROPY,
  FORCE_WORK,
  HEAT,
  LANES,
  LAST,
  LEDGER_BYTES,
  PER_VARIABLE,
  STARTED,
  STATE_BYTES,
  V,
  WORK,
  X,
} from "./ledger/block";
import {
  BATH_ENTROPY,
  ENDS,
  ENERGY_END,
  ENERGY_START,
  FORCE_WORK_DONE,
  HEATS,
  LOG_LIKELIHOOD,
  OUTCOME,
  RECORDED,
  STARTS,
  STOPPED_AFTER,
  WORK_DONE,
} from "./ledger/columns";
import { DIVERGED, DONE, Job } from "./ledger/job";
import { advance, open, quench } from "./move/advance";
import { InertialPair } from "./move/inertialPair";
import { Metropolis } from "./move/metropolis";
import { Pair } from "./move/pair";
import {
  ABOBA,
  BAOAB,
  EULER,
  EXACT_CARRIED,
  EXACT_LINEAR,
  fillNoise,
  fillSteps,
  HEUN,
  LEIMKUHLER_MATTHEWS,
  OABAO,
  OBABO,
  slotBytes,
  startNoise,
} from "./random/noise";
import { fillNormals, startNormals } from "./random/normals";
import { MEASURE, START, streamKey, THERMAL } from "./random/purpose";
import { threefry, uniform } from "./random/threefry";
import { buildZiggurat } from "./random/ziggurat";
import { Aboba } from "./scheme/aboba";
import { Baoab } from "./scheme/baoab";
import { Euler } from "./scheme/euler";
import { Carried, ExactLinear } from "./scheme/exactLinear";
import { Explicit } from "./scheme/explicit";
import { Heun } from "./scheme/heun";
import { LeimkuhlerMatthews } from "./scheme/leimkuhlerMatthews";
import { Oabao } from "./scheme/oabao";
import { Obabo } from "./scheme/obabo";

export * from "./ledger/layout";
// functions of x that a formula may call, two lanes at a time
export { atan } from "./math/atan";
export { erf } from "./math/erf";
export { exp } from "./math/exp";
export { log } from "./math/log";
export { pow } from "./math/pow";
export { tableCurvature, tableSlope, tableValue, useTable } from "./math/table";
export { tanh } from "./math/tanh";
export { cos, sin, tan } from "./math/trig";

const BLOCK: usize = memory.data(4864, 16); // at least BLOCK_BYTES of four variables with inertia
const BRANCH: usize = memory.data(32, 16);
const LIKELIHOOD: usize = memory.data(64, 16);
const ENERGIES: usize = memory.data(64, 16);
/** The stream of `normals`. */
const KNOWN_STREAM: usize = memory.data(416, 16);

/** Bytes of a recorded point: the state and the work, which come first in the block. */
const RECORD: usize = STATE_BYTES + PER_VARIABLE;
/** Variables and velocities. */
const STATES: usize = VARIABLES * (1 + INERTIA);

/** What stopped lanes had when they did, as in the block. */
const STOPPED: usize = memory.data(4864, 16);
const STOPPED_STEPS: usize = memory.data(32, 16);

buildZiggurat();

/** Runs the job; returns DONE, or DIVERGED with `failedTrajectory` and `failedTime` set. */
export function run(job: Job): i32 {
  const perStride = LANES * job.blockStride;
  let done = 0;
  for (let from = job.first; done < job.count; from += perStride) {
    const kept = min(LANES, job.count - done);
    const lost = runBlock(job, from, (1 << kept) - 1);
    if (lost) {
      job.failedTrajectory = from + ctz(lost);
      return DIVERGED;
    }
    book(job, done, kept);
    done += kept;
  }
  return DONE;
}

/** One block from start to end. Returns a mask of wanted lanes that diverged; surplus lanes may. */
function runBlock(job: Job, from: i32, wanted: i32): i32 {
  const id = <u64>(from >> 3);
  memory.fill(BLOCK, 0, ACCUMULATORS + ((<usize>job.accumulatorCount) << 6));
  startNoise(job, id, BLOCK + LAST);
  memory.fill(BRANCH, 0, 32);
  memory.fill(LIKELIHOOD, 0, 64);
  for (let lane: usize = 0; lane < 8; lane++) {
    place(job, id, lane);
    store<f64>(ENERGIES + (lane << 3), energyOf(job, lane << 3, job.energyStart));
  }
  memory.copy(BLOCK + STARTED, BLOCK + X, STATE_BYTES);
  memory.fill(STOPPED_STEPS, 0xff, 32);
  let stopped = 0;
  let walked = 0;

  const fill = fillSteps(job);
  const apart = slotBytes(job);
  let normals: usize = 0;
  let cursor = fill;
  let record = job.record;
  let sinceRecord = 0;
  let segment = job.segments;
  const next = offsetof<Segment>() + ((<usize>job.branches) << 3);
  for (let s = 0; s < job.segmentCount; s++, segment += next) {
    const current = changetype<Segment>(segment);
    if (current.measure) {
      const key = streamKey(MEASURE, job.stream);
      measure(changetype<Measurement>(job.measurement), BLOCK, job.seed, key, id, BRANCH, LIKELIHOOD);
    }
    enter(segment, BLOCK, BRANCH);
    if (s == 0 && job.recording) {
      const halted = open(BLOCK, current.constants);
      if (job.recording == 2) stopped = keep(job, halted, 0, 0);
    }
    if (current.steps == 0) quench(BLOCK, current.constants);
    let taken = 0;
    while (taken < current.steps) {
      // a path that is replayed goes on, and is cut by the host
      if (stopped == 255 && !job.recordEvery) break;
      if (cursor == fill) {
        normals = fillNoise(job);
        cursor = 0;
      }
      let steps = min(current.steps - taken, fill - cursor);
      if (job.recordEvery) steps = min(steps, job.recordEvery - sinceRecord);
      const told = dispatch(job, current, steps, normals + ((<usize>cursor) << 6), apart);
      steps -= told >> 16;
      cursor += steps;
      taken += steps;
      const lost = told & wanted & ~stopped;
      if (lost) {
        job.failedTime = current.time + <f64>taken * current.h;
        return lost;
      }
      if (job.recording == 2) stopped = keep(job, (told >> 8) & 255, stopped, walked + taken);
      sinceRecord += steps;
      if (job.recordEvery == sinceRecord) {
        memory.copy(record, BLOCK, RECORD);
        record += RECORD;
        sinceRecord = 0;
      }
    }
    walked += taken;
  }
  for (let lane: usize = 0; lane < 8; lane++) {
    if ((stopped >> <i32>lane) & 1) copyLane(job, STOPPED, BLOCK, lane);
  }
  // the write to tau+ belongs to the last point
  if (job.recordEvery && sinceRecord == 0 && record > job.record) memory.copy(record - RECORD, BLOCK, RECORD);
  return 0;
}

/** Keeps what the lanes have that stop now; returns the mask of all that have stopped. */
function keep(job: Job, halted: i32, stopped: i32, steps: i32): i32 {
  for (let lane: usize = 0; lane < 8; lane++) {
    if (!(((halted & ~stopped) >> <i32>lane) & 1)) continue;
    copyLane(job, BLOCK, STOPPED, lane);
    store<i32>(STOPPED_STEPS + (lane << 2), steps);
  }
  return halted | stopped;
}

/** Copies the ledger and the accumulators of a lane from one block to another. */
function copyLane(job: Job, from: usize, to: usize, lane: usize): void {
  const end = ACCUMULATORS + ((<usize>job.accumulatorCount) << 6);
  for (let at = lane << 3; at < end; at += PER_VARIABLE) {
    if (at < LEDGER_BYTES || at >= ACCUMULATORS) store<f64>(to + at, load<f64>(from + at));
  }
}

/** Puts a lane where it starts: mean + spread z, with z drawn from a start table for each variable and velocity. */
function place(job: Job, id: u64, lane: usize): void {
  const key = streamKey(START, job.stream);
  for (let v: usize = 0; v < STATES; v++) {
    const u = uniform(load<u64>(threefry(job.seed, key, id, lane + (v << 3))));
    const z = startAt(v < <usize>VARIABLES ? job.start : job.startVelocity, u);
    for (let w = v; w < STATES; w++) {
      const at = BLOCK + X + w * PER_VARIABLE + (lane << 3);
      const from = v == 0 ? load<f64>(job.startMean + (w << 3)) : load<f64>(at);
      store<f64>(at, from + load<f64>(job.startSpread + ((w * STATES + v) << 3)) * z);
    }
  }
}

/** U and the kinetic energy of one lane, `at` bytes into each variable, in the fields of an energy row. */
function energyOf(job: Job, at: usize, row: usize): f64 {
  const x = v128.load64_splat(BLOCK + X + at);
  const y = VARIABLES > 1 ? v128.load64_splat(BLOCK + X + PER_VARIABLE + at) : x;
  const z = VARIABLES > 2 ? v128.load64_splat(BLOCK + X + 2 * PER_VARIABLE + at) : x;
  const u = VARIABLES > 3 ? v128.load64_splat(BLOCK + X + 3 * PER_VARIABLE + at) : x;
  let sum = f64x2.extract_lane(energy(x, y, z, u, row, row, row), 0);
  if (INERTIA) {
    for (let v: usize = 0; v < <usize>VARIABLES; v++) {
      const velocity = load<f64>(BLOCK + V + v * PER_VARIABLE + at);
      sum += load<f64>(job.halfMasses + (v << 3)) * velocity * velocity;
    }
  }
  return sum;
}

/** Picks the instance of the loop; once per fill. */
function dispatch(job: Job, segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  if (INERTIA) {
    if (job.scheme == BAOAB) return inertial<Baoab>(job, segment, steps, noise, apart);
    if (job.scheme == OBABO) return inertial<Obabo>(job, segment, steps, noise, apart);
    if (job.scheme == ABOBA) return inertial<Aboba>(job, segment, steps, noise, apart);
    if (job.scheme == OABAO) return inertial<Oabao>(job, segment, steps, noise, apart);
    return inertial<Explicit>(job, segment, steps, noise, apart);
  }
  if (job.scheme == EULER) return overdamped<Euler>(job, segment, steps, noise, apart);
  if (job.scheme == HEUN) return overdamped<Heun>(job, segment, steps, noise, apart);
  if (job.scheme == LEIMKUHLER_MATTHEWS) {
    if (job.recording) return booked<LeimkuhlerMatthews, f64>(job, segment, steps, noise, apart);
    return booked<LeimkuhlerMatthews, i32>(job, segment, steps, noise, apart);
  }
  if (job.scheme == EXACT_LINEAR) return booked<ExactLinear, i32>(job, segment, steps, noise, apart);
  // alone a variable has no work beside it
  if (VARIABLES > 1 && job.scheme == EXACT_CARRIED) {
    return booked<Carried, i32>(job, segment, steps, noise, apart);
  }
  if (job.recording) return loop<Metropolis<f64>, i32, i32, f64>(segment, steps, noise, apart);
  return loop<Metropolis<i32>, i32, i32, i32>(segment, steps, noise, apart);
}

function overdamped<S>(job: Job, segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  if (job.recording) return booked<S, f64>(job, segment, steps, noise, apart);
  if (job.stepwise) {
    if (job.entropic || job.forced) return booked<S, i32>(job, segment, steps, noise, apart);
    if (segment.driven) return loop<Pair<S, f64, f64, i32, i32>, f64, i32, i32>(segment, steps, noise, apart);
    return loop<Pair<S, i32, f64, i32, i32>, f64, i32, i32>(segment, steps, noise, apart);
  }
  if (job.forced) {
    if (segment.driven) return loop<Pair<S, f64, i32, f64, i32>, i32, f64, i32>(segment, steps, noise, apart);
    return loop<Pair<S, i32, i32, f64, i32>, i32, f64, i32>(segment, steps, noise, apart);
  }
  if (segment.driven) return loop<Pair<S, f64, i32, i32, i32>, i32, i32, i32>(segment, steps, noise, apart);
  return loop<Pair<S, i32, i32, i32, i32>, i32, i32, i32>(segment, steps, noise, apart);
}

/** Few instances: what a segment or a force does not need is booked all the same. */
function booked<S, R>(job: Job, segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  if (job.entropic) return loop<Pair<S, f64, f32, f64, R>, f32, f64, R>(segment, steps, noise, apart);
  if (job.stepwise || job.forced) {
    return loop<Pair<S, f64, f64, f64, R>, f64, f64, R>(segment, steps, noise, apart);
  }
  return loop<Pair<S, f64, i32, i32, R>, i32, i32, R>(segment, steps, noise, apart);
}

function inertial<S>(job: Job, segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  if (job.recording) return moving<S, f64>(job, segment, steps, noise, apart);
  if (job.stepwise && !job.entropic && !job.forced) {
    return loop<InertialPair<S, f64, i32, i32>, f64, i32, i32>(segment, steps, noise, apart);
  }
  return moving<S, i32>(job, segment, steps, noise, apart);
}

function moving<S, R>(job: Job, segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  if (job.entropic) return loop<InertialPair<S, f32, f64, R>, f32, f64, R>(segment, steps, noise, apart);
  if (job.stepwise || job.forced) {
    return loop<InertialPair<S, f64, f64, R>, f64, f64, R>(segment, steps, noise, apart);
  }
  return loop<InertialPair<S, i32, i32, R>, i32, i32, R>(segment, steps, noise, apart);
}

function loop<P, H, F, R>(segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  const scales = changetype<usize>(segment) + offsetof<Segment>("scale");
  return advance<P, H, F, R>(BLOCK, steps, noise, apart, segment.constants, scales);
}

/** Writes the ledger of the block's first `kept` lanes at row `at` of the columns. */
function book(job: Job, at: i32, kept: i32): void {
  for (let lane = 0; lane < kept; lane++) {
    const one = (<usize>lane) << 3;
    const end = job.energyEnd + <usize>(load<i32>(BRANCH + ((<usize>lane) << 2)) * job.energyEndStride);
    for (let v: usize = 0; v < STATES; v++) {
      const own = v * PER_VARIABLE + one;
      put(job, STARTS + <i32>v, at + lane, load<f64>(BLOCK + own, STARTED));
      put(job, ENDS + <i32>v, at + lane, load<f64>(BLOCK + own, X));
      if (v < <usize>VARIABLES) put(job, HEATS + <i32>v, at + lane, load<f64>(BLOCK + own, HEAT));
    }
    put(job, BATH_ENTROPY, at + lane, load<f64>(BLOCK + one, ENTROPY));
    put(job, WORK_DONE, at + lane, load<f64>(BLOCK + one, WORK));
    put(job, ENERGY_START, at + lane, load<f64>(ENERGIES + one));
    put(job, ENERGY_END, at + lane, energyOf(job, one, end));
    put(job, OUTCOME, at + lane, <f64>load<i32>(BRANCH + ((<usize>lane) << 2)));
    put(job, LOG_LIKELIHOOD, at + lane, load<f64>(LIKELIHOOD + one));
    put(job, FORCE_WORK_DONE, at + lane, load<f64>(BLOCK + one, FORCE_WORK));
    if (!job.recording) continue;
    put(job, STOPPED_AFTER, at + lane, <f64>load<i32>(STOPPED_STEPS + ((<usize>lane) << 2)));
    for (let i = 0; i < job.accumulatorCount; i++) {
      put(job, RECORDED + i, at + lane, load<f64>(BLOCK + one + ((<usize>i) << 6), ACCUMULATORS));
    }
  }
}

function put(job: Job, column: i32, row: i32, value: f64): void {
  store<f64>(job.columns + ((<usize>(column * job.count + row)) << 3), value);
}

/** Known-answer access for tests and the random battery: `fills` x 512 normals of one block to `out`, f64. */
export function normals(seed: u64, stream: u64, block: u64, out: usize, fills: i32): void {
  startNormals(KNOWN_STREAM, seed, streamKey(THERMAL, stream), block);
  for (let i = 0; i < fills; i++) fillNormals(KNOWN_STREAM, out + ((<usize>i) << 12));
}

/** Memory for the host's tables and columns; never freed: an instance serves one plan. */
export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

export { threefry } from "./random/threefry";
