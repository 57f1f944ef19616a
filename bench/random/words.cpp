// The random words of the kernel, written again from the papers, as raw little-endian 32-bit words on stdout, without end:
//   words STREAM SEED
// and for known.js COUNT words of one block; Threefry's two words; ten of xoshiro256++ from the state 1, 2, 3, 4:
//   words known SEED KEY BLOCK COUNT | words threefry K0 K1 C0 C1 | words xoshiro
//
// Threefry2x64-20 (Salmon, Moraes, Dror, Shaw, SC'11, table 2) seeds xoshiro256++ (Blackman, Vigna, TOMS 47, 36 (2021)).
//
//   a block's words, [step][lane]:   generator g = 0 1 2 3 gives lanes 2g (low half of its 64 bits) and 2g + 1 (high half)
//   state of g:                      word g & 1 of Threefry(seed, key; block, j), j = 4 (g >> 1) + 0 … 3
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

using u32 = std::uint32_t;
using u64 = std::uint64_t;

u64 rotate(u64 x, int bits) { return (x << bits) | (x >> (64 - bits)); }

struct Pair {
  u64 x0, x1;
};

Pair threefry(u64 k0, u64 k1, u64 c0, u64 c1) {
  constexpr int rotations[8] = {16, 42, 12, 31, 16, 32, 24, 21};
  const u64 keys[3] = {k0, k1, 0x1bd11bdaa9fc1a22 ^ k0 ^ k1};
  u64 x0 = c0 + k0;
  u64 x1 = c1 + k1;
  for (int round = 0; round < 20; round++) {
    x0 += x1;
    x1 = rotate(x1, rotations[round % 8]) ^ x0;
    if (round % 4 == 3) {
      const int s = (round + 1) / 4;
      x0 += keys[s % 3];
      x1 += keys[(s + 1) % 3] + static_cast<u64>(s);
    }
  }
  return {x0, x1};
}

struct Xoshiro {
  u64 s0, s1, s2, s3;
  u64 next() {
    const u64 out = rotate(s0 + s3, 23) + s0;
    const u64 t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 45);
    return out;
  }
};

// assembly/random/purpose.ts
constexpr u64 THERMAL = 1;
constexpr u64 START = 4;
constexpr u64 MEASURE = 5;
u64 keyOf(u64 purpose, u64 stream) { return purpose | (stream << 8); }

/** What is done with a counter before it becomes a state: the hash, or for a control nothing. */
enum class Seeding { hashed, bare };

struct Block {
  std::array<Xoshiro, 4> generators;

  Block(u64 seed, u64 key, u64 block, Seeding seeding = Seeding::hashed) {
    for (u64 half = 0; half < 2; half++) {
      Pair w[4];
      for (u64 j = 0; j < 4; j++) {
        const u64 counter = 4 * half + j;
        w[j] = seeding == Seeding::hashed ? threefry(seed, key, block, counter) : Pair{block + seed, counter + key};
      }
      generators[2 * half] = {w[0].x0, w[1].x0, w[2].x0, w[3].x0};
      generators[2 * half + 1] = {w[0].x1, w[1].x1, w[2].x1, w[3].x1};
    }
  }

  /** Eight words, one per lane. */
  void step(u32* out) {
    for (int g = 0; g < 4; g++) {
      const u64 word = generators[static_cast<std::size_t>(g)].next();
      out[2 * g] = static_cast<u32>(word);
      out[2 * g + 1] = static_cast<u32>(word >> 32);
    }
  }
};

/** Collects words and writes them a mebibyte at a time; ends when nobody reads any more. */
class Pipe {
 public:
  void put(u32 word) {
    words_[filled_++] = word;
    if (filled_ == words_.size()) flush();
  }
  void put(u64 word) {
    put(static_cast<u32>(word));
    put(static_cast<u32>(word >> 32));
  }
  void put(const u32* words, int count) {
    for (int i = 0; i < count; i++) put(words[i]);
  }
  void flush() {
    const char* at = reinterpret_cast<const char*>(words_.data());
    std::size_t left = filled_ * sizeof(u32);
    while (left > 0) {
      const ssize_t written = write(1, at, left);
      if (written <= 0) std::exit(0);
      at += written;
      left -= static_cast<std::size_t>(written);
    }
    filled_ = 0;
  }

