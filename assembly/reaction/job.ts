// What the host writes before a call, and what it reads after one; every offset is exported (reaction/layout.ts).

@unmanaged
export class Job {
  seed: u64;
  stream: u64;
  /** Index of the first trajectory, a multiple of 64; how many; blocks from one to the next that is run. */
  first: i32;
  count: i32;
  blockStride: i32;
  /** Species, sums over events, coefficients of a window, doubles of what is recorded. */
  species: i32;
  sums: i32;
  coefficients: i32;
  observers: i32;
  /** Whether a condition stops trajectories; whether a step says if it is sound. */
  stops: i32;
  guarded: i32;
  /** Conditions at which counts are assigned; their codes come first. */
  triggers: i32;
  /** 1 where steps count events, which formulas want to know; else steps are counted, and what is no event apart. */
  counted: i32;
  /** Rows of counts, their cumulative probabilities, how many. */
  startCounts: usize;
  start: usize;
  starts: i32;
  /** Windows, how many, and how they are repeated. */
  windows: usize;
  windowCount: i32;
  lead: i32;
  discard: i32;
  rounds: i32;
  snapshots: i32;
  period: f64;
  /** The four pairs, their size, and where in each the arrays begin that have no fixed size. */
  pairs: usize;
  pairBytes: usize;
  startsAt: usize;
  countsAt: usize;
  partsAt: usize;
  totalsAt: usize;
  lostAt: usize;
  coefficientsAt: usize;
  observersAt: usize;
  triggersAt: usize;
  /** What formulas read. */
  constants: usize;
  /** Of the loop of the next reaction: how many reactions (0: the other loop), their tables; propensities, times, heap and places. */
  reactionCount: i32;
  reactions: usize;
  propensities: usize;
  times: usize;
  heap: usize;
  places: usize;
  /** Of the loop of leaps: how many reactions (0: another loop), their tables; firings; counts at the leap's end; values in the pair. */
  leapCount: i32;
  leaping: usize;
  firings: usize;
  next: usize;
  valuesAt: usize;
  /** Whether firings may be taken back, and the sum that says how many. */
  mayTakeBack: i32;
  takenBack: i32;
  /** Columns of f64, `count` long, one after the other; then the snapshots. */
  columns: usize;
  /** The trajectory whose events are recorded, or -1; where to, how many fit and how many there were. */
  recordTrajectory: i32;
  record: usize;
  recordCapacity: f64;
  recordCount: f64;
  /** Steps that have been taken in the block. */
  now: f64;
  /** What went wrong, where. */
  status: i32;
  failedTrajectory: i32;
  failedTime: f64;
}

/** Outcomes. */
export const DONE: i32 = 0;
/** A propensity that is none, a bound that is too low, a count below 0. */
export const UNSOUND: i32 = 1;
export const NOT_FINITE: i32 = 2;

/** Columns: these three, then counts at the start, counts at the end, sums, observers. */
export const END_TIME: i32 = 0;
export const STOPPED: i32 = 1;
export const EVENTS: i32 = 2;
export const COUNTS: i32 = 3;
