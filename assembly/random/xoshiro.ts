// xoshiro256++ in the two lanes of an i64x2, twice: one step of the pair gives eight 32-bit words, one per lane of a block.
//   out = rotl(s0 + s3, 23) + s0;  t = s1 << 17;  s2 ^= s0;  s3 ^= s1;  s1 ^= s2;  s0 ^= s3;  s2 ^= t;  s3 = rotl(s3, 45)
// D. Blackman, S. Vigna, ACM Trans. Math. Softw. 47, 36 (2021); reference code in the public domain (CC0).
//
// A stream is 160 bytes:
//   0    s0 s1 s2 s3 of the first pair of lanes    4 x 16
//   64   s0 s1 s2 s3 of the second pair            4 x 16
//   128  s0 s1 s2 s3 of one scalar generator       4 x 8    (rare slow path of the normals)
import { threefry } from "./threefry";

export const STREAM_BYTES: usize = 160;

/** Seeds the stream at `stream` from Threefry(key; block, 0..9): no two blocks, purposes or seeds share a state. */
export function seedStream(stream: usize, seed: u64, key: u64, block: u64): void {
  for (let j: usize = 0; j < 10; j++) {
    v128.store(stream + (j << 4), v128.load(threefry(seed, key, block, j)));
  }
}

/** Next 64 bits of the stream's scalar generator. */
export function nextScalar(stream: usize): u64 {
  let s0 = load<u64>(stream, 128);
  let s1 = load<u64>(stream, 136);
  let s2 = load<u64>(stream, 144);
  let s3 = load<u64>(stream, 152);
  const out = rotl(s0 + s3, 23) + s0;
  const t = s1 << 17;
  s2 ^= s0;
  s3 ^= s1;
  s1 ^= s2;
  s0 ^= s3;
  s2 ^= t;
  s3 = rotl(s3, 45);
  store<u64>(stream, s0, 128);
  store<u64>(stream, s1, 136);
  store<u64>(stream, s2, 144);
  store<u64>(stream, s3, 152);
  return out;
}

/** Writes 32 bytes of random words per step to `out`, for `steps` steps (even): the first pair's 16, then the second's. */
export function fillWords(stream: usize, out: usize, steps: i32): void {
  let a0 = v128.load(stream);
  let a1 = v128.load(stream, 16);
  let a2 = v128.load(stream, 32);
  let a3 = v128.load(stream, 48);
  let b0 = v128.load(stream, 64);
  let b1 = v128.load(stream, 80);
  let b2 = v128.load(stream, 96);
  let b3 = v128.load(stream, 112);
  const end = out + ((<usize>steps) << 5);
  while (out < end) {
    const ra = i64x2.add(a0, a3);
    v128.store(out, i64x2.add(v128.or(i64x2.shl(ra, 23), i64x2.shr_u(ra, 41)), a0));
    const ta = i64x2.shl(a1, 17);
    a2 = v128.xor(a2, a0);
    a3 = v128.xor(a3, a1);
    a1 = v128.xor(a1, a2);
    a0 = v128.xor(a0, a3);
    a2 = v128.xor(a2, ta);
    a3 = v128.or(i64x2.shl(a3, 45), i64x2.shr_u(a3, 19));

    const rb = i64x2.add(b0, b3);
    v128.store(out, i64x2.add(v128.or(i64x2.shl(rb, 23), i64x2.shr_u(rb, 41)), b0), 16);
    const tb = i64x2.shl(b1, 17);
    b2 = v128.xor(b2, b0);
    b3 = v128.xor(b3, b1);
    b1 = v128.xor(b1, b2);
    b0 = v128.xor(b0, b3);
    b2 = v128.xor(b2, tb);
    b3 = v128.or(i64x2.shl(b3, 45), i64x2.shr_u(b3, 19));
    out += 32;
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