 private:
  std::vector<u32> words_ = std::vector<u32>(1 << 18);
  std::size_t filled_ = 0;
};

Pipe out;

[[noreturn]] void inTurn(std::vector<Block> blocks) {
  // word i of every block, then word i + 1: [step][lane][block]
  std::vector<u32> words(8 * blocks.size());
  for (;;) {
    for (std::size_t b = 0; b < blocks.size(); b++) blocks[b].step(&words[8 * b]);
    for (std::size_t lane = 0; lane < 8; lane++) {
      for (std::size_t b = 0; b < blocks.size(); b++) out.put(words[8 * b + lane]);
    }
  }
}

/** The first `steps` steps of blocks that `make` gives for 0, 1, 2, … */
template <class Make>
[[noreturn]] void heads(int steps, Make make) {
  u32 words[8];
  for (u64 n = 0;; n++) {
    Block block = make(n);
    for (int step = 0; step < steps; step++) {
      block.step(words);
      out.put(words, 8);
    }
  }
}

void run(const std::string& stream, u64 seed) {
  const u64 thermal = keyOf(THERMAL, 0);
  if (stream == "block") heads(1 << 30, [&](u64 n) { return Block(seed, thermal, n); });
  if (stream == "lanes") {
    // one block lane by lane: 4096 words of lane 0, of lane 1, …
    Block block(seed, thermal, 0);
    std::vector<u32> words(8 * 4096);
    for (;;) {
      for (std::size_t step = 0; step < 4096; step++) block.step(&words[8 * step]);
      for (std::size_t lane = 0; lane < 8; lane++) {
        for (std::size_t step = 0; step < 4096; step++) out.put(words[8 * step + lane]);
      }
    }
  }
  if (stream == "blocks") {
    std::vector<Block> blocks;
    for (u64 b = 0; b < 256; b++) blocks.emplace_back(seed, thermal, b);
    inTurn(blocks);
  }
  if (stream == "heads") heads(8, [&](u64 n) { return Block(seed, thermal, n); });
  if (stream == "seeds") heads(1, [&](u64 n) { return Block(seed + n, thermal, 0); });
  if (stream == "points") heads(1, [&](u64 n) { return Block(seed, keyOf(THERMAL, n), 0); });
  if (stream == "purposes") {
    std::vector<Block> blocks;
    for (u64 purpose = 1; purpose <= 8; purpose++) blocks.emplace_back(seed, keyOf(purpose, 0), 0);
    inTurn(blocks);
  }
  if (stream == "starts") {
    // no xoshiro here: the kernel takes the first word of each counter (block, lane)
    for (u64 block = 0;; block++) {
      for (u64 lane = 0; lane < 8; lane++) {
        out.put(threefry(seed, keyOf(START, 0), block, lane).x0);
        out.put(threefry(seed, keyOf(MEASURE, 0), block, lane).x0);
      }
    }
  }
  // controls
  if (stream == "counter") {
    for (u64 n = 0;; n++) out.put(static_cast<u32>(n + seed));
  }
  if (stream == "shared") {
    std::vector<Block> blocks(256, Block(seed, thermal, 0));
    inTurn(blocks);
  }
  if (stream == "bare") heads(8, [&](u64 n) { return Block(seed, thermal, n, Seeding::bare); });
}

}  // namespace

int main(int count, char** given) {
  const auto number = [&](int i) { return i < count ? std::strtoull(given[i], nullptr, 10) : 0; };
  const std::string stream = count > 1 ? given[1] : "";
  if (stream == "known") {
    Block block(number(2), number(3), number(4));
    u32 words[8];
    for (u64 n = 0; n < number(5); n += 8) {
      block.step(words);
      out.put(words, 8);
    }
    out.flush();
    return 0;
  }
  if (stream == "threefry") {
    const Pair x = threefry(number(2), number(3), number(4), number(5));
    out.put(x.x0);
    out.put(x.x1);
    out.flush();
    return 0;
  }
  if (stream == "xoshiro") {
    Xoshiro generator{1, 2, 3, 4};
    for (int i = 0; i < 10; i++) out.put(generator.next());
    out.flush();
    return 0;
  }
  run(stream, number(2));
  std::fprintf(stderr, "words: no stream is called '%s'\n", stream.c_str());
  return 2;
}
