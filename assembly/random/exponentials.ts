// Unit exponentials and 64-bit words for four slots at a time, FILL of each per slot. The four lanes of a stream's two vector
// generators are the four slots: what a slot draws depends on the stream alone, not on what the others do with theirs.
//
//   word -> strip = bits 3 … 11, x = m x_strip, m = the upper 52 bits as a fraction;   accepted if m < x_(strip+1)/x_strip
//
// The ziggurat has 512 strips of equal area V under exp(-x): x_0 = V/f(R), x_1 = R, f(x_(i+1)) = f(x_i) + V/x_i, x_512 = 0; strip 0
// holds the tail, which is R + another exponential. G. Marsaglia, W. W. Tsang, J. Stat. Softw. 5(8) (2000).
//
// Waiting times need f64: in the widest strip two neighbouring values differ by 2e-15 of the mean, with float32 words they
// would differ by 4e-9, as much as the time between events of a channel that is 1e9 times slower than another.
import { exp } from "../math/exp";
import { uniform } from "./threefry";
import { nextScalar, seedStream } from "./xoshiro";

/** Draws of a fill, per slot; a constant of the bytes. */
export const FILL: i32 = 64;
/** Bytes from one draw of a slot to its next: four slots of f64 or u64. */
export const DRAW_BYTES: usize = 32;
const FILL_BYTES: usize = 64 * 32;

const STRIPS: i32 = 512;
/** R solves the closing condition f(x_511) + V/x_511 = 1, here to 30 digits and rounded. */
const TAIL: f64 = 8.48173996322273152589923793367;
const AREA: f64 = 0.00196478565040773574285747526139;
/** Width x_i and accepted share x_(i+1)/x_i. */
const WIDTHS: usize = memory.data(8 * 513, 16);
const SHARES: usize = memory.data(8 * 512, 16);
const HEIGHTS: usize = memory.data(8 * 513, 16);

const ONE: usize = memory.data<f64>([1]);
/** The words of a fill, and notes of vectors with a refused lane: their offset << 2 | mask of accepted lanes. */
const WORDS: usize = memory.data(2048, 16);
const MISSES: usize = memory.data(4 * 129, 16);

buildStrips();

function density(x: f64): f64 {
  return f64x2.extract_lane(exp(f64x2.splat(-x)), 0);
}

function widthOf(strip: i32): f64 {
  return load<f64>(WIDTHS + ((<usize>strip) << 3));
}

function heightOf(strip: i32): f64 {
  return load<f64>(HEIGHTS + ((<usize>strip) << 3));
}

function put(strip: i32, x: f64): void {
  store<f64>(WIDTHS + ((<usize>strip) << 3), x);
  store<f64>(HEIGHTS + ((<usize>strip) << 3), density(x));
}

function buildStrips(): void {
  put(0, AREA / density(TAIL));
  put(1, TAIL);
  for (let i = 2; i < STRIPS; i++) put(i, -NativeMath.log(heightOf(i - 1) + AREA / widthOf(i - 1)));
  put(STRIPS, 0);
  for (let i = 0; i < STRIPS; i++) {
    store<f64>(SHARES + ((<usize>i) << 3), widthOf(i + 1) / widthOf(i));
  }
}

/** Seeds the generators of a block. */
export function startStream(stream: usize, seed: u64, key: u64, block: u64): void {
  seedStream(stream, seed, key, block);
}

@unmanaged
class Turn {
  @inline
  output(s0: v128, s3: v128): v128 {
    const sum = i64x2.add(s0, s3);
    return i64x2.add(v128.or(i64x2.shl(sum, 23), i64x2.shr_u(sum, 41)), s0);
  }

  /** Turns two words into exponentials; returns the mask of accepted lanes. */
  @inline
  two(words: v128, at: usize, out: usize): i32 {
    v128.store(at, words, WORDS);
    const low = <usize>(i32x4.extract_lane(words, 0) & 0xff8);
    const high = <usize>(i32x4.extract_lane(words, 2) & 0xff8);
    const widths = v128.load64_lane(high, v128.load64_zero(low, WIDTHS), 1, WIDTHS);
    const shares = v128.load64_lane(high, v128.load64_zero(low, SHARES), 1, SHARES);
    const one = v128.load64_splat(ONE);
    const place = f64x2.sub(v128.or(i64x2.shr_u(words, 12), one), one);
    v128.store(out + at, f64x2.mul(place, widths));
    return i64x2.bitmask(f64x2.lt(place, shares));
  }
}

