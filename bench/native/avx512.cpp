// The kernel's algorithm by hand in 512-bit vectors: sse2.cpp four times as wide (AVX-512 F, DQ, VL, BW).
//
//   block     32 trajectories = 4 vectors x 8 doubles, position and work in registers
//   fill      64 steps x 32 lanes = 2048 unit normals in float32, step by step: normals[32 step + lane]
//   words     two xoshiro256++ in 8 lanes each, 128 bytes per turn, written 128 bytes ahead of where they are read
//   lookup    one 8-byte load per normal. A step takes 0.66 ns so, 0.84 with two vgatherdpd, 1.12 with two vgatherdps (Zen 4)
//   overlap   step k of this fill and the normals of step k of the next share a turn of the loop, in place: 0.56 ns against
//             0.66 one after the other
#include <immintrin.h>

#include <algorithm>
#include <cstring>

#include "protocol.h"
#include "report.h"
#include "ziggurat.h"

constexpr int lanes = 32;
constexpr int fillSteps = 64;
constexpr int normalsPerFill = fillSteps * lanes;
constexpr int ahead = 32;  // words

static const PairTable table;

struct Generator {
  __m512i s0, s1, s2, s3;

  explicit Generator(Splitmix64& key) {
    alignas(64) std::uint64_t words[32];
    for (auto& word : words) word = key.next();
    const __m512i* from = reinterpret_cast<const __m512i*>(words);
    s0 = from[0], s1 = from[1], s2 = from[2], s3 = from[3];
  }

  static __m512i xor3(__m512i a, __m512i b, __m512i c) { return _mm512_ternarylogic_epi64(a, b, c, 0x96); }

  __m512i next() {
    const __m512i result = _mm512_add_epi64(_mm512_rol_epi64(_mm512_add_epi64(s0, s3), 23), s0);
    const __m512i t2 = xor3(s2, s0, _mm512_slli_epi64(s1, 17));
    const __m512i t3 = _mm512_rol_epi64(_mm512_xor_si512(s3, s1), 45);
    const __m512i t1 = xor3(s1, s2, s0);
    s0 = xor3(s0, s3, s1);
    s1 = t1, s2 = t2, s3 = t3;
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
    store(normalsPerFill, stream.even.next());
    store(normalsPerFill + 16, stream.odd.next());
  }

  // The words of the next fill that are there already.
  void begin() {
    std::memcpy(words, words + normalsPerFill, sizeof(std::uint32_t) * ahead);
    stream.misses = 0;
  }

  // The normals of one step.
  inline __attribute__((always_inline)) void row(Stream& now, int i) {
    store(i + ahead, now.even.next());
    store(i + ahead + 16, now.odd.next());
    const std::uint32_t mask = turn(i) | turn(i + 16) << 16;
    outside[now.misses] = std::uint64_t(i) << 32 | mask;
    now.misses += mask != 0;
  }

  // Misses are noted in the loop without a branch and finished after it.
  void finish() {
    std::size_t count = 0;
    for (std::size_t miss = 0; miss < stream.misses; ++miss)
      for (std::uint32_t mask = std::uint32_t(outside[miss]); mask; mask &= mask - 1)
        where[count++] = std::uint32_t(outside[miss] >> 32) + unsigned(__builtin_ctz(mask));
    table.finish(words, normals, where, count, rare);
  }

 private:
  void store(int i, __m512i sixteen) { _mm512_store_si512(words + i, sixteen); }

  static __m128d pairs(std::uint32_t first, std::uint32_t second) {
    const auto at = [](std::uint32_t word) { return &table.pair[word & (pairLayers - 1)]; };
    return _mm_loadh_pd(_mm_load_sd(at(first)), at(second));
  }

  __m256d pairsAt(int i) const {
    return _mm256_insertf128_pd(_mm256_castpd128_pd256(pairs(words[i], words[i + 1])), pairs(words[i + 4], words[i + 5]), 1);
  }

  // Pairs of words i, i+1 | i+4, i+5 | i+8, i+9 | i+12, i+13, so that the shuffles within quarters keep the order.
  __m512 quartersAt(int i) const {
    return _mm512_castpd_ps(_mm512_insertf64x4(_mm512_castpd256_pd512(pairsAt(i)), pairsAt(i + 8), 1));
  }

  // Sixteen words become sixteen normals; returns the lanes that were not accepted at once.
  std::uint32_t turn(int i) {
    const __m512i sixteen = _mm512_load_si512(words + i);
    const __m512 low = quartersAt(i), high = quartersAt(i + 2);
    const __m512 width = _mm512_shuffle_ps(low, high, 0x88), inner = _mm512_shuffle_ps(low, high, 0xdd);
    const __m512 x = _mm512_mul_ps(_mm512_cvtepi32_ps(sixteen), width);
    _mm512_store_ps(normals + i, x);
    return _mm512_cmp_ps_mask(_mm512_abs_ps(x), inner, _CMP_NLT_UQ);
  }
};

static inline __m512d all(const double& value) { return _mm512_set1_pd(value); }

// Euler: x + F(x) dt + noise, by Horner. `kick` is the noise and the constant part of the force.
static inline __m512d moved(const Row& row, __m512d x, __m512d kick) {
  const __m512d slope = _mm512_fmadd_pd(all(row.cubic), _mm512_mul_pd(x, x), all(row.linearPlusOne));
  return _mm512_fmadd_pd(slope, x, kick);
}

// Heun: x + (F(x) + F(y)) dt/2 + noise = (x + kick + E(y)) / 2, y = E(x) + kick, E(x) = x + F(x) dt without its constant.
static inline __m512d corrected(const Row& row, __m512d x, __m512d kick) {
  return _mm512_mul_pd(_mm512_set1_pd(0.5), moved(row, moved(row, x, kick), _mm512_add_pd(x, kick)));
}

template <bool heun, bool works>
static void simulate(const Arguments& run, const std::vector<Row>& rows, Ensemble& ensemble) {
  const auto write = [](const Row& row, __m512d x, __m512d work) {
    const __m512d slope = _mm512_fmadd_pd(all(row.dc4), _mm512_mul_pd(x, x), all(row.dc2));
    return _mm512_fmadd_pd(_mm512_fmadd_pd(slope, x, all(row.dc1)), x, work);
  };
  for (std::size_t first = 0; first < run.trajectories; first += lanes) {
    Splitmix64 key = keyOf(run.seed, first / lanes);
    Noise noise(key);
    __m512d x[4], work[4];
    for (int v = 0; v < 4; ++v) x[v] = _mm512_set1_pd(startPosition), work[v] = _mm512_setzero_pd();
    const auto step = [&](const Row* row, const float* normal) __attribute__((always_inline)) {
#pragma GCC unroll 4
      for (int v = 0; v < 4; ++v) {
        if (works) work[v] = write(*row, x[v], work[v]);
        const __m512d xi = _mm512_cvtps_pd(_mm256_load_ps(normal + 8 * v));
        const __m512d kick = _mm512_fmadd_pd(all(row->amplitude), xi, all(row->constant));
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
      _mm512_storeu_pd(&ensemble.position[first + 8 * v], x[v]);
      _mm512_storeu_pd(&ensemble.work[first + 8 * v], work[v]);
    }
  }
}

int main(int count, char** words) {
  const Arguments run = readArguments(count, words);
  const std::vector<Row> rows = makeRows(run.steps);
  Ensemble ensemble(run.trajectories, lanes);
  return timeAndPrint("avx512", run, ensemble, [&] {
    chooseLoop(run, [&]<bool heun, bool works>() { simulate<heun, works>(run, rows, ensemble); });
  });
}
