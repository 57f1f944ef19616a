// The ledger of a block: begun, kept where a lane stops, and written to the columns.
import {
  ACCUMULATORS,
  BOOKS,
  BOOKS_BYTES,
  CONTROL,
  ENTROPY,
  FORCE_WORK,
  HEAT,
  INFORMATION,
  LEDGER_BYTES,
  LOG_LIKELIHOOD,
  MEASUREMENTS,
  OWN,
  PER_VARIABLE,
  REPEATED,
  STARTED,
  STATE_BYTES,
  STATES,
  WORK,
  X,
} from "./block";
import {
  BATH_ENTROPY,
  COLUMNS,
  ENDS,
  ENERGY_END,
  ENERGY_START,
  FORCE_WORK_DONE,
  HEATS,
  STARTS,
  STOPPED_AFTER,
  WORK_DONE,
} from "./columns";
import { energyOf } from "./energy";
import { Job } from "./job";

const ENERGIES: usize = memory.data(64, 16);

/** Begins the ledger: nothing booked, and what the start is, is taken. */
export function begin(job: Job, block: usize, branch: usize): void {
  memory.fill(block + BOOKS, 0, BOOKS_BYTES);
  memory.fill(block + ACCUMULATORS, 0, (<usize>job.accumulatorCount) << 6);
  for (let lane: usize = 0; lane < 8; lane++) {
    const row = job.energyStart + <usize>(load<i32>(branch + (lane << 2)) * job.energyStartStride);
    store<f64>(ENERGIES + (lane << 3), energyOf(job, block, lane, row));
    const at = block + (lane << 3);
    store<f64>(at, 0, LOG_LIKELIHOOD);
    store<f64>(at, 0, INFORMATION);
    store<f64>(at, 0, MEASUREMENTS);
    store<f64>(at, 1, REPEATED);
  }
  memory.copy(block + STARTED, block + X, STATE_BYTES);
}

/** Copies the ledger, the accumulators and what is remembered of a lane from one block to another. */
export function copyLane(job: Job, from: usize, to: usize, lane: usize): void {
  const end = ACCUMULATORS + ((<usize>job.accumulatorCount) << 6);
  for (let at = lane << 3; at < end; at += PER_VARIABLE) {
    if (at < LEDGER_BYTES || at >= ACCUMULATORS) store<f64>(to + at, load<f64>(from + at));
  }
  if (!job.control) return;
  for (let at = CONTROL + (lane << 3); at < OWN; at += PER_VARIABLE) {
    store<f64>(to + at, load<f64>(from + at));
  }
  for (let i: usize = 0; i < <usize>job.namedCount; i++) {
    const at = <usize>load<i32>(job.named + (i << 2)) + (lane << 3);
    store<f64>(to + at, load<f64>(from + at));
  }
}

/** Writes the ledger of the block's first `kept` lanes at row `at` of the columns; `stopped` has the steps after which each stopped. */
export function book(job: Job, block: usize, branch: usize, stopped: usize, at: i32, kept: i32): void {
  for (let lane = 0; lane < kept; lane++) {
    const one = (<usize>lane) << 3;
    const row = job.energyEnd + <usize>(load<i32>(branch + ((<usize>lane) << 2)) * job.energyEndStride);
    for (let v: usize = 0; v < STATES; v++) {
      const own = v * PER_VARIABLE + one;
      put(job, STARTS + <i32>v, at + lane, load<f64>(block + own, STARTED));
      put(job, ENDS + <i32>v, at + lane, load<f64>(block + own, X));
      if (v < <usize>VARIABLES) put(job, HEATS + <i32>v, at + lane, load<f64>(block + own, HEAT));
    }
    put(job, BATH_ENTROPY, at + lane, load<f64>(block + one, ENTROPY));
    put(job, WORK_DONE, at + lane, load<f64>(block + one, WORK));
    put(job, ENERGY_START, at + lane, load<f64>(ENERGIES + one));
    put(job, ENERGY_END, at + lane, energyOf(job, block, <usize>lane, row));
    put(job, FORCE_WORK_DONE, at + lane, load<f64>(block + one, FORCE_WORK));
    put(job, STOPPED_AFTER, at + lane, <f64>load<i32>(stopped + ((<usize>lane) << 2)));
    for (let i = 0; i < job.accumulatorCount; i++) {
      put(job, COLUMNS + i, at + lane, load<f64>(block + one + ((<usize>i) << 6), ACCUMULATORS));
    }
    const first = COLUMNS + job.accumulatorCount;
    for (let i = 0; i < job.namedCount; i++) {
      const quantity = <usize>load<i32>(job.named + ((<usize>i) << 2));
      put(job, first + i, at + lane, load<f64>(block + one + quantity));
    }
  }
}

function put(job: Job, column: i32, row: i32, value: f64): void {
  store<f64>(job.columns + ((<usize>(column * job.count + row)) << 3), value);
}
