// A stretch of equal steps between two breakpoints, jumps or measurements. Row k is written at frozen x (its work booked),
// then the state moves in it. A segment of 0 steps is a write without a move: the quench to tau+.
//
//   header | per branch: u32 rows, u32 stride
//
// Where a policy writes fields, the lanes share one row, but for coefficients that depend on these fields: those stand in the block,
// and the first of a pair's two pointers leads to them.
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
  /** 1 where measurements and actions happen and nothing moves: its rows have the fields at that time. */
  event: i32;
  /** Bytes from a row whose work is booked before the steps to the row of the steps, or 0. */
  write: i32;
  /** 1 if a measurement happens. */
  measure: i32;
  /** 1 if a policy acts, in an event; 2, among steps, if what it wrote goes on to change; 3 if the rows are of the states before a measurement. */
  act: i32;
  /** 1 if the reading is averaged over its steps. */
  expose: i32;
  /** After the segment, `times` times, it goes on `back` segments before this one. */
  back: i32;
  times: i32;
  /** Time since the measurement before, in the first round and in later ones; time since the action, at its start. */
  elapsed: f64;
  again: f64;
  age: f64;
  /** Time that one way through the segments takes that are gone through again. */
  loop: f64;
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

/** The same where lanes have coefficients of their own, so many bytes into the block. */
export function enterOwn(segment: usize, block: usize, own: usize): void {
  const table = segment + offsetof<Segment>();
  for (let pair: usize = 0; pair < 4; pair++) {
    const at = block + (pair << 3);
    store<u32>(at, <u32>(block + own + (pair << 4)), ROW);
    store<u32>(at, load<u32>(table), ROW + 4);
    store<u32>(at, 0, STRIDE);
    store<u32>(at, load<u32>(table, 4), STRIDE + 4);
  }
}
