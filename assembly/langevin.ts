// Entry: Langevin dynamics in blocks of eight trajectories,
//   INERTIA 0   dx_v = F_v(x, t)/friction_v dt + sqrt(2 kT_v/friction_v) dB_v
//   INERTIA 1   dx_v = v_v dt,  mass_v dv_v = (F_v(x, t) - friction_v v_v) dt + sqrt(2 friction_v kT_v) dB_v
// Compiled once for each of these and each number of variables (`--use VARIABLES=2`): conditions on them are settled then.
// One call runs one job: for each block start, then segment by segment drive · move · measure, then the boundary's ledger.

import { Control } from "./control/control";
import { firstState, follow, wrap } from "./control/finite";
import { expose, measure, startMeasuring } from "./control/measure";
import { aim, begin as beginAction, charge, remember, startOwn, write } from "./control/policy";
import { enter, enterOwn, Segment } from "./control/segment";
import { place } from "./control/start";
import { changeUnits, velocities, velocitiesOf } from "./control/units";
import {
  ACCUMULATORS,
  CONTROL,
  LANES,
  LAST,
  OWN,
  PER_VARIABLE,
  ROW,
  STATE,
  STATE_BYTES,
  WORK,
} from "./ledger/block";
import { begin, book, copyLane } from "./ledger/book";
import { DIVERGED, DONE, Job, OUT_OF_RANGE } from "./ledger/job";
import { open, quench } from "./move/advance";
import { dispatch } from "./move/dispatch";
import { fillNoise, fillSteps, slotBytes, startNoise } from "./random/noise";
import { fillNormals, startNormals } from "./random/normals";
import { START, streamKey, THERMAL } from "./random/purpose";
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

const BLOCK: usize = memory.data(18432, 16); // at least BLOCK_BYTES of four variables with inertia
/** The controller's state of each lane, i32: which rows it has. */
const BRANCH: usize = memory.data(32, 16);
/** The same before the last measurement. */
const BEFORE: usize = memory.data(32, 16);
/** The stream of `normals`. */
const KNOWN_STREAM: usize = memory.data(416, 16);

/** Bytes of a recorded point: the state and the work, which come first in the block. */
const RECORD: usize = STATE_BYTES + PER_VARIABLE;

/** What stopped lanes had when they did, as in the block. */
const STOPPED: usize = memory.data(18432, 16);
const STOPPED_STEPS: usize = memory.data(32, 16);
const STOPPED_BRANCH: usize = memory.data(32, 16);
const UNSTOPPED_WORK: usize = memory.data(64, 16);

buildZiggurat();

/** Runs the job; returns DONE, or what failed with `failedTrajectory` and `failedTime` set. */
export function run(job: Job): i32 {
  const perStride = LANES * job.blockStride;
  let done = 0;
  for (let from = job.first; done < job.count; from += perStride) {
    const kept = min(LANES, job.count - done);
    const lost = runBlock(job, from, done, kept);
    if (lost) {
      job.failedTrajectory = from + ctz(lost);
      return job.failure;
    }
    book(job, BLOCK, BRANCH, STOPPED_STEPS, done, kept);
    done += kept;
  }
  return DONE;
}

