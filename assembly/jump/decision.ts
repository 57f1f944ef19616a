// A measurement at the end of a window: the state is read, the channel makes an outcome of the reading, and the outcome chooses the window
// that follows. The random number is a hash of the trajectory and of how many measurements it has had, so no other trajectory, and
// nothing of the bath, moves with it.
import { GAUSSIAN, logLikelihoodOf, outcomeOf, TABLE } from "../control/channel";
import { learn } from "../door/network";
import { log } from "../math/log";
import { cos } from "../math/trig";
import { MEASURE, streamKey } from "../random/purpose";
import { threefry, uniform } from "../random/threefry";
import { Job, OUT_OF_CHANNEL, RECORD_BYTES } from "./job";
import { ROW_STATE } from "./network";
import { Slot, setFields } from "./slot";

@unmanaged
export class Decision {
  /** f64 by state of the network. */
  readings: usize;
  /** 1 where all outcomes have the same way. */
  single: i32;
  /** The outcome that a backward run has to repeat, or -1. */
  expected: i32;
  /** By outcome: u32 address of the window after it, or 0: the trajectory stops; i32 state of the controller. */
  ways: usize;
  /** f64 by outcome: ln p(y|past). */
  predictive: usize;
}

export const DECISION_BYTES: usize = offsetof<Decision>();
/** Quantities that are kept: state of the controller, outcome, ln p(y|r), ln p(y|past), how many, whether repeated; then what is remembered. */
export const CONTROLLED: i32 = 6;

/** Where a trajectory is placed. */
export function beginControl(job: Job, slot: Slot, control: i32): void {
  slot.control = control;
  slot.startControl = control;
  slot.outcome = -1;
  slot.measured = 0;
  slot.measuredAt = <f64>slot.round * job.period;
  const memory = changetype<usize>(slot) + job.memoryAt;
  for (let at: usize = 0; at < (<usize>job.remembered) << 3; at += 8) {
    store<f64>(memory + at, load<f64>(job.memoryStart + at));
  }
}

/** Where its ledger begins: sums, not what is known. */
export function openControl(slot: Slot): void {
  slot.startControl = slot.control;
  slot.logLikelihood = 0;
  slot.logPredictive = 0;
  slot.measurements = 0;
  slot.repeated = 1;
}

/** Measures at `time`; the address of the window that follows, or 0: the trajectory stops, or the job has failed. */
export function decide(job: Job, slot: Slot, decision: Decision, time: f64): usize {
  const state = load<i32>(slot.row, ROW_STATE);
  const reading = load<f64>(decision.readings + ((<usize>state) << 3));
  const channel = job.measuring;
  const counter = ((<u64>slot.measured) << 6) | <u64>(slot.trajectory & 63);
  const words = threefry(job.seed, streamKey(MEASURE, job.stream), <u64>(slot.trajectory >> 6), counter);
  slot.measured += 1;
  const u = uniform(load<u64>(words));
  const normal: f64 = channel.kind == GAUSSIAN ? normalOf(u, uniform(load<u64>(words, 8))) : 0;
  const outcome = outcomeOf(channel, reading, u, normal);
  if (channel.kind == TABLE && outcome < 0) {
    job.status = OUT_OF_CHANNEL;
    job.failedTrajectory = slot.trajectory;
    job.failedTime = time;
    job.failedRate = reading;
    return 0;
  }
  slot.outcome = outcome;
  slot.measurements += 1;
  const expected = <f64>decision.expected;
  // a backward run books what the record would have said
  slot.logLikelihood += logLikelihoodOf(channel, reading, expected >= 0 ? expected : outcome);
  if (expected >= 0 && outcome != expected) slot.repeated = 0;
  if (slot.begun && job.recordTrajectory == slot.trajectory) record(job, time, state, outcome);
  if (job.learns) remember(job, slot, time);
  const at: usize = decision.single ? 0 : <usize>(<i32>outcome);
  if (!job.learns) slot.logPredictive += load<f64>(decision.predictive + (at << 3));
  slot.control = load<i32>(decision.ways + (at << 3), 4);
  return <usize>load<u32>(decision.ways + (at << 3));
}

function remember(job: Job, slot: Slot, time: f64): void {
  slot.elapsed = time - slot.measuredAt;
  slot.measuredAt = time;
  setFields(job, slot, slot.s);
  learn(changetype<usize>(slot), job.learnConstants);
  // the last number is ln p(y|past)
  slot.logPredictive += load<f64>(changetype<usize>(slot) + job.memoryAt + ((<usize>job.remembered) << 3));
}

function record(job: Job, time: f64, state: i32, outcome: f64): void {
  if (job.recordCount < job.recordCapacity) {
    const to = job.record + <usize>job.recordCount * RECORD_BYTES;
    store<f64>(to, time);
    store<i32>(to, -1, 8);
    store<i32>(to, state, 12);
    store<f64>(to, outcome, 16);
  }
  job.recordCount += 1;
}

/** Keeps the quantities at `to`, `apart` bytes from one to the next; the address after them. */
export function keepControl(job: Job, slot: Slot, to: usize, apart: usize): usize {
  store<f64>(to, <f64>slot.control);
  store<f64>(to + apart, slot.outcome);
  store<f64>(to + apart * 2, slot.logLikelihood);
  store<f64>(to + apart * 3, slot.logPredictive);
  store<f64>(to + apart * 4, slot.measurements);
  store<f64>(to + apart * 5, slot.repeated);
  to += apart * 6;
  const memory = changetype<usize>(slot) + job.memoryAt;
  for (let at: usize = 0; at < (<usize>job.remembered) << 3; at += 8, to += apart) {
    store<f64>(to, load<f64>(memory + at));
  }
  return to;
}

/** Whether all that is remembered is finite. */
export function isKnown(job: Job, slot: Slot): bool {
  const memory = changetype<usize>(slot) + job.memoryAt;
  for (let at: usize = 0; at < (<usize>job.remembered) << 3; at += 8) {
    const value = load<f64>(memory + at);
    if (value - value != 0) return false;
  }
  return true;
}

/** G. E. P. Box, M. E. Muller, Ann. Math. Stat. 29, 610 (1958). */
function normalOf(u: f64, v: f64): f64 {
  const radius = Math.sqrt(-2 * f64x2.extract_lane(log(f64x2.splat(u)), 0));
  return radius * f64x2.extract_lane(cos(f64x2.splat(6.283185307179586 * v)), 0);
}
