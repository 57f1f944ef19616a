// What a controller is for the kernel. One with finitely many states is tables: which state follows an outcome, and which rows a
// lane then has. Else memory and fields are numbers of the lane's own, and formulas say what becomes of them.
import { Channel } from "./channel";

@unmanaged
export class Control {
  /** 1 where lanes have memory and fields of their own. */
  own: i32;
  /** Of finitely many states: states are counted through all levels, level n begins at `levels[n]` (i32). */
  levels: usize;
  /** By state and outcome: the state in the next level (i32), and ln p(outcome|past) (f64), or 0. */
  next: usize;
  predictive: usize;
  /** By state, i32: the outcome that is expected after it, or 0; whether trajectories end in it, or 0. */
  expected: usize;
  stops: usize;
  /** By state of the last level: the state in which the next round begins (i32), or 0. */
  wraps: usize;
  /** P(state <= s) by state of level 0 (f64) where they are several, or 0. */
  firsts: usize;
  outcomes: i32;
  /** 1 where ln p(outcome|past) is known. */
  informed: i32;
  /** 1 where lanes may end at a measurement. */
  until: i32;
  /** Quantities of a lane's own that are there at the start, and their values (f64). */
  starts: i32;
  start: usize;
  /** In the block, in bytes: fields now, and their number; before the action; as they were when work was last booked. */
  now: usize;
  acted: i32;
  from: usize;
  booked: usize;
  /** Outcome and memory at the time of the action, where they differ from those that are remembered: from where, to where, how many. */
  learned: usize;
  latched: usize;
  latches: i32;
  /** In the block: coefficients that depend on these fields. */
  coefficients: usize;
  /** Measurements that a reading is older than its outcome, and eight readings for each of these and one more. */
  lag: i32;
  ring: usize;
  /** What a reading becomes; last, as it is a class of its own. */
  channel: usize;
}

export function channelOf(control: Control): Channel {
  return changetype<Channel>(control.channel);
}

/** Copies quantities of a block; a call of memory.copy takes longer than a few of them. */
export function copy(to: usize, from: usize, quantities: i32): void {
  const end = from + ((<usize>quantities) << 6);
  while (from < end) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
    to += 64;
    from += 64;
  }
}
