// xoshiro256++ 1.0 by D. Blackman and S. Vigna (https://prng.di.unimi.it/xoshiro256plusplus.c, public domain),
// seeded by splitmix64 (https://prng.di.unimi.it/splitmix64.c, public domain) from (seed, block).
#pragma once
#include <cstdint>

struct Splitmix64 {
  std::uint64_t state;
  std::uint64_t next() {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15);  // = 2^64 / golden ratio
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
};

// Seed and block are mixed one after the other, so that (1, 2) and (2, 1) share nothing.
inline Splitmix64 keyOf(std::uint64_t seed, std::uint64_t block) {
  Splitmix64 outer{seed};
  return {outer.next() ^ (block * 0xd1342543de82ef95)};  // an odd multiplier (Steele & Vigna 2021)
}

struct Xoshiro256 {
  std::uint64_t s0, s1, s2, s3;

  explicit Xoshiro256(Splitmix64& key) : s0(key.next()), s1(key.next()), s2(key.next()), s3(key.next()) {}

  static std::uint64_t rotate(std::uint64_t x, int bits) { return (x << bits) | (x >> (64 - bits)); }

  std::uint64_t next() {
    const std::uint64_t result = rotate(s0 + s3, 23) + s0;
    const std::uint64_t t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 45);
    return result;
  }

  // (0, 1), both ends excluded: (53 bits + 1/2) 2^-53
  double open() { return (double(next() >> 11) + 0.5) * 0x1p-53; }
};