/** One block from start to end, its snapshots from row `at` on. Returns a mask of kept lanes that failed; surplus lanes may. */
function runBlock(job: Job, from: i32, at: i32, kept: i32): i32 {
  const wanted = (1 << kept) - 1;
  const id = <u64>(from >> 3);
  memory.fill(BLOCK, 0, ACCUMULATORS + ((<usize>job.accumulatorCount) << 6));
  startNoise(job, id, BLOCK + LAST);
  memory.fill(BRANCH, 0, 32);
  const control = changetype<Control>(job.control);
  const own = job.control != 0 && control.own;
  if (job.control) startControl(job, control, id);
  for (let lane: usize = 0; lane < 8; lane++) {
    place(job, load<i32>(BRANCH + (lane << 2)), id, BLOCK, lane);
  }
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
  let level = 0;
  /** Whether a round has just begun; whether fields were written whose work is not booked; times that a loop was gone through. */
  let opening = false;
  let written = false;
  let looped = 0;
  let later: f64 = 0;
  while (round < job.rounds) {
    const segment = job.segments + <usize>s * next;
    const current = changetype<Segment>(segment);
    if (s == job.lead && looped == 0) {
      opening = round >= 0;
      if (round == 0) {
        if (INERTIA) changeUnits(BLOCK, units, 0);
        units = 0;
        begin(job, BLOCK, BRANCH);
        begun = true;
        walked = 0;
      }
    }
    const recording = job.recordEvery && begun;
    if (own) enterOwn(segment, BLOCK, control.coefficients);
    else enter(segment, BLOCK, current.act == 3 ? BEFORE : BRANCH);
    if (INERTIA) changeUnits(BLOCK, units, segment);
    units = segment;
    if (opening && (own || !current.event || current.driven)) {
      // before anything is written
      if (own) aim(BLOCK, current.constants);
      stopped = look(job, current, round, at, kept, stopped);
      opening = false;
    }
    if (current.measure) {
      const lost = measure(job, control, BLOCK, current.constants) & wanted & ~stopped;
      if (lost) return fail(job, OUT_OF_RANGE, current.time + <f64>round * job.period + later, lost);
      let ends = 0;
      if (own)
        ends = remember(
          control,
          BLOCK,
          current.constants,
          round == -job.discard ? current.elapsed : current.again,
        );
      else {
        v128.store(BEFORE, v128.load(BRANCH));
        v128.store(BEFORE, v128.load(BRANCH, 16), 16);
        ends = follow(control, BLOCK, level, BRANCH, 0);
      }
      if (ends && begun) {
        // the write of the fields at this time is theirs alone
        memory.copy(UNSTOPPED_WORK, BLOCK + WORK, PER_VARIABLE);
        if (own) aim(BLOCK, current.constants);
        quench(BLOCK, current.constants);
        stopped = keep(job, segment, ends, stopped, walked);
        memory.copy(BLOCK + WORK, UNSTOPPED_WORK, PER_VARIABLE);
      }
      level += 1;
    }
    if (current.act == 1) {
      beginAction(control, BLOCK);
      write(BLOCK, current.constants, 0);
      written = true;
    }
    if (current.event) {
      if (current.driven) quench(BLOCK, current.constants);
    } else {
      if (own) {
        aim(BLOCK, current.constants);
        if ((written || current.driven) && current.act != 2) {
          charge(control, BLOCK, current.constants);
          written = false;
        }
        if (current.steps == 0 && current.act == 2) {
          follows(control, current, current.age);
        }
      } else if (current.steps == 0) quench(BLOCK, current.constants);
      else if (current.write) {
        quench(BLOCK, current.constants);
        const skip = i32x4.splat(current.write);
        v128.store(BLOCK, i32x4.add(v128.load(BLOCK, ROW), skip), ROW);
        v128.store(BLOCK, i32x4.add(v128.load(BLOCK, ROW + 16), skip), ROW + 16);
      }
    }
    const alone = own && (current.act == 2 || current.driven || current.expose);
    let taken = 0;
    while (taken < current.steps) {
      // a path that is replayed goes on, and is cut by the host
      if (stopped == 255 && !job.recordEvery) break;
      if (cursor == fill) {
        normals = fillNoise(job);
        cursor = 0;
      }
      let steps = min(current.steps - taken, fill - cursor);
      if (alone) {
        steps = 1;
        if (current.act == 2) follows(control, current, current.age + (<f64>taken + 0.5) * current.h);
        else if (current.driven && taken > 0) {
          aim(BLOCK, current.constants);
          charge(control, BLOCK, current.constants);
        }
      }
      if (recording) steps = min(steps, job.recordEvery - sinceRecord);
      const told = dispatch(BLOCK, job, current, steps, normals + ((<usize>cursor) << 6), apart);
      steps -= told >> 16;
      cursor += steps;
      taken += steps;
      const lost = told & wanted & ~stopped;
      if (lost) {
        const time = current.time + <f64>round * job.period + later + <f64>taken * current.h;
        return fail(job, DIVERGED, time, lost);
      }
      if (job.recording == 2 && begun) {
        stopped = keep(job, segment, (told >> 8) & 255, stopped, walked + taken);
      }
      if (current.expose) expose(BLOCK, current.constants);
      if (!recording) continue;
      sinceRecord += steps;
      if (job.recordEvery == sinceRecord) {
        memory.copy(record, BLOCK, RECORD);
        if (INERTIA) velocities(record, segment);
        record += RECORD;
        sinceRecord = 0;
      }
    }
    if (current.act == 2) {
      // as they are at its end, for who looks next
      write(BLOCK, current.constants, current.age + <f64>current.steps * current.h);
      written = true;
    }
    walked += taken;
    if (current.snapshot && begun) {
      capture(job, current, current.snapshot, round, at, kept, BLOCK, BRANCH);
    }
    if (looped < current.times) {
      looped += 1;
      later += current.loop;
      s -= current.back;
      continue;
    }
    if (current.times) {
      looped = 0;
      later = 0;
    }
    s += 1;
    if (s == job.segmentCount) {
      s = job.lead;
      round += 1;
      if (job.control && !own && round < job.rounds) wrap(control, BLOCK, BRANCH);
      level = 0;
    }
  }
  if (INERTIA) changeUnits(BLOCK, units, 0);
  for (let lane: usize = 0; lane < 8; lane++) {
    if (!((stopped >> <i32>lane) & 1)) continue;
    copyLane(job, STOPPED, BLOCK, lane);
    store<i32>(BRANCH + (lane << 2), load<i32>(STOPPED_BRANCH + (lane << 2)));
  }
  // the write to tau+ belongs to the last point
  if (job.recordEvery && sinceRecord == 0 && record > job.record) memory.copy(record - RECORD, BLOCK, RECORD);
  return 0;
}

