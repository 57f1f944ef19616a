// What the host writes before a call, and what it reads after one; every offset is exported (jump/layout.ts).

@unmanaged
export class Job {
  seed: u64;
  stream: u64;
  /** Index of the first trajectory, a multiple of 64; how many; blocks from one to the next that is run. */
  first: i32;
  count: i32;
  blockStride: i32;
  /** Which loop: one of those below. */
  loop: i32;
  /** 1 for discrete time: candidates come after exactly 1. */
  discrete: i32;
  /** 1 where cells are thin (jump/network.ts). */
  thin: i32;
  /** Moving quantities, sums, pairs of sums (at least 1), observers. */
  fields: i32;
  accumulators: i32;
  pairs: i32;
  observers: i32;
  /** 1 where the doors of what is recorded are filled. */
  observed: i32;
  /** Cumulative probabilities of the states and their number; the only state, or -1. */
  start: usize;
  states: i32;
  startPoint: i32;
  /** By channel: i32 target; and i32 code of the rate, i32 code of what is booked, u32 address of constants, i32 0. */
  targets: usize;
  codes: usize;
  /** A row that a slot without a trajectory stays in. */
  idleRow: usize;
  /** Windows (jump/network.ts), how many, and how they are repeated. */
  windows: usize;
  windowCount: i32;
  lead: i32;
  discard: i32;
  rounds: i32;
  snapshots: i32;
  period: f64;
  /** The four slots, their size, and where in each the arrays begin that have no fixed size. */
  slots: usize;
  slotBytes: usize;
  fieldsAt: usize;
  valuesAt: usize;
  beforeAt: usize;
  observersAt: usize;
  partsAt: usize;
  totalsAt: usize;
  lostAt: usize;
  /** Coefficients of what is recorded, attributes of the states, and how many of each. */
  observeConstants: usize;
  attributes: usize;
  attributeBytes: usize;
  /** Columns of f64, `count` long, one after the other; then the snapshots. */
  columns: usize;
  /** The trajectory whose jumps are recorded, or -1; where to, how many fit and how many there were. */
  recordTrajectory: i32;
  record: usize;
  recordCapacity: f64;
  recordCount: f64;
  /** Iterations that every slot of the block has finished. */
  now: f64;
  /** What went wrong, where. */
  status: i32;
  failedTrajectory: i32;
  failedChannel: i32;
  failedTime: f64;
  failedRate: f64;
  failedLow: f64;
  failedHigh: f64;
}

/** Loops: all in memory with every door; nothing moves; something moves. "Two" where no state has more than two channels. */
export const WATCHED: i32 = 0;
export const STILL_TWO: i32 = 1;
export const STILL: i32 = 2;
export const DRIVEN_TWO: i32 = 3;
export const DRIVEN: i32 = 4;

/** Outcomes. */
export const DONE: i32 = 0;
export const OUT_OF_BOUNDS: i32 = 1;
export const NOT_FINITE: i32 = 2;

/** Columns: these five, then the sums, then the observers. */
export const START_STATE: i32 = 0;
export const END_STATE: i32 = 1;
export const END_TIME: i32 = 2;
export const STOPPED: i32 = 3;
export const JUMPS: i32 = 4;
export const SUMS: i32 = 5;
/** Of a snapshot: state, jumps, then the sums, then the observers. */
export const SNAPSHOT_SUMS: i32 = 2;
/** Of a recorded jump: f64 time, i32 channel, i32 state. */
export const RECORD_BYTES: usize = 16;
