// The kernel's algorithm by hand in 256-bit vectors with FMA: sse2.cpp twice as wide.
//
//   block     16 trajectories = 4 vectors x 4 doubles, position and work in registers
//   fill      64 steps x 16 lanes = 1024 unit normals in float32, step by step: normals[16 step + lane]
//   words     two xoshiro256++ in 4 lanes each, 64 bytes per turn, written 128 bytes ahead of where they are read
//   lookup    one 8-byte load per normal. A step takes 0.87 ns so, 1.05 with two vgatherdpd, 1.23 with two vgatherdps (Zen 4)
//   overlap   step k of this fill and the normals of step k of the next share a turn of the loop, in place: 0.66 ns against
//             0.72 one after the other (no gain in sse2.cpp, which lacks the registers)
#include <immintrin.h>

#include <algorithm>
#include <cstring>

#include "protocol.h"
#include "report.h"
#include "ziggurat.h"

constexpr int lanes = 16;
constexpr int fillSteps = 64;
constexpr int normalsPerFill = fillSteps * lanes;
constexpr int ahead = 32;  // words

static const PairTable table;

struct Generator {
  __m256i s0, s1, s2, s3;

  explicit Generator(Splitmix64& key) {
    alignas(32) std::uint64_t words[16];
    for (auto& word : words) word = key.next();
    const __m256i* from = reinterpret_cast<const __m256i*>(words);
    s0 = from[0], s1 = from[1], s2 = from[2], s3 = from[3];
  }

  static __m256i rotate(__m256i x, int bits) {
    return _mm256_or_si256(_mm256_slli_epi64(x, bits), _mm256_srli_epi64(x, 64 - bits));
  }

  __m256i next() {
    const __m256i result = _mm256_add_epi64(rotate(_mm256_add_epi64(s0, s3), 23), s0);
    const __m256i t = _mm256_slli_epi64(s1, 17);
    s2 = _mm256_xor_si256(s2, s0);
    s3 = _mm256_xor_si256(s3, s1);
    s1 = _mm256_xor_si256(s1, s2);
    s0 = _mm256_xor_si256(s0, s3);
    s2 = _mm256_xor_si256(s2, t);
    s3 = rotate(s3, 45);
    return result;
  }
};

// What the fill keeps in registers.
struct Stream {
  Generator even, odd;
  std::size_t misses = 0;

  explicit Stream(Splitmix64& key) : even(key), odd(key) {}
};

struct Noise {
  Stream stream;
  Xoshiro256 rare;
  alignas(64) std::uint32_t words[normalsPerFill + ahead];
  alignas(64) float normals[normalsPerFill];
  std::uint64_t outside[fillSteps];
  std::uint32_t where[normalsPerFill];

  explicit Noise(Splitmix64& key) : stream(key), rare(key) {
    for (int i = normalsPerFill; i < normalsPerFill + ahead; i += 16) {
      store(i, stream.even.next());
      store(i + 8, stream.odd.next());
    }
  }

  // The words of the next fill that are there already.
  void begin() {
    std::memcpy(words, words + normalsPerFill, sizeof(std::uint32_t) * ahead);
    stream.misses = 0;
  }

  // The normals of one step.
  inline __attribute__((always_inline)) void row(Stream& now, int i) {
    store(i + ahead, now.even.next());
    store(i + ahead + 8, now.odd.next());
    const std::uint32_t mask = turn(i) | turn(i + 8) << 8;
    outside[now.misses] = std::uint64_t(i) << 32 | mask;
    now.misses += mask != 0;
  }

  // Misses are noted in the loop without a branch and finished after it: 0.72 ns a step against 0.87 with the branch inside.
  void finish() {
    std::size_t count = 0;
    for (std::size_t miss = 0; miss < stream.misses; ++miss)
      for (std::uint32_t mask = std::uint32_t(outside[miss]); mask; mask &= mask - 1)
        where[count++] = std::uint32_t(outside[miss] >> 32) + unsigned(__builtin_ctz(mask));
    table.finish(words, normals, where, count, rare);
  }

 private:
  void store(int i, __m256i eight) { _mm256_store_si256(reinterpret_cast<__m256i*>(words + i), eight); }

  static __m128d pairs(std::uint32_t first, std::uint32_t second) {
    const auto at = [](std::uint32_t word) { return &table.pair[word & (pairLayers - 1)]; };
    return _mm_loadh_pd(_mm_load_sd(at(first)), at(second));
  }

  // Pairs of words i, i+1 (low half) and i+4, i+5 (high half), so that the shuffles within halves keep the order.
  __m256 pairsAt(int i) const {
    return _mm256_castpd_ps(_mm256_insertf128_pd(_mm256_castpd128_pd256(pairs(words[i], words[i + 1])),
                                                 pairs(words[i + 4], words[i + 5]), 1));
  }

