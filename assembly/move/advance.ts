// The loop, written once, over the step P of a pair (pair.ts, metropolis.ts, inertialPair.ts): eight lanes are four independent f64x2, which hides the latency of each
// other's arithmetic.
import { coefficients, opened, work } from "../door/potential";
import {
  BOOKED,
  BOOKED_BYTES,
  CARRIED,
  COOLED,
  ENTROPY,
  FORCE_WORK,
  HALTED,
  HEAT,
  PER_VARIABLE,
  PUSHED,
  ROW,
  STATE_BYTES,
  STRIDE,
  WORK,
  X,
} from "../ledger/block";

/**
/**
 * `steps` steps of the block with the unit normals at `noise` ([variable][step][lane], `apart` bytes a variable). `scales` has
 * what turns what a variable carried into an energy: friction/h, with inertia mass/(2 glide^2). Returns in its lowest byte a mask of lanes
 * whose state is not finite; where lanes may stop, it ends with the first step that stops any, whose mask is the second byte,
 * and leaves the number of steps above in the third.
 */
export function advance<P, H, F, R>(
  block: usize,
  steps: i32,
  noise: usize,
  apart: usize,
  constants: usize,
  scales: usize,
): i32 {
  const pair = changetype<P>(0);
  let x0 = v128.load(block, X);
  let x1 = v128.load(block, X + 16);
  let x2 = v128.load(block, X + 32);
  let x3 = v128.load(block, X + 48);
  if (isFloat<H>() || isFloat<F>()) memory.fill(block + BOOKED, 0, BOOKED_BYTES);
  let r0 = <usize>load<u32>(block, ROW);
  let r1 = <usize>load<u32>(block, ROW + 4);
  let r2 = <usize>load<u32>(block, ROW + 8);
  let r3 = <usize>load<u32>(block, ROW + 12);
  let r4 = <usize>load<u32>(block, ROW + 16);
  let r5 = <usize>load<u32>(block, ROW + 20);
  let r6 = <usize>load<u32>(block, ROW + 24);
  let r7 = <usize>load<u32>(block, ROW + 28);
  const d0 = <usize>load<u32>(block, STRIDE);
  const d1 = <usize>load<u32>(block, STRIDE + 4);
  const d2 = <usize>load<u32>(block, STRIDE + 8);
  const d3 = <usize>load<u32>(block, STRIDE + 12);
  const d4 = <usize>load<u32>(block, STRIDE + 16);
  const d5 = <usize>load<u32>(block, STRIDE + 20);
  const d6 = <usize>load<u32>(block, STRIDE + 24);
  const d7 = <usize>load<u32>(block, STRIDE + 28);

  const end = noise + ((<usize>steps) << 6);
  while (noise < end) {
    coefficients(constants, r0, r1);
    x0 = pair.step(x0, block, noise, apart, constants, r0, r1);
    x1 = pair.step(x1, block + 16, noise + 16, apart, constants, r2, r3);
    x2 = pair.step(x2, block + 32, noise + 32, apart, constants, r4, r5);
    x3 = pair.step(x3, block + 48, noise + 48, apart, constants, r6, r7);
    r0 += d0;
    r1 += d1;
    r2 += d2;
    r3 += d3;
    r4 += d4;
    r5 += d5;
    r6 += d6;
    r7 += d7;
    noise += 64;
    if (isFloat<R>()) {
      const low = v128.or(v128.load(block, HALTED), v128.load(block, HALTED + 16));
      const high = v128.or(v128.load(block, HALTED + 32), v128.load(block, HALTED + 48));
      if (v128.any_true(v128.or(low, high))) break;
    }
  }
  const left = isFloat<R>() ? <i32>((end - noise) >> 6) : 0;

  for (let v: usize = 0; v < <usize>VARIABLES; v++) {
    const scale = load<f64>(scales + (v << 3));
    const at = block + v * PER_VARIABLE;
    if (isFloat<H>()) book(at + HEAT, at + CARRIED, scale);
    if (isFloat<H>() && sizeof<H>() == 4) book(block + ENTROPY, at + COOLED, scale);
    if (isFloat<F>()) book(block + FORCE_WORK, at + PUSHED, scale);
  }
  for (let lane: usize = 0; lane < 32; lane += 4) {
    const row = load<u32>(block + lane, ROW) + <u32>(steps - left) * load<u32>(block + lane, STRIDE);
    store<u32>(block + lane, row, ROW);
  }
  if (isFloat<R>()) return notFinite(block) | (haltedLanes(block) << 8) | (left << 16);
  return notFinite(block);
}

/** Opens what is recorded, at t = 0; returns a mask of lanes that stop at once. */
export function open(block: usize, constants: usize): i32 {
  for (let pair: usize = 0; pair < 4; pair++) {
    const at = block + (pair << 4);
    const rows = block + (pair << 3);
    const x = v128.load(at, X);
    const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
    const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
    const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
    const halted = opened(at, x, y, z, u, constants, load<u32>(rows, ROW), load<u32>(rows, ROW + 4));
    v128.store(at, halted, HALTED);
  }
  return haltedLanes(block);
}

/** Mask of the lanes that the last step stopped. */
function haltedLanes(block: usize): i32 {
  let lanes = 0;
  for (let pair = 0; pair < 4; pair++) {
    lanes |= i64x2.bitmask(v128.load(block + ((<usize>pair) << 4), HALTED)) << (pair << 1);
  }
  return lanes;
}

/** A write without a move: the work of a quench at the frozen place. */
export function quench(block: usize, constants: usize): void {
  for (let pair: usize = 0; pair < 4; pair++) {
    const at = block + (pair << 4);
    const rows = block + (pair << 3);
    const x = v128.load(at, X);
    const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
    const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
    const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
    const done = work(x, y, z, u, constants, load<u32>(rows, ROW), load<u32>(rows, ROW + 4));
    v128.store(at, f64x2.add(v128.load(at, WORK), done), WORK);
  }
}

/** Adds what the steps carried, times a scale, to a column of the block. */
function book(column: usize, carried: usize, scale: f64): void {
  const factor = f64x2.splat(scale);
  for (let pair: usize = 0; pair < 64; pair += 16) {
    const more = f64x2.mul(v128.load(carried + pair), factor);
    v128.store(column + pair, f64x2.add(v128.load(column + pair), more));
  }
}

/** Mask of the lanes that are infinite or not a number: x - x = 0 only for a finite x. */
function notFinite(block: usize): i32 {
  let lost = 0;
  for (let quantity: usize = 0; quantity < STATE_BYTES; quantity += PER_VARIABLE) {
    for (let pair: usize = 0; pair < 4; pair++) {
      const x = v128.load(block + X + quantity + (pair << 4));
      lost |= i64x2.bitmask(f64x2.ne(f64x2.sub(x, x), f64x2.splat(0))) << ((<i32>pair) << 1);
    }
  }
  return lost;
}
