// Two trajectories side by side: what steps read and change, a vector of two lanes each, and behind the fixed part the arrays of the
// network: counts at the start, counts, sums (parts since the last fill, totals, what these lost by rounding), coefficients of the
// windows that the lanes are in, and what is recorded.

/** Time within the window, and the window's length. */
export const S: usize = 0;
export const LENGTH: usize = 16;
/** Events since the ledger began; or what they are less than steps, a number up to 0 (Job.counted). */
export const FIRED: usize = 32;
/** Masks: a condition stops the lane; its step was sound; it is the one that `opened` is about. */
export const STOP: usize = 48;
export const SOUND: usize = 64;
export const CHOSEN: usize = 80;
/** Time since the ledger began at which the window begins. */
export const BEGAN: usize = 96;
export const PAIR_BYTES: usize = 112;

/** A stretch of time in which the coefficients stand still, or are proven to be bounds. */
@unmanaged
export class Window {
  /** Within the round; negative before the ledger. */
  time: f64;
  length: f64;
  /** Address of its coefficients. */
  coefficients: usize;
  /** Number of the snapshot at its end, or 0. */
  snapshot: i32;
  /** 1 + code of the assignment at its end, before the snapshot, or 0. */
  assignment: i32;
  /** Leaps that it is cut into. */
  leaps: i32;
}

export const WINDOW_BYTES: usize = offsetof<Window>();

/** What belongs to a lane alone, away from the loop. */
@unmanaged
export class Lane {
  window: Window;
  /** Negative before the ledger. */
  round: i32;
  begun: i32;
  /** Trajectories that are still to come, this one included; its index, and its row in the columns. */
  left: i32;
  trajectory: i32;
  place: i32;
  /** Steps that had been taken in the block when the ledger began. */
  from: f64;
  /** Address of the lane's own double in every vector of its pair. */
  at: usize;
  /** 0 or 1. */
  side: i32;
}

export const LANE_BYTES: usize = 64;
export const LANES: i32 = 8;
