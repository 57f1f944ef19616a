// The kernel's algorithm by hand in 128-bit vectors (SSE4.1 at most).
//
//   block     8 trajectories = 4 vectors x 2 doubles, position and work in registers
//   fill      64 steps x 8 lanes = 512 unit normals in float32, step by step: normals[8 step + lane]
//   words     two xoshiro256++ in 2 lanes each, 32 bytes per turn, written 128 bytes ahead of where they are read, so that the
//             scalar loads of the layers find finished stores
#include <smmintrin.h>

#include <algorithm>
#include <cstring>

#include "protocol.h"
#include "report.h"
#include "ziggurat.h"

constexpr int lanes = 8;
constexpr int fillSteps = 64;
constexpr int normalsPerFill = fillSteps * lanes;
constexpr int ahead = 32;  // words

static const PairTable table;

struct Generator {
  __m128i s0, s1, s2, s3;

  explicit Generator(Splitmix64& key) {
    alignas(16) std::uint64_t words[8];
    for (auto& word : words) word = key.next();
    const __m128i* from = reinterpret_cast<const __m128i*>(words);
    s0 = from[0], s1 = from[1], s2 = from[2], s3 = from[3];
  }

  static __m128i rotate(__m128i x, int bits) { return _mm_or_si128(_mm_slli_epi64(x, bits), _mm_srli_epi64(x, 64 - bits)); }

  __m128i next() {
    const __m128i result = _mm_add_epi64(rotate(_mm_add_epi64(s0, s3), 23), s0);
    const __m128i t = _mm_slli_epi64(s1, 17);
    s2 = _mm_xor_si128(s2, s0);
    s3 = _mm_xor_si128(s3, s1);
    s1 = _mm_xor_si128(s1, s2);
    s0 = _mm_xor_si128(s0, s3);
    s2 = _mm_xor_si128(s2, t);
    s3 = rotate(s3, 45);
    return result;
  }
};

struct Noise {
  Generator even, odd;
  Xoshiro256 rare;
  alignas(64) std::uint32_t words[normalsPerFill + ahead];
  alignas(64) float normals[normalsPerFill];
  std::uint32_t outside[normalsPerFill / 8], where[normalsPerFill];

  explicit Noise(Splitmix64& key) : even(key), odd(key), rare(key) {
    for (int i = normalsPerFill; i < normalsPerFill + ahead; i += 8) {
      store(i, even.next());
      store(i + 4, odd.next());
    }
  }

  void fill() {
    Generator a = even, b = odd;
    std::memcpy(words, words + normalsPerFill, sizeof(std::uint32_t) * ahead);
    std::size_t misses = 0;
    for (int i = 0; i < normalsPerFill; i += 8) {
      store(i + ahead, a.next());
      store(i + ahead + 4, b.next());
      const __m128i first = turn(i), second = turn(i + 4);
      // bits 2 lane and 2 lane + 1
      const std::uint32_t mask = std::uint32_t(_mm_movemask_epi8(_mm_packs_epi32(first, second)));
      outside[misses] = std::uint32_t(i) << 16 | mask;
      misses += mask != 0;
    }
    even = a, odd = b;
    finish(misses);
  }

 private:
  void store(int i, __m128i four) { _mm_store_si128(reinterpret_cast<__m128i*>(words + i), four); }

  static __m128 pairs(std::uint32_t first, std::uint32_t second) {
    const auto at = [](std::uint32_t word) { return &table.pair[word & (pairLayers - 1)]; };
    return _mm_castpd_ps(_mm_loadh_pd(_mm_load_sd(at(first)), at(second)));
  }

  // Four words become four normals; returns the lanes that were not accepted at once.
  __m128i turn(int i) {
    const __m128 low = pairs(words[i], words[i + 1]), high = pairs(words[i + 2], words[i + 3]);
    const __m128 width = _mm_shuffle_ps(low, high, 0x88), inner = _mm_shuffle_ps(low, high, 0xdd);
    const __m128i four = _mm_load_si128(reinterpret_cast<const __m128i*>(words + i));
    const __m128 x = _mm_mul_ps(_mm_cvtepi32_ps(four), width);
    _mm_store_ps(normals + i, x);
    return _mm_castps_si128(_mm_cmpnlt_ps(_mm_andnot_ps(_mm_set1_ps(-0.0f), x), inner));
  }