/** Fills `out` with FILL x 4 unit exponentials, f64, [draw][slot]. */
export function fillExponentials(stream: usize, out: usize): void {
  const turn = changetype<Turn>(0);
  let a0 = v128.load(stream);
  let a1 = v128.load(stream, 16);
  let a2 = v128.load(stream, 32);
  let a3 = v128.load(stream, 48);
  let b0 = v128.load(stream, 64);
  let b1 = v128.load(stream, 80);
  let b2 = v128.load(stream, 96);
  let b3 = v128.load(stream, 112);
  let misses = MISSES;
  for (let at: usize = 0; at < FILL_BYTES; at += DRAW_BYTES) {
    const accepted = turn.two(turn.output(a0, a3), at, out);
    const ta = i64x2.shl(a1, 17);
    a2 = v128.xor(a2, a0);
    a3 = v128.xor(a3, a1);
    a1 = v128.xor(a1, a2);
    a0 = v128.xor(a0, a3);
    a2 = v128.xor(a2, ta);
    a3 = v128.or(i64x2.shl(a3, 45), i64x2.shr_u(a3, 19));
    const others = turn.two(turn.output(b0, b3), at + 16, out);
    const tb = i64x2.shl(b1, 17);
    b2 = v128.xor(b2, b0);
    b3 = v128.xor(b3, b1);
    b1 = v128.xor(b1, b2);
    b0 = v128.xor(b0, b3);
    b2 = v128.xor(b2, tb);
    b3 = v128.or(i64x2.shl(b3, 45), i64x2.shr_u(b3, 19));
    const all = accepted | (others << 2);
    store<u32>(misses, <u32>(at << 4) | all);
    misses += (<usize>(all != 15)) << 2;
  }
  v128.store(stream, a0);
  v128.store(stream, a1, 16);
  v128.store(stream, a2, 32);
  v128.store(stream, a3, 48);
  v128.store(stream, b0, 64);
  v128.store(stream, b1, 80);
  v128.store(stream, b2, 96);
  v128.store(stream, b3, 112);
  for (let miss = MISSES; miss < misses; miss += 4) {
    const note = load<u32>(miss);
    for (let left = ~note & 15; left != 0; left &= left - 1) {
      const at = <usize>(note >> 4) + ((<usize>ctz(left)) << 3);
      store<f64>(out + at, settled(stream, load<u64>(at, WORDS)));
    }
  }
}

/** The exponential of a word that was not accepted at once; new words come from the stream's scalar generator. */
function settled(stream: usize, word: u64): f64 {
  let beyond: f64 = 0;
  while (true) {
    const strip = <i32>((word >> 3) & 511);
    const x = <f64>(<i64>(word >> 12)) * 2.220446049250313e-16 * widthOf(strip); // 2 ** -52
    if (x < widthOf(strip + 1)) return beyond + x;
    if (strip == 0) {
      beyond += TAIL;
    } else {
      const floor = heightOf(strip);
      if (floor + uniform(nextScalar(stream)) * (heightOf(strip + 1) - floor) < density(x)) return beyond + x;
    }
    word = nextScalar(stream);
  }
}

/** Fills `out` with FILL x 4 words of 64 random bits, [draw][slot]. */
export function fillWords(stream: usize, out: usize): void {
  const turn = changetype<Turn>(0);
  let a0 = v128.load(stream);
  let a1 = v128.load(stream, 16);
  let a2 = v128.load(stream, 32);
  let a3 = v128.load(stream, 48);
  let b0 = v128.load(stream, 64);
  let b1 = v128.load(stream, 80);
  let b2 = v128.load(stream, 96);
  let b3 = v128.load(stream, 112);
  for (let at = out; at < out + FILL_BYTES; at += DRAW_BYTES) {
    v128.store(at, turn.output(a0, a3));
    const ta = i64x2.shl(a1, 17);
    a2 = v128.xor(a2, a0);
    a3 = v128.xor(a3, a1);
    a1 = v128.xor(a1, a2);
    a0 = v128.xor(a0, a3);
    a2 = v128.xor(a2, ta);
    a3 = v128.or(i64x2.shl(a3, 45), i64x2.shr_u(a3, 19));
    v128.store(at, turn.output(b0, b3), 16);
    const tb = i64x2.shl(b1, 17);
    b2 = v128.xor(b2, b0);
    b3 = v128.xor(b3, b1);
    b1 = v128.xor(b1, b2);
    b0 = v128.xor(b0, b3);
    b2 = v128.xor(b2, tb);
    b3 = v128.or(i64x2.shl(b3, 45), i64x2.shr_u(b3, 19));
  }
  v128.store(stream, a0);
  v128.store(stream, a1, 16);
  v128.store(stream, a2, 32);
  v128.store(stream, a3, 48);
  v128.store(stream, b0, 64);
  v128.store(stream, b1, 80);
  v128.store(stream, b2, 96);
  v128.store(stream, b3, 112);
}
