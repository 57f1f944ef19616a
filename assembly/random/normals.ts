// Unit normals in float32, eight per step (one per lane of a block), by the ziggurat, four at a time.
//   word -> strip = word & 1023, j = (word & ~1023) | 512 (symmetric, never 0), x = j 2^-31 x_strip;  accept if |j| < threshold
// All four of a vector accept in 98.6 % of the cases; the others are settled one by one from the stream's scalar generator.

import { uniform } from "./threefry";
import { fillWords, nextScalar } from "./xoshiro";
import { density, ENTRIES, edge, TAIL } from "./ziggurat";

/** Steps in one fill of a variable; a constant of the bytes. */
export const FILL: i32 = 64;

/** Fills `out` with FILL x 8 float32 normals, [step][lane]; the random words are written there first. */
export function fillNormals(stream: usize, out: usize): void {
  fillWords(stream, out, FILL);
  const end = out + ((<usize>FILL) << 5);
  const keep = i32x4.splat(~1023);
  const centre = i32x4.splat(512);
  for (let at = out; at < end; at += 16) {
    const a = v128.load64_lane(
      ENTRIES + ((<usize>load<u32>(at, 4) & 1023) << 3),
      v128.load64_zero(ENTRIES + ((<usize>load<u32>(at) & 1023) << 3)),
      1,
    );
    const b = v128.load64_lane(
      ENTRIES + ((<usize>load<u32>(at, 12) & 1023) << 3),
      v128.load64_zero(ENTRIES + ((<usize>load<u32>(at, 8) & 1023) << 3)),
      1,
    );
    const words = v128.load(at);
    const j = v128.or(v128.and(words, keep), centre);
    const inside = i32x4.lt_s(i32x4.abs(j), v128.shuffle<i32>(a, b, 0, 2, 4, 6));
    v128.store(at, f32x4.mul(f32x4.convert_i32x4_s(j), v128.shuffle<f32>(a, b, 1, 3, 5, 7)));
    if (!i32x4.all_true(inside)) settle(stream, at, words, i32x4.bitmask(inside));
  }
}

/** Replaces the lanes of the vector at `at` whose first word did not accept. */
function settle(stream: usize, at: usize, words: v128, accepted: i32): void {
  if (!(accepted & 1)) store<f32>(at, <f32>normalFrom(stream, i32x4.extract_lane(words, 0)));
  if (!(accepted & 2)) store<f32>(at, <f32>normalFrom(stream, i32x4.extract_lane(words, 1)), 4);
  if (!(accepted & 4)) store<f32>(at, <f32>normalFrom(stream, i32x4.extract_lane(words, 2)), 8);
  if (!(accepted & 8)) store<f32>(at, <f32>normalFrom(stream, i32x4.extract_lane(words, 3)), 12);
}

/** The whole ziggurat for one word, in f64: wedge, tail, and new words until one is accepted. */
function normalFrom(stream: usize, word: i32): f64 {
  while (true) {
    const strip = word & 1023;
    const j = (word & ~1023) | 512;
    const x = <f64>j * 4.656612873077393e-10 * edge(strip); // 2 ** -31
    const size = Math.abs(x);
    if (size < edge(strip + 1)) return x;
    if (strip == 0) return x < 0 ? -tail(stream) : tail(stream);
    const floor = density(edge(strip));
    if (floor + uniform(nextScalar(stream)) * (density(edge(strip + 1)) - floor) < density(x)) return x;
    word = <i32>(nextScalar(stream) >> 32);
  }
}

/** A normal beyond TAIL: x = R - ln(u)/R accepted with probability exp(-(x-R)^2/2). */
function tail(stream: usize): f64 {
  while (true) {
    const beyond = -NativeMath.log(uniform(nextScalar(stream))) / TAIL;
    if (-2.0 * NativeMath.log(uniform(nextScalar(stream))) > beyond * beyond) return TAIL + beyond;
  }
}

/**
 * Normals of the same Brownian path at half the step: n -> (n + z)/sqrt 2, (n - z)/sqrt 2, z from the stream `refine`.
 * `fine` holds 2 FILL x 8 float32 values.
 */
export function refineNormals(stream: usize, coarse: usize, scratch: usize, fine: usize): void {
  fillNormals(stream, scratch);
  const half = f32x4.splat(<f32>0.7071067811865476); // sqrt(1/2)
  for (let step = 0; step < FILL; step++) {
    for (let part: usize = 0; part < 32; part += 16) {
      const n = v128.load(coarse + part);
      const z = v128.load(scratch + part);
      v128.store(fine + part, f32x4.mul(f32x4.add(n, z), half));
      v128.store(fine + part, f32x4.mul(f32x4.sub(n, z), half), 32);
    }
    coarse += 32;
    scratch += 32;
    fine += 64;
  }
}
