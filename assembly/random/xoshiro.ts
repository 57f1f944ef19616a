// xoshiro256++ in the two lanes of an i64x2, twice: one turn of the pair gives eight 32-bit words, one per lane of a block.
//   out = rotl(s0 + s3, 23) + s0;  t = s1 << 17;  s2 ^= s0;  s3 ^= s1;  s1 ^= s2;  s0 ^= s3;  s2 ^= t;  s3 = rotl(s3, 45)
// D. Blackman, S. Vigna, ACM Trans. Math. Softw. 47, 36 (2021); reference code in the public domain (CC0).
//
// A stream is STREAM_BYTES long:
//   0    s0 s1 s2 s3 of the first pair of lanes    4 x 16
//   64   s0 s1 s2 s3 of the second pair            4 x 16
//   128  s0 s1 s2 s3 of one scalar generator       4 x 8    (rare slow path of the normals)
//   160  words ahead of the next fill              128
//   288  their strips' offsets                     128
// The vector generators are turned inside normals.ts, where their latency hides behind the ziggurat.
import { threefry } from "./threefry";

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

/** Next 128 bits of one pair of lanes; the loop of normals.ts has the same turn inlined. */
export function nextPair(state: usize): v128 {
  let s0 = v128.load(state);
  let s1 = v128.load(state, 16);
  let s2 = v128.load(state, 32);
  let s3 = v128.load(state, 48);
  const sum = i64x2.add(s0, s3);
  const out = i64x2.add(v128.or(i64x2.shl(sum, 23), i64x2.shr_u(sum, 41)), s0);
  const t = i64x2.shl(s1, 17);
  s2 = v128.xor(s2, s0);
  s3 = v128.xor(s3, s1);
  s1 = v128.xor(s1, s2);
  s0 = v128.xor(s0, s3);
  s2 = v128.xor(s2, t);
  s3 = v128.or(i64x2.shl(s3, 45), i64x2.shr_u(s3, 19));
  v128.store(state, s0);
  v128.store(state, s1, 16);
  v128.store(state, s2, 32);
  v128.store(state, s3, 48);
  return out;
}
