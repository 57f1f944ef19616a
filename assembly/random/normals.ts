// Unit normals with float32 resolution, eight per step (one per lane of a block), by the ziggurat, four at a time; stored as
// f64, so that the loop reads one kind of noise.
//   word -> strip = word & 1023, x = (f32)word 2^-31 x_strip;  accepted if |word| < 2^31 x_(strip+1)/x_strip
// The words of a fill are written 128 bytes ahead of where they are read, so that the scalar loads of the strips find
// finished stores. Vectors with a miss (1.4 %) are noted without a branch and settled after the loop: a branch that calls
// from inside costs 230 cycles a miss, the generators being spilled around the call.
import { nextPair, seedStream } from "./xoshiro";
import { ENTRIES, inWedge, outside, referenceNormal } from "./ziggurat";

/** Steps in one fill of a variable; a constant of the bytes. */
export const FILL: i32 = 64;

/** Bytes of a fill, and how far the words run ahead. */
const FILL_BYTES: usize = 2048;
const AHEAD: usize = 128;
const WORDS: usize = memory.data(2048 + 128, 16);
/** Per word the offset of its strip's entry: 8 (word & 1023). */
const STRIPS: usize = memory.data(2048 + 128, 16);
/** 8 * 1023 in each word; a v128 constant would be rebuilt at each use. */
const STRIP_MASK: usize = memory.data<u32>([8184, 8184, 8184, 8184], 16);
/** Per step with a miss: its offset in the fill << 8 | mask of accepted lanes. */
const MISSES: usize = memory.data(4 * 65, 16);
/** Offsets of words that did not fit into their wedge. */
const PLACES: usize = memory.data(4 * 513, 16);
/** Where a stream keeps what is ahead of its next fill. */
const KEPT: usize = 160;

/** One turn of the generators and of the ziggurat; inlined, so that the state stays in registers. */
@unmanaged
class Turn {
  @inline
  output(s0: v128, s3: v128): v128 {
    const sum = i64x2.add(s0, s3);
    return i64x2.add(v128.or(i64x2.shl(sum, 23), i64x2.shr_u(sum, 41)), s0);
  }

  @inline
  put(at: usize, words: v128): void {
    v128.store(at, words, WORDS + AHEAD);
    v128.store(at, this.strips(words), STRIPS + AHEAD);
  }

  @inline
  strips(words: v128): v128 {
    return v128.and(i32x4.shl(words, 3), v128.load(STRIP_MASK));
  }

  /** Turns the four words at `at` into normals; returns the mask of accepted lanes. */
  @inline
  four(at: usize, out: usize): i32 {
    // the entries of two words' strips: width, edge, width, edge
    const first = v128.load64_zero(load<u32>(at, STRIPS), ENTRIES);
    const low = v128.load64_lane(load<u32>(at, STRIPS + 4), first, 1, ENTRIES);
    const third = v128.load64_zero(load<u32>(at, STRIPS + 8), ENTRIES);
    const high = v128.load64_lane(load<u32>(at, STRIPS + 12), third, 1, ENTRIES);
    const words = v128.load(at, WORDS);
    const widths = v128.shuffle<f32>(low, high, 0, 2, 4, 6);
    const normals = f32x4.mul(f32x4.convert_i32x4_s(words), widths);
    v128.store(out + (at << 1), f64x2.promote_low_f32x4(normals));
    const upper = v128.shuffle<f64>(normals, normals, 1, 1);
    v128.store(out + (at << 1), f64x2.promote_low_f32x4(upper), 16);
    return i32x4.bitmask(i32x4.lt_s(i32x4.abs(words), v128.shuffle<i32>(low, high, 1, 3, 5, 7)));
  }
}

/** Seeds a stream and turns its generators for the words ahead of its first fill. */
export function startNormals(stream: usize, seed: u64, key: u64, block: u64): void {
  seedStream(stream, seed, key, block);
  const turn = changetype<Turn>(0);
  for (let at: usize = 0; at < AHEAD; at += 32) {
    for (let pair: usize = 0; pair < 2; pair++) {
      const state = stream + (pair << 6);
      const words = nextPair(state);
      v128.store(stream + KEPT + at + (pair << 4), words);
      v128.store(stream + KEPT + AHEAD + at + (pair << 4), turn.strips(words));
    }
  }
}

