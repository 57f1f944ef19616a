// The network in one window, as the host lays it out (src/kernel/jumpTables.ts): per state a row, then its cells.
//
//   window  where its states' rows are, what it is, and what comes after it: windows are a graph, since a measurement chooses its way
//   row     f64 1/R | f64 R | i32 state | i64 down | i64 shift, then 2^k cells;   R = sum of the channels' bounds K_c, shift = k, down = 63 - k
//   cell    two pieces, each (part of) a channel: with w a word of 64 bits, the upper k are the cell, the others, as f = w << k, decide
//           between its pieces: f < split the first, else the second. (A. J. Walker, Electron. Lett. 10, 127 (1974).)
//
//   still   u64 split | u64 0 | first: u32 next row, u32 gains | second: u32 next row, u32 gains               32 bytes
//   thin    per piece 64 bytes: u64 from | f64 unit | f64 a | f64 b | f64 d | u32 next row, u32 gains | u64 split (of the first) | i32 channel
//           (f - from)/2 units is uniform in [0, K_c); a, b and d are in these units. Below a + b s the channel fires, from a + b s + d on it
//           does not, between them its exact rate decides.
//
//   gains   of a channel, pairs of sums: still p p, thin p p q q; what a jump at s adds is p + q s

@unmanaged
export class Window {
  time: f64;
  length: f64;
  /** Address of value and slope per moving quantity. */
  fields: usize;
  /** u32 address of the row, by state. */
  rows: usize;
  /** Entries as the plan has them: per state f64 index of the first, f64 number; and the address that index 0 is. */
  rates: usize;
  tables: usize;
  gains: usize;
  gainBytes: i32;
  exact: i32;
  booked: i32;
  snapshot: i32;
  /** The window after it, where nothing but time lies between the two; else 0. */
  after: usize;
  /** The window after it; 0 at the end of a round, or where a measurement decides. */
  next: usize;
  /** At the end of a round: where the next one begins. */
  wrap: usize;
  /** The measurement at its end (jump/decision.ts), or 0. */
  decision: usize;
  /** 1 where a round begins. */
  opens: i32;
  /** State of the controller. */
  control: i32;
}

export const WINDOW_BYTES: usize = offsetof<Window>();

export const ROW_PER_RATE: usize = 0;
export const ROW_RATE: usize = 8;
export const ROW_STATE: usize = 16;
export const ROW_DOWN: usize = 24;
export const ROW_SHIFT: usize = 32;
export const ROW_BYTES: usize = 48;

export const STILL_NEXT: usize = 16;
export const STILL_GAINS: usize = 20;

export const PIECE_FROM: usize = 0;
export const PIECE_UNIT: usize = 8;
export const PIECE_A: usize = 16;
export const PIECE_B: usize = 24;
export const PIECE_D: usize = 32;
export const PIECE_NEXT: usize = 40;
export const PIECE_GAINS: usize = 44;
export const PIECE_SPLIT: usize = 48;
export const PIECE_CHANNEL: usize = 56;
