// Where trajectories start: in which window, and in which state of the network. Backward experiments draw a state of the controller
// first, by a number of its own, and each has its own law of starts.
import { START, streamKey } from "../random/purpose";
import { threefry, uniform } from "../random/threefry";
import { Job } from "./job";
import { Window } from "./network";

@unmanaged
export class Entry {
  /** Probability of this one and those before it. */
  cumulative: f64;
  /** Cumulative probabilities of the states; the only state, or -1. */
  start: usize;
  startPoint: i32;
  window: Window;
}

export const ENTRY_BYTES: usize = offsetof<Entry>();

/** The entry of a trajectory. */
export function entryOf(job: Job, trajectory: i32): Entry {
  let at = job.entries;
  if (job.entryCount == 1) return changetype<Entry>(at);
  const u = uniform(load<u64>(drawn(job, trajectory), 8));
  const last = at + <usize>(job.entryCount - 1) * ENTRY_BYTES;
  while (at < last && u >= changetype<Entry>(at).cumulative) at += ENTRY_BYTES;
  return changetype<Entry>(at);
}

/** The state in which a trajectory starts. */
export function startState(job: Job, entry: Entry, trajectory: i32): i32 {
  if (entry.startPoint >= 0) return entry.startPoint;
  const u = uniform(load<u64>(drawn(job, trajectory)));
  let low = 0;
  let high = job.states - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < load<f64>(entry.start + ((<usize>middle) << 3))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Two words of the trajectory. */
function drawn(job: Job, trajectory: i32): usize {
  const key = streamKey(START, job.stream);
  return threefry(job.seed, key, <u64>(trajectory >> 6), <u64>(trajectory & 63));
}
