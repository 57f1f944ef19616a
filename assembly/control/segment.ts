// A stretch of equal steps between two breakpoints, jumps or measurements. Row k is written at frozen x (its work booked),
// then the state moves in it. A segment of 0 steps is a write without a move: the quench to tau+.
//
//   header | per branch: u32 rows, u32 stride
import { ROW, STRIDE } from "../ledger/block";

@unmanaged
export class Segment {
  /** Time at the segment's start, in the experiment's unit. */
  time: f64;
  /** Step. */
  h: f64;
  /** Turns the scheme's heat, which carries h/friction, into an energy: friction/h of each variable; with inertia mass/(2 glide^2). */
  scale: f64;
  scale1: f64;
  scale2: f64;
  scale3: f64;
  /** With inertia, how far a variable goes at velocity 1 in a turn of A; and its inverse. */
  glide: f64;
  glide1: f64;
  glide2: f64;
  glide3: f64;
  speed: f64;
  speed1: f64;
  speed2: f64;
  speed3: f64;
  steps: i32;
  /** 1 if any row of the segment differs from the one before it. */
  driven: i32;
  /** 1 if the measurement happens, and its branch is taken, before the segment. */
  measure: i32;
  /** Number of the snapshot that is taken at the segment's end, or 0. */
  snapshot: i32;
  /** Coefficients shared by all steps and lanes. */
  constants: usize;
}

/** Points the block's lanes at their rows of the segment; `branch` holds one i32 per lane. */
export function enter(segment: usize, block: usize, branch: usize): void {
  const tables = segment + offsetof<Segment>();
  for (let lane: usize = 0; lane < 8; lane++) {
    const table = tables + ((<usize>load<i32>(branch + (lane << 2))) << 3);
    store<u32>(block + (lane << 2), load<u32>(table), ROW);
    store<u32>(block + (lane << 2), load<u32>(table, 4), STRIDE);
  }
}
