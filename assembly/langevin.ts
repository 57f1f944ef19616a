// Entry: Langevin dynamics in blocks of eight trajectories,
//   INERTIA 0   dx_v = F_v(x, t)/friction_v dt + sqrt(2 kT_v/friction_v) dB_v
//   INERTIA 1   dx_v = v_v dt,  mass_v dv_v = (F_v(x, t) - friction_v v_v) dt + sqrt(2 friction_v kT_v) dB_v
// Compiled once for each of these and each number of variables (`--use VARIABLES=2`): conditions on them are settled then.
// One call runs one job: for each block start, then segment by segment drive · move · measure, then the boundary's ledger.

import { Measurement, measure } from "./control/measure";
import { enter, Segment } from "./control/segment";
import { startAt } from "./control/start";
import { changeUnits, velocities, velocitiesOf } from "./control/units";
import {
  ACCUMULATORS,
  BOOKS,
  BOOKS_BYTES,
  ENTROPY,
  FORCE_WORK,
  HEAT,
  LANES,
  LAST,
  LEDGER_BYTES,
  PER_VARIABLE,
  STARTED,
  STATE_BYTES,
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
import { energyOf } from "./ledger/energy";
import { DIVERGED, DONE, Job } from "./ledger/job";
import { open, quench } from "./move/advance";
import { dispatch } from "./move/dispatch";
import { fillNoise, fillSteps, slotBytes, startNoise } from "./random/noise";
import { fillNormals, startNormals } from "./random/normals";
import { MEASURE, START, streamKey, THERMAL } from "./random/purpose";
import { threefry, uniform } from "./random/threefry";
import { buildZiggurat } from "./random/ziggurat";
import { capture } from "./record/snapshot";

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
    const lost = runBlock(job, from, done, kept);
    if (lost) {
      job.failedTrajectory = from + ctz(lost);
      return DIVERGED;
    }
    book(job, done, kept);
    done += kept;
  }
  return DONE;
}

/** One block from start to end, its snapshots from row `at` on. Returns a mask of kept lanes that diverged; surplus lanes may. */
function runBlock(job: Job, from: i32, at: i32, kept: i32): i32 {
  const wanted = (1 << kept) - 1;
  const id = <u64>(from >> 3);
  memory.fill(BLOCK, 0, ACCUMULATORS + ((<usize>job.accumulatorCount) << 6));
  startNoise(job, id, BLOCK + LAST);
  memory.fill(BRANCH, 0, 32);
  memory.fill(LIKELIHOOD, 0, 64);
  for (let lane: usize = 0; lane < 8; lane++) place(job, id, lane);
  memory.fill(STOPPED_STEPS, 0xff, 32);
  let stopped = 0;
  let walked = 0;
  let begun = false;
  /** The segment in whose units the block's velocities are, or 0. */
  let units: usize = 0;

  const fill = fillSteps(job);
  const apart = slotBytes(job);
  let normals: usize = 0;
  let cursor = fill;
  let record = job.record;
  let sinceRecord = 0;
  const next = offsetof<Segment>() + ((<usize>job.branches) << 3);
  let s = 0;
  let round = -job.discard;
  while (round < job.rounds) {
    const segment = job.segments + <usize>s * next;
    const current = changetype<Segment>(segment);
    const starts = s == job.lead;
    if (starts && round == 0) {
      if (INERTIA) changeUnits(BLOCK, units, 0);
      units = 0;
      begin(job);
      begun = true;
      walked = 0;
    }
    const recording = job.recordEvery && begun;
    if (current.measure) {
      const key = streamKey(MEASURE, job.stream);
      measure(changetype<Measurement>(job.measurement), BLOCK, job.seed, key, id, BRANCH, LIKELIHOOD);
    }
    enter(segment, BLOCK, BRANCH);
    if (INERTIA) changeUnits(BLOCK, units, segment);
    units = segment;
    if (starts && round == 0 && job.recording) {
      const halted = open(BLOCK, current.constants);
      if (job.recording == 2) stopped = keep(job, segment, halted, 0, 0);
    }
    if (starts && round >= 0 && job.snapshots) {
      capture(job, current, 0, round, at, kept, BLOCK, BRANCH);
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
      if (recording) steps = min(steps, job.recordEvery - sinceRecord);
      const told = dispatch(BLOCK, job, current, steps, normals + ((<usize>cursor) << 6), apart);
      steps -= told >> 16;
      cursor += steps;
      taken += steps;
      const lost = told & wanted & ~stopped;
      if (lost) {
        job.failedTime = current.time + <f64>round * job.period + <f64>taken * current.h;
        return lost;
      }
      if (job.recording == 2 && begun) {
        stopped = keep(job, segment, (told >> 8) & 255, stopped, walked + taken);
      }
      if (!recording) continue;
      sinceRecord += steps;
      if (job.recordEvery == sinceRecord) {
        memory.copy(record, BLOCK, RECORD);
        if (INERTIA) velocities(record, segment);
        record += RECORD;
        sinceRecord = 0;
      }
    }
    walked += taken;
    if (current.snapshot && begun) {
      capture(job, current, current.snapshot, round, at, kept, BLOCK, BRANCH);
    }
    s += 1;
    if (s == job.segmentCount) {
      s = job.lead;
      round += 1;
    }
  }
  if (INERTIA) changeUnits(BLOCK, units, 0);
  for (let lane: usize = 0; lane < 8; lane++) {
    if ((stopped >> <i32>lane) & 1) copyLane(job, STOPPED, BLOCK, lane);
  }
  // the write to tau+ belongs to the last point
  if (job.recordEvery && sinceRecord == 0 && record > job.record) memory.copy(record - RECORD, BLOCK, RECORD);
  return 0;
}

/** Keeps what the lanes have that stop now, in a segment; returns the mask of all that have stopped. */
function keep(job: Job, segment: usize, halted: i32, stopped: i32, steps: i32): i32 {
  for (let lane: usize = 0; lane < 8; lane++) {
    if (!(((halted & ~stopped) >> <i32>lane) & 1)) continue;
    copyLane(job, BLOCK, STOPPED, lane);
    if (INERTIA) velocitiesOf(STOPPED, segment, lane << 3);
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

/** Begins the ledger: nothing booked, and what the start is, is taken. */
function begin(job: Job): void {
  memory.fill(BLOCK + BOOKS, 0, BOOKS_BYTES);
  memory.fill(BLOCK + ACCUMULATORS, 0, (<usize>job.accumulatorCount) << 6);
  for (let lane: usize = 0; lane < 8; lane++) {
    store<f64>(ENERGIES + (lane << 3), energyOf(job, BLOCK, lane << 3, job.energyStart));
  }
  memory.copy(BLOCK + STARTED, BLOCK + X, STATE_BYTES);
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
    put(job, ENERGY_END, at + lane, energyOf(job, BLOCK, one, end));
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