/** Fills `out` with FILL x 8 normals, f64, [step][lane]. */
export function fillNormals(stream: usize, out: usize): void {
  memory.copy(WORDS, stream + KEPT, AHEAD);
  memory.copy(STRIPS, stream + KEPT + AHEAD, AHEAD);
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
  for (let at: usize = 0; at < FILL_BYTES; at += 32) {
    const other = at + 16;
    turn.put(at, turn.output(a0, a3));
    const ta = i64x2.shl(a1, 17);
    a2 = v128.xor(a2, a0);
    a3 = v128.xor(a3, a1);
    a1 = v128.xor(a1, a2);
    a0 = v128.xor(a0, a3);
    a2 = v128.xor(a2, ta);
    a3 = v128.or(i64x2.shl(a3, 45), i64x2.shr_u(a3, 19));
    turn.put(other, turn.output(b0, b3));
    const tb = i64x2.shl(b1, 17);
    b2 = v128.xor(b2, b0);
    b3 = v128.xor(b3, b1);
    b1 = v128.xor(b1, b2);
    b0 = v128.xor(b0, b3);
    b2 = v128.xor(b2, tb);
    b3 = v128.or(i64x2.shl(b3, 45), i64x2.shr_u(b3, 19));

    const accepted = turn.four(at, out) | (turn.four(other, out) << 4);
    store<u32>(misses, <u32>(at << 8) | accepted);
    misses += (<usize>(accepted != 255)) << 2;
  }
  v128.store(stream, a0);
  v128.store(stream, a1, 16);
  v128.store(stream, a2, 32);
  v128.store(stream, a3, 48);
  v128.store(stream, b0, 64);
  v128.store(stream, b1, 80);
  v128.store(stream, b2, 96);
  v128.store(stream, b3, 112);
  memory.copy(stream + KEPT, WORDS + FILL_BYTES, AHEAD);
  memory.copy(stream + KEPT + AHEAD, STRIPS + FILL_BYTES, AHEAD);
  settleMisses(stream, out, misses);
}

/** The same by full f64 arithmetic, one at a time: `noise: "reference"`. */
export function fillReference(stream: usize, out: usize): void {
  const end = out + (FILL_BYTES << 1);
  for (let at = out; at < end; at += 8) store<f64>(at, referenceNormal(stream));
}

/**
 * Replaces the normals whose word did not accept. In two passes, since which are refused cannot be predicted: all are
 * tried in their wedge, then those that did not fit are drawn anew.
 */
function settleMisses(stream: usize, out: usize, end: usize): void {
  let refused = PLACES;
  for (let miss = MISSES; miss < end; miss += 4) {
    const note = load<u32>(miss);
    const step = <usize>(note >> 8);
    for (let left = ~note & 255; left != 0; left &= left - 1) {
      const at = step + ((<usize>ctz(left)) << 2);
      const fits = inWedge(stream, load<i32>(at, WORDS));
      store<u32>(refused, <u32>at);
      refused += (<usize>!fits) << 2;
    }
  }
  for (let place = PLACES; place < refused; place += 4) {
    const at = <usize>load<u32>(place);
    store<f64>(out + (at << 1), <f64>(<f32>outside(stream, load<i32>(at, WORDS))));
  }
}

/**
 * Normals of the same Brownian path at half the step: n -> (n + z)/sqrt 2, (n - z)/sqrt 2, z at `scratch` from the stream
 * `refine`; they go to `first` and `second` for the first step, 128 bytes further for the next.
 */
export function refineNormals(coarse: usize, scratch: usize, first: usize, second: usize): void {
  const half = f64x2.splat(0.7071067811865476); // sqrt(1/2)
  for (let step = 0; step < FILL; step++) {
    for (let part: usize = 0; part < 64; part += 16) {
      const n = v128.load(coarse + part);
      const z = v128.load(scratch + part);
      v128.store(first + part, f64x2.mul(f64x2.add(n, z), half));
      v128.store(second + part, f64x2.mul(f64x2.sub(n, z), half));
    }
    coarse += 64;
    scratch += 64;
    first += 128;
    second += 128;
  }
}
