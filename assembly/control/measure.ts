// A measurement of the eight lanes: readings by a formula, and what the channel makes of them. The random numbers are those of a
// stream of its own, taken in the order of the measurements, eight a time.
import { read } from "../door/potential";
import {
  EXPOSED,
  LAST_LOG,
  LOG_LIKELIHOOD,
  MEASUREMENTS,
  OUTCOME,
  PER_VARIABLE,
  READING,
  ROW,
  X,
} from "../ledger/block";
import { Job } from "../ledger/job";
import { FILL, fillNormals, fillReference, startNormals } from "../random/normals";
import { MEASURE, streamKey } from "../random/purpose";
import { uniform } from "../random/threefry";
import { nextPair } from "../random/xoshiro";
import { Channel, EXACT, GAUSSIAN } from "./channel";
import { Control, channelOf, copy } from "./control";

const STREAM: usize = memory.data(416, 16);
const NORMALS: usize = memory.data(4096, 16);
const UNIFORMS: usize = memory.data(64, 16);
/** Measurements whose normals are drawn and used; measurements of the block so far. */
let used: i32 = 0;
let measured: i32 = 0;
/** Readings that are summed up. */
let exposed: i32 = 0;

/** Begins a block. */
export function startMeasuring(job: Job, id: u64): void {
  startNormals(STREAM, job.seed, streamKey(MEASURE, job.stream), id);
  used = FILL;
  measured = 0;
  exposed = 0;
}

/** Reads the eight lanes into `to`. */
function readings(block: usize, constants: usize, to: usize): void {
  for (let pair: usize = 0; pair < 4; pair++) {
    const at = block + (pair << 4);
    const rows = block + (pair << 3);
    const x = v128.load(at, X);
    const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
    const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
    const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
    v128.store(
      to + (pair << 4),
      read(at, x, y, z, u, constants, load<u32>(rows, ROW), load<u32>(rows, ROW + 4)),
    );
  }
}

const LOOK: usize = memory.data(64, 16);

/** Adds a reading to those of an exposure. */
export function expose(block: usize, constants: usize): void {
  readings(block, constants, LOOK);
  for (let pair: usize = 0; pair < 64; pair += 16) {
    const sum = exposed ? v128.load(block + pair, EXPOSED) : f64x2.splat(0);
    v128.store(block + pair, f64x2.add(sum, v128.load(LOOK + pair)), EXPOSED);
  }
  exposed += 1;
}

/** Measures; returns a mask of lanes whose reading the channel does not have, or no channel. */
export function measure(job: Job, control: Control, block: usize, constants: usize): i32 {
  readings(block, constants, block + READING);
  if (exposed) {
    const share = f64x2.splat(1 / <f64>exposed);
    for (let pair: usize = 0; pair < 64; pair += 16) {
      v128.store(block + pair, f64x2.mul(v128.load(block + pair, EXPOSED), share), READING);
    }
    exposed = 0;
  }
  if (control.lag) delay(control, block);
  measured += 1;
  const one = f64x2.splat(1);
  for (let pair: usize = 0; pair < 64; pair += 16) {
    v128.store(block + pair, f64x2.add(v128.load(block + pair, MEASUREMENTS), one), MEASUREMENTS);
  }
  const channel = channelOf(control);
  if (channel.kind == EXACT) copy(block + OUTCOME, block + READING, 1);
  else if (channel.kind == GAUSSIAN) blur(channel, job, block);
  else return choose(channel, block);
  return unread(block);
}

/** Lanes whose reading is no finite number though their place is one. */
function unread(block: usize): i32 {
  let lanes = 0;
  for (let pair: usize = 0; pair < 4; pair++) {
    const at = block + (pair << 4);
    const x = v128.load(at, X);
    const y = v128.load(at, READING);
    // what is not finite is not itself less itself
    const mask = f64x2.ne(f64x2.sub(y, y), f64x2.splat(0));
    lanes |= i64x2.bitmask(v128.and(mask, f64x2.eq(f64x2.sub(x, x), f64x2.splat(0)))) << (<i32>(pair << 1));
  }
  return lanes;
}

/** Puts the reading of `lag` measurements ago in the place of that of now; before there were so many, the first one. */
function delay(control: Control, block: usize): void {
  const length = control.lag + 1;
  if (measured == 0) {
    for (let i: usize = 0; i < <usize>length; i++) copy(control.ring + (i << 6), block + READING, 1);
  }
  copy(control.ring + ((<usize>(measured % length)) << 6), block + READING, 1);
  copy(block + READING, control.ring + ((<usize>((measured + 1) % length)) << 6), 1);
}

/** Gaussian noise. */
function blur(channel: Channel, job: Job, block: usize): void {
  if (used == FILL) {
    if (job.reference) fillReference(STREAM, NORMALS);
    else fillNormals(STREAM, NORMALS);
    used = 0;
  }
  const normals = NORMALS + ((<usize>used) << 6);
  used += 1;
  const deviation = f64x2.splat(channel.deviation);
  const logNorm = f64x2.splat(channel.logNorm);
  const half = f64x2.splat(0.5);
  for (let pair: usize = 0; pair < 64; pair += 16) {
    const reading = v128.load(block + pair, READING);
    const outcome = f64x2.add(reading, f64x2.mul(deviation, v128.load(normals + pair)));
    v128.store(block + pair, outcome, OUTCOME);
    // as logLikelihoodOf
    const away = f64x2.div(f64x2.sub(outcome, reading), deviation);
    const log = f64x2.sub(logNorm, f64x2.mul(f64x2.mul(half, away), away));
    v128.store(block + pair, f64x2.add(v128.load(block + pair, LOG_LIKELIHOOD), log), LOG_LIKELIHOOD);
    v128.store(block + pair, log, LAST_LOG);
  }
}

/** A table of probabilities. */
function choose(channel: Channel, block: usize): i32 {
  for (let pair: usize = 0; pair < 4; pair++) {
    const words = nextPair(STREAM + ((pair & 1) << 6));
    store<f64>(UNIFORMS + (pair << 4), uniform(i64x2.extract_lane(words, 0)));
    store<f64>(UNIFORMS + (pair << 4), uniform(i64x2.extract_lane(words, 1)), 8);
  }
  let lost = 0;
  const last = <usize>(channel.outcomes - 1);
  for (let lane: usize = 0; lane < 8; lane++) {
    const at = block + (lane << 3);
    const reading = load<f64>(at, READING);
    if (!(reading >= 0) || reading >= <f64>channel.readings || Math.floor(reading) != reading) {
      lost |= 1 << (<i32>lane);
      continue;
    }
    // as outcomeOf and logLikelihoodOf, without a branch on what is random
    const row = (<usize>(<i32>reading * channel.outcomes)) << 3;
    const uniform = load<f64>(UNIFORMS + (lane << 3));
    let outcome: usize = 0;
    for (let y: usize = 0; y < last; y++) {
      outcome += <usize>(uniform >= load<f64>(channel.cumulative + row + (y << 3)));
    }
    const log = load<f64>(channel.logs + row + (outcome << 3));
    store<f64>(at, <f64>outcome, OUTCOME);
    store<f64>(at, log, LAST_LOG);
    store<f64>(at, load<f64>(at, LOG_LIKELIHOOD) + log, LOG_LIKELIHOOD);
  }
  return lost;
}