  // Misses are noted in the loop without a branch and finished after it: 0.69 ns per normal against 0.78 with the rare path
  // inside, where a mispredicted branch and the spilled generators cost 230 cycles a miss.
  void finish(std::size_t misses) {
    std::size_t count = 0;
    for (std::size_t miss = 0; miss < misses; ++miss)
      for (std::uint32_t mask = outside[miss] & 0x5555; mask; mask &= mask - 1)
        where[count++] = (outside[miss] >> 16) + unsigned(__builtin_ctz(mask)) / 2;
    table.finish(words, normals, where, count, rare);
  }
};

static inline __m128d all(const double& value) { return _mm_loaddup_pd(&value); }

// Euler: x + F(x) dt + noise, by Horner. `kick` is the noise and the constant part of the force.
static inline __m128d moved(const Row& row, __m128d x, __m128d kick) {
  const __m128d slope = _mm_add_pd(_mm_mul_pd(all(row.cubic), _mm_mul_pd(x, x)), all(row.linearPlusOne));
  return _mm_add_pd(_mm_mul_pd(slope, x), kick);
}

// Heun: x + (F(x) + F(y)) dt/2 + noise = (x + kick + E(y)) / 2, y = E(x) + kick, E(x) = x + F(x) dt without its constant.
// E as (1 + linear) x + x^2 (cubic x): one product more, 9 cycles instead of 15; Heun waits for latency (1.74 against 1.93 ns).
static inline __m128d corrected(const Row& row, __m128d x, __m128d kick) {
  const auto moved = [&row](__m128d at, __m128d by) {
    const __m128d line = _mm_add_pd(_mm_mul_pd(all(row.linearPlusOne), at), by);
    return _mm_add_pd(line, _mm_mul_pd(_mm_mul_pd(at, at), _mm_mul_pd(all(row.cubic), at)));
  };
  return _mm_mul_pd(_mm_set1_pd(0.5), moved(moved(x, kick), _mm_add_pd(x, kick)));
}

template <bool heun, bool works>
static void simulate(const Arguments& run, const std::vector<Row>& rows, Ensemble& ensemble) {
  const auto write = [](const Row& row, __m128d x) {
    const __m128d slope = _mm_add_pd(_mm_mul_pd(all(row.dc4), _mm_mul_pd(x, x)), all(row.dc2));
    return _mm_mul_pd(_mm_add_pd(_mm_mul_pd(slope, x), all(row.dc1)), x);
  };
  for (std::size_t first = 0; first < run.trajectories; first += lanes) {
    Splitmix64 key = keyOf(run.seed, first / lanes);
    Noise noise(key);
    __m128d x[4], work[4];
    for (int v = 0; v < 4; ++v) x[v] = _mm_set1_pd(startPosition), work[v] = _mm_setzero_pd();
    for (std::size_t start = 0; start < run.steps; start += fillSteps) {
      noise.fill();
      const float* normal = noise.normals;
      const Row* row = &rows[start];
      const Row* const end = &rows[std::min(start + fillSteps, run.steps)];
      for (; row != end; ++row, normal += lanes) {
#pragma GCC unroll 4
        for (int v = 0; v < 4; ++v) {
          if (works) work[v] = _mm_add_pd(work[v], write(*row, x[v]));
          const __m128d xi = _mm_cvtps_pd(_mm_castsi128_ps(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(normal + 2 * v))));
          const __m128d kick = _mm_add_pd(_mm_mul_pd(all(row->amplitude), xi), all(row->constant));
          x[v] = heun ? corrected(*row, x[v], kick) : moved(*row, x[v], kick);
        }
      }
    }
    for (int v = 0; v < 4; ++v) {
      if (works) work[v] = _mm_add_pd(work[v], write(rows[run.steps], x[v]));
      _mm_storeu_pd(&ensemble.position[first + 2 * v], x[v]);
      _mm_storeu_pd(&ensemble.work[first + 2 * v], work[v]);
    }
  }
}

int main(int count, char** words) {
  const Arguments run = readArguments(count, words);
  const std::vector<Row> rows = makeRows(run.steps);
  Ensemble ensemble(run.trajectories, lanes);
  return timeAndPrint("sse2", run, ensemble, [&] {
    chooseLoop(run, [&]<bool heun, bool works>() { simulate<heun, works>(run, rows, ensemble); });
  });
}
