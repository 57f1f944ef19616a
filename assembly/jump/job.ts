// What the host writes before a call, and what it reads after one; every offset is exported (jump/layout.ts).
import { Channel } from "../control/channel";

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
  states: i32;
  /** Where trajectories start (jump/entry.ts), and how many such places. */
  entries: usize;
  entryCount: i32;
  /** By channel: i32 target; and i32 code of the rate, i32 code of what is booked, u32 address of constants, i32 0. */
  targets: usize;
  codes: usize;
  /** A row that a slot without a trajectory stays in. */
  idleRow: usize;
  /** How rounds are repeated. */
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
  memoryAt: usize;
  /** Coefficients of what is recorded, attributes of the states, and how many of each. */
  observeConstants: usize;
  attributes: usize;
  attributeBytes: usize;
  /** With measurements: quantities that are kept of them (jump/decision.ts), else 0; numbers that are remembered; the channel. */
  controlled: i32;
  remembered: i32;
  /** Address of what is remembered at the start, and of the coefficients of `learn`; 1 where that door is filled. */
  memoryStart: usize;
  learnConstants: usize;
  learns: i32;
  measuring: Channel;
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
export const OUT_OF_CHANNEL: i32 = 3;
/** Failed channels that are none: a sum, what is remembered. */
export const SUM: i32 = -1;
export const MEMORY: i32 = -2;

/** Columns: these five, then the sums, then the observers; with measurements their quantities and the controller's first state. */
export const START_STATE: i32 = 0;
export const END_STATE: i32 = 1;
export const END_TIME: i32 = 2;
export const STOPPED: i32 = 3;
export const JUMPS: i32 = 4;
export const SUMS: i32 = 5;
/** Of a snapshot: state, jumps, then the sums, then the observers; with measurements their quantities. */
export const SNAPSHOT_SUMS: i32 = 2;
/** Of a recorded jump: f64 time, i32 channel, i32 state; of a measurement the channel is -1, and the outcome follows as f64. */
export const RECORD_BYTES: usize = 24;
