// As fast as we can write it in 128-bit vectors: four trajectories interleaved, each in its own registers, exponentials by a ziggurat
// of two lanes at a time in fills of 64, words of 64 bits for the choice, a row per state with a threshold and two ways out.
#include <smmintrin.h>

#include "jumps.h"
#include "xoshiro256.h"

constexpr int strips = 512, slots = 4, fillDraws = 64;

struct Strips {
  double width[strips + 1], share[strips], height[strips + 1];
  static constexpr double tail = 8.48173996322273152589923793367, area = 0.00196478565040773574285747526139;
  Strips() {
    width[0] = area / std::exp(-tail);
    width[1] = tail;
    for (int i = 2; i < strips; ++i) width[i] = -std::log(std::exp(-width[i - 1]) + area / width[i - 1]);
    width[strips] = 0;
    for (int i = 0; i <= strips; ++i) height[i] = std::exp(-width[i]);
    for (int i = 0; i < strips; ++i) share[i] = width[i + 1] / width[i];
  }
};
static const Strips table;

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

struct Draws {
  Generator a, b, c, d;
  Xoshiro256 rare;
  alignas(64) double exponentials[fillDraws * slots];
  alignas(64) std::uint64_t words[fillDraws * slots];
  alignas(64) std::uint64_t choices[fillDraws * slots];
  std::uint32_t misses[fillDraws + 1];

  explicit Draws(Splitmix64& key) : a(key), b(key), c(key), d(key), rare(key) {}

  void fill() {
    Generator first = a, second = b;
    std::size_t count = 0;
    for (int i = 0; i < fillDraws * slots; i += 4) {
      const int mask = two(first.next(), i) | two(second.next(), i + 2) << 2;
      misses[count] = std::uint32_t(i) << 4 | unsigned(mask);
      count += mask != 15;
    }
    a = first, b = second;
    Generator third = c, fourth = d;
    for (int i = 0; i < fillDraws * slots; i += 4) {
      _mm_store_si128(reinterpret_cast<__m128i*>(choices + i), third.next());
      _mm_store_si128(reinterpret_cast<__m128i*>(choices + i + 2), fourth.next());
    }
    c = third, d = fourth;
    for (std::size_t m = 0; m < count; ++m)
      for (unsigned left = ~misses[m] & 15; left; left &= left - 1) {
        const int at = int(misses[m] >> 4) + __builtin_ctz(left);
        exponentials[at] = settled(words[at]);
      }
  }

 private:
  int two(__m128i word, int i) {
    _mm_store_si128(reinterpret_cast<__m128i*>(words + i), word);
    const std::size_t low = std::uint32_t(_mm_cvtsi128_si32(word)) >> 3 & (strips - 1);
    const std::size_t high = std::uint32_t(_mm_extract_epi32(word, 2)) >> 3 & (strips - 1);
    const __m128d width = _mm_loadh_pd(_mm_load_sd(table.width + low), table.width + high);
    const __m128d share = _mm_loadh_pd(_mm_load_sd(table.share + low), table.share + high);
    const __m128d one = _mm_set1_pd(1.0);
    const __m128d place = _mm_sub_pd(_mm_or_pd(_mm_castsi128_pd(_mm_srli_epi64(word, 12)), one), one);
    _mm_store_pd(exponentials + i, _mm_mul_pd(place, width));
    return _mm_movemask_pd(_mm_cmplt_pd(place, share));
  }

  double settled(std::uint64_t word) {
    double beyond = 0;
    for (;;) {
      const std::size_t strip = word >> 3 & (strips - 1);
      const double x = double(word >> 12) * 0x1p-52 * table.width[strip];
      if (x < table.width[strip + 1]) return beyond + x;
      if (strip == 0) beyond += Strips::tail;
      else if (table.height[strip] + rare.open() * (table.height[strip + 1] - table.height[strip]) < std::exp(-x))
        return beyond + x;
      word = rare.next();
    }
  }
};

// One cache line.
struct alignas(64) Row {
  double perRate;
  std::uint64_t split;
  const Row* next[2];
  double gain[2];
};

struct Slot {
  const Row* row;
  double t = 0, sum = 0;
  std::size_t left = 0, at = 0, began = 0;
};

int main(int count, char** words) {
  const JumpArguments run = readJumpArguments(count, words);
  const Network network = networkOf(run.network);
  std::vector<Row> rows(network.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& channels = network[i];
    const Channel& last = channels.back();
    const double total = channels.size() == 2 ? channels[0].rate + last.rate : last.rate;
    rows[i].perRate = 1 / total;
    rows[i].split = channels.size() == 2 ? std::uint64_t(std::ldexp(channels[0].rate / total, 64)) : 0;
    rows[i].next[0] = &rows[channels[0].target], rows[i].next[1] = &rows[last.target];
    rows[i].gain[0] = channels[0].gain, rows[i].gain[1] = last.gain;
  }
  Row idle{};
  idle.next[0] = idle.next[1] = &idle;
  JumpColumns columns(run.trajectories);
  return timeAndPrintJumps("jumpsBest", run, columns, [&] {
    for (std::size_t first = 0; first < run.trajectories; first += 64) {
      Splitmix64 key = keyOf(run.seed, first / 64);
      Draws draws(key);
      const std::size_t kept = std::min<std::size_t>(64, run.trajectories - first);
      Slot slot[slots];
      std::size_t left = 0, now = 0;
      for (int i = 0; i < slots; ++i) {
        slot[i].left = (kept - i + slots - 1) / slots;
        slot[i].at = first + i;
        slot[i].row = slot[i].left ? &rows[0] : &idle;
        left += slot[i].left;
      }
      while (left) {
        draws.fill();
        const Row *r0 = slot[0].row, *r1 = slot[1].row, *r2 = slot[2].row, *r3 = slot[3].row;
        double t0 = slot[0].t, t1 = slot[1].t, t2 = slot[2].t, t3 = slot[3].t;
        double w0 = slot[0].sum, w1 = slot[1].sum, w2 = slot[2].sum, w3 = slot[3].sum;
        const double end = run.duration;
        const auto turn = [&](int i, int k, const Row*& row, double& t, double& sum) __attribute__((always_inline)) {
          const double next = t + draws.exponentials[slots * k + i] * row->perRate;
          if (__builtin_expect(next <= end, 1)) {
            const int way = draws.choices[slots * k + i] >= row->split;
            sum += row->gain[way];
            row = row->next[way];
            t = next;
          } else {
            Slot& own = slot[i];
            columns.sum[own.at] = sum;
            columns.jumps[own.at] = double(now + k - own.began);
            columns.state[own.at] = int(row - rows.data());
            own.at += slots, own.left -= 1, left -= 1, own.began = now + k + 1;
            row = own.left ? &rows[0] : &idle;
            t = 0, sum = 0;
          }
        };
        for (int k = 0; k < fillDraws; ++k) {
          turn(0, k, r0, t0, w0);
          turn(1, k, r1, t1, w1);
          turn(2, k, r2, t2, w2);
          turn(3, k, r3, t3, w3);
        }
        slot[0].row = r0, slot[1].row = r1, slot[2].row = r2, slot[3].row = r3;
        slot[0].t = t0, slot[1].t = t1, slot[2].t = t2, slot[3].t = t3;
        slot[0].sum = w0, slot[1].sum = w1, slot[2].sum = w2, slot[3].sum = w3;
        now += fillDraws;
      }
    }
  });
}