/** Fields that change by themselves, `age` after the action, and their work. */
function follows(control: Control, segment: Segment, age: f64): void {
  write(BLOCK, segment.constants, age);
  aim(BLOCK, segment.constants);
  charge(control, BLOCK, segment.constants);
}

/** At the start of a round: opens what is recorded, and takes the first snapshot. Returns the mask of lanes that have stopped. */
function look(job: Job, segment: Segment, round: i32, at: i32, kept: i32, stopped: i32): i32 {
  if (round == 0 && job.recording) {
    const halted = open(BLOCK, segment.constants);
    if (job.recording == 2) stopped = keep(job, changetype<usize>(segment), halted, stopped, 0);
  }
  if (job.snapshots) capture(job, segment, 0, round, at, kept, BLOCK, BRANCH);
  return stopped;
}

function fail(job: Job, failure: i32, time: f64, lanes: i32): i32 {
  job.failure = failure;
  job.failedTime = time;
  return lanes;
}

/** Begins what measures and acts. */
function startControl(job: Job, control: Control, id: u64): void {
  memory.fill(BLOCK + CONTROL, 0, OWN - CONTROL);
  startMeasuring(job, id);
  if (control.own) startOwn(control, BLOCK, OWN);
  if (!control.firsts) return;
  const key = streamKey(START, job.stream);
  for (let lane: usize = 0; lane < 8; lane++) {
    const state = firstState(control, uniform(load<u64>(threefry(job.seed, key, id, 64 + lane))));
    store<i32>(BRANCH + (lane << 2), state);
    store<f64>(BLOCK + (lane << 3), <f64>state, STATE);
  }
}

/** Keeps what the lanes have that stop now, in a segment; returns the mask of all that have stopped. */
function keep(job: Job, segment: usize, halted: i32, stopped: i32, steps: i32): i32 {
  for (let lane: usize = 0; lane < 8; lane++) {
    if (!(((halted & ~stopped) >> <i32>lane) & 1)) continue;
    copyLane(job, BLOCK, STOPPED, lane);
    if (INERTIA) velocitiesOf(STOPPED, segment, lane << 3);
    store<i32>(STOPPED_STEPS + (lane << 2), steps);
    store<i32>(STOPPED_BRANCH + (lane << 2), load<i32>(BRANCH + (lane << 2)));
  }
  return halted | stopped;
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
