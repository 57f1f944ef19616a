// Threefry2x64-20: a keyed bijection of 128-bit counters. Distinct counters under one key never collide.
//   (x0, x1) -> 20 rounds of x0 += x1; x1 = rotl(x1, R) ^ x0, with the key injected every fourth round.
// J.K. Salmon, M.A. Moraes, R.O. Dror, D.E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11, table 2.
// Algorithm of Random123 (D. E. Shaw Research, BSD-3); its kat_vectors are the test.

const PARITY: u64 = 0x1bd11bdaa9fc1a22; // Skein's key-schedule constant C240

/** The two output words of the last call: linear memory, so that a caller loads what it needs. */
const OUT: usize = memory.data(16, 16);

/** Hashes counter (c0, c1) under key (k0, k1). Returns the address of the two 64-bit words. */
export function threefry(k0: u64, k1: u64, c0: u64, c1: u64): usize {
  const k2 = PARITY ^ k0 ^ k1;
  let x0 = c0 + k0;
  let x1 = c1 + k1;

  x0 += x1;
  x1 = rotl(x1, 16) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 42) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 12) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 31) ^ x0;
  x0 += k1;
  x1 += k2 + 1;

  x0 += x1;
  x1 = rotl(x1, 16) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 32) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 24) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 21) ^ x0;
  x0 += k2;
  x1 += k0 + 2;

  x0 += x1;
  x1 = rotl(x1, 16) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 42) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 12) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 31) ^ x0;
  x0 += k0;
  x1 += k1 + 3;

  x0 += x1;
  x1 = rotl(x1, 16) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 32) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 24) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 21) ^ x0;
  x0 += k1;
  x1 += k2 + 4;

  x0 += x1;
  x1 = rotl(x1, 16) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 42) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 12) ^ x0;
  x0 += x1;
  x1 = rotl(x1, 31) ^ x0;
  x0 += k2;
  x1 += k0 + 5;

  store<u64>(OUT, x0);
  store<u64>(OUT, x1, 8);
  return OUT;
}

/** A double in the open interval (0, 1) from the upper 52 bits: (m + 1/2) 2^-52. */
export function uniform(word: u64): f64 {
  return (<f64>(word >> 12) + 0.5) * 2.220446049250313e-16; // 2 ** -52
}