  // Eight words become eight normals; returns the lanes that were not accepted at once.
  std::uint32_t turn(int i) {
    const __m256 low = pairsAt(i), high = pairsAt(i + 2);
    const __m256 width = _mm256_shuffle_ps(low, high, 0x88), inner = _mm256_shuffle_ps(low, high, 0xdd);
    const __m256i eight = _mm256_load_si256(reinterpret_cast<const __m256i*>(words + i));
    const __m256 x = _mm256_mul_ps(_mm256_cvtepi32_ps(eight), width);
    _mm256_store_ps(normals + i, x);
    const __m256 size = _mm256_andnot_ps(_mm256_set1_ps(-0.0f), x);
    return std::uint32_t(_mm256_movemask_ps(_mm256_cmp_ps(size, inner, _CMP_NLT_UQ)));
  }
};

static inline __m256d all(const double& value) { return _mm256_broadcast_sd(&value); }

// Euler: x + F(x) dt + noise, by Horner. `kick` is the noise and the constant part of the force.
static inline __m256d moved(const Row& row, __m256d x, __m256d kick) {
  const __m256d slope = _mm256_fmadd_pd(all(row.cubic), _mm256_mul_pd(x, x), all(row.linearPlusOne));
  return _mm256_fmadd_pd(slope, x, kick);
}

// Heun: x + (F(x) + F(y)) dt/2 + noise = (x + kick + E(y)) / 2, y = E(x) + kick, E(x) = x + F(x) dt without its constant.
static inline __m256d corrected(const Row& row, __m256d x, __m256d kick) {
  return _mm256_mul_pd(_mm256_set1_pd(0.5), moved(row, moved(row, x, kick), _mm256_add_pd(x, kick)));
}

template <bool heun, bool works>
static void simulate(const Arguments& run, const std::vector<Row>& rows, Ensemble& ensemble) {
  const auto write = [](const Row& row, __m256d x, __m256d work) {
    const __m256d slope = _mm256_fmadd_pd(all(row.dc4), _mm256_mul_pd(x, x), all(row.dc2));
    return _mm256_fmadd_pd(_mm256_fmadd_pd(slope, x, all(row.dc1)), x, work);
  };
  for (std::size_t first = 0; first < run.trajectories; first += lanes) {
    Splitmix64 key = keyOf(run.seed, first / lanes);
    Noise noise(key);
    __m256d x[4], work[4];
    for (int v = 0; v < 4; ++v) x[v] = _mm256_set1_pd(startPosition), work[v] = _mm256_setzero_pd();
    const auto step = [&](const Row* row, const float* normal) __attribute__((always_inline)) {
#pragma GCC unroll 4
      for (int v = 0; v < 4; ++v) {
        if (works) work[v] = write(*row, x[v], work[v]);
        const __m256d xi = _mm256_cvtps_pd(_mm_load_ps(normal + 4 * v));
        const __m256d kick = _mm256_fmadd_pd(all(row->amplitude), xi, all(row->constant));
        x[v] = heun ? corrected(*row, x[v], kick) : moved(*row, x[v], kick);
      }
    };
    const auto fill = [&](auto before) __attribute__((always_inline)) {
      noise.begin();
      Stream now = noise.stream;
      for (int k = 0; k < fillSteps; ++k) {
        before(k);
        noise.row(now, k * lanes);
      }
      noise.stream = now;
      noise.finish();
    };
    fill([](int) {});
    const Row* row = rows.data();
    std::size_t left = run.steps;
    for (; left > fillSteps; left -= fillSteps, row += fillSteps)
      fill([&](int k) __attribute__((always_inline)) { step(row + k, noise.normals + k * lanes); });
    for (std::size_t k = 0; k < left; ++k) step(row + k, noise.normals + k * lanes);
    for (int v = 0; v < 4; ++v) {
      if (works) work[v] = write(rows[run.steps], x[v], work[v]);
      _mm256_storeu_pd(&ensemble.position[first + 4 * v], x[v]);
      _mm256_storeu_pd(&ensemble.work[first + 4 * v], work[v]);
    }
  }
}

int main(int count, char** words) {
  const Arguments run = readArguments(count, words);
  const std::vector<Row> rows = makeRows(run.steps);
  Ensemble ensemble(run.trajectories, lanes);
  return timeAndPrint("avx2", run, ensemble, [&] {
    chooseLoop(run, [&]<bool heun, bool works>() { simulate<heun, works>(run, rows, ensemble); });
  });
}
