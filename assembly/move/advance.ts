// The loop, written once: drive (work at frozen x), move, book the heat. S is the scheme; W, H and F switch the work,
// the heat and the work of non-conservative forces (f64: on, i32: off; a condition on a type is settled when asc compiles). State and work live in registers from one
// call to the next fill; eight lanes are four independent f64x2, which hides the latency of each other's arithmetic.
import { coefficients, kick, push, reflect, work } from "../door/potential";
import { FORCE_WORK, HEAT, ROW, STRIDE, WORK } from "../ledger/block";

/**
 * `steps` steps of the block with the unit normals at `noise` ([step][lane], float32).
 * Returns a mask of lanes whose position is not finite.
 */
export function advance<S, W, H, F>(
  block: usize,
  steps: i32,
  noise: usize,
  constants: usize,
  heatScale: f64,
): i32 {
  const scheme = changetype<S>(0);
  let x0 = v128.load(block);
  let x1 = v128.load(block, 16);
  let x2 = v128.load(block, 32);
  let x3 = v128.load(block, 48);
  let q0 = f64x2.splat(0);
  let q1 = f64x2.splat(0);
  let q2 = f64x2.splat(0);
  let q3 = f64x2.splat(0);
  let p0 = f64x2.splat(0);
  let p1 = f64x2.splat(0);
  let p2 = f64x2.splat(0);
  let p3 = f64x2.splat(0);
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
    coefficients(constants, r0);
    if (isFloat<W>()) v128.store(block, f64x2.add(v128.load(block, WORK), work(x0, constants, r0, r1)), WORK);
    const n0 = kick(v128.load(noise), constants, r0, r1);
    const y0 = reflect(scheme.move(x0, n0, constants, r0, r1), constants, r0, r1);
    if (isFloat<H>()) q0 = f64x2.add(q0, scheme.heat(x0, y0, constants, r0, r1));
    if (isFloat<F>()) p0 = f64x2.add(p0, pushed(x0, y0, constants, r0, r1));
    x0 = y0;
    v128.store(block, y0);
    if (isFloat<W>())
      v128.store(block, f64x2.add(v128.load(block, WORK + 16), work(x1, constants, r2, r3)), WORK + 16);
    const n1 = kick(v128.load(noise, 16), constants, r2, r3);
    const y1 = reflect(scheme.move(x1, n1, constants, r2, r3), constants, r2, r3);
    if (isFloat<H>()) q1 = f64x2.add(q1, scheme.heat(x1, y1, constants, r2, r3));
    if (isFloat<F>()) p1 = f64x2.add(p1, pushed(x1, y1, constants, r2, r3));
    x1 = y1;
    v128.store(block, y1, 16);
    if (isFloat<W>())
      v128.store(block, f64x2.add(v128.load(block, WORK + 32), work(x2, constants, r4, r5)), WORK + 32);
    const n2 = kick(v128.load(noise, 32), constants, r4, r5);
    const y2 = reflect(scheme.move(x2, n2, constants, r4, r5), constants, r4, r5);
    if (isFloat<H>()) q2 = f64x2.add(q2, scheme.heat(x2, y2, constants, r4, r5));
    if (isFloat<F>()) p2 = f64x2.add(p2, pushed(x2, y2, constants, r4, r5));
    x2 = y2;
    v128.store(block, y2, 32);
    if (isFloat<W>())
      v128.store(block, f64x2.add(v128.load(block, WORK + 48), work(x3, constants, r6, r7)), WORK + 48);
    const n3 = kick(v128.load(noise, 48), constants, r6, r7);
    const y3 = reflect(scheme.move(x3, n3, constants, r6, r7), constants, r6, r7);
    if (isFloat<H>()) q3 = f64x2.add(q3, scheme.heat(x3, y3, constants, r6, r7));
    if (isFloat<F>()) p3 = f64x2.add(p3, pushed(x3, y3, constants, r6, r7));
    x3 = y3;
    v128.store(block, y3, 48);
    r0 += d0;
    r1 += d1;
    r2 += d2;
    r3 += d3;
    r4 += d4;
    r5 += d5;
    r6 += d6;
    r7 += d7;
    noise += 64;
  }

  if (isFloat<H>()) {
    book(block + HEAT, heatScale, q0, q1, q2, q3);
  }
  if (isFloat<F>()) {
    book(block + FORCE_WORK, heatScale, p0, p1, p2, p3);
  }
  for (let lane: usize = 0; lane < 32; lane += 4) {
    const row = load<u32>(block + lane, ROW) + <u32>steps * load<u32>(block + lane, STRIDE);
    store<u32>(block + lane, row, ROW);
  }
  return notFinite(x0) | (notFinite(x1) << 2) | (notFinite(x2) << 4) | (notFinite(x3) << 6);
}

/** A write without a move: the work of a quench at frozen x. */
export function quench(block: usize, constants: usize): void {
  for (let pair: usize = 0; pair < 4; pair++) {
    const at = block + (pair << 4);
    const rows = block + (pair << 3);
    const done = work(v128.load(at), constants, load<u32>(rows, ROW), load<u32>(rows, ROW + 4));
    v128.store(at, f64x2.add(v128.load(at, WORK), done), WORK);
  }
}

/** Stratonovich work of the non-conservative force over a move, times h/friction: dx (f + f')/2. */
function pushed(x: v128, moved: v128, constants: usize, low: usize, high: usize): v128 {
  const forces = push(moved, push(x, f64x2.splat(0), constants, low, high), constants, low, high);
  return f64x2.mul(f64x2.mul(f64x2.sub(moved, x), f64x2.splat(0.5)), forces);
}

/** Adds what the steps carried, times friction/h, to a column of the block. */
function book(at: usize, scale: f64, a: v128, b: v128, c: v128, d: v128): void {
  const factor = f64x2.splat(scale);
  v128.store(at, f64x2.add(v128.load(at), f64x2.mul(a, factor)));
  v128.store(at, f64x2.add(v128.load(at, 16), f64x2.mul(b, factor)), 16);
  v128.store(at, f64x2.add(v128.load(at, 32), f64x2.mul(c, factor)), 32);
  v128.store(at, f64x2.add(v128.load(at, 48), f64x2.mul(d, factor)), 48);
}

/** Mask of the lanes that are infinite or not a number: x - x = 0 only for a finite x. */
function notFinite(x: v128): i32 {
  return i64x2.bitmask(f64x2.ne(f64x2.sub(x, x), f64x2.splat(0)));
}
