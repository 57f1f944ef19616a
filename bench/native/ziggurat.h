// Layers of the ziggurat under f(x) = exp(-x^2/2) (Marsaglia & Tsang 2000, J. Stat. Softw. 5(8)), and its rare slow path.
//
//   edge[0] = v / f(r)   edge[1] = r   f(edge[i+1]) = f(edge[i]) + v / edge[i]   edge[layers] = 0
//   v = r f(r) + integral_r^inf f: every layer, and the base with its tail, has the area v
//
// A draw: layer i uniform, x = u edge[i] with u uniform in (-1, 1); accepted at once if |x| < edge[i+1].
// Accepted at once, summed from the edges: 97.2 % (128 layers), 98.5 % (256), 99.57 % (1024).
#pragma once
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

#include "xoshiro256.h"

inline double bell(double x) { return std::exp(-0.5 * x * x); }

template <int layers>
struct Ziggurat {
  std::array<double, layers + 1> edge, height, width;  // height[i] = f(edge[i]), width[i] = edge[i] 2^-63

  // r by bisection: too small an r makes v too large, and the pile overtops 1 before the last layer.
  Ziggurat() {
    double low = 2.0, high = 6.0;
    for (int halving = 0; halving < 100; ++halving) {
      const double r = 0.5 * (low + high);
      (overtops(r) ? low : high) = r;
    }
    overtops(high);
    for (int i = 0; i <= layers; ++i) height[i] = bell(edge[i]), width[i] = edge[i] * 0x1p-63;
  }

  // A normal from the start. Layer: the low bits of the word. u: the whole word, which rounds to 53 bits, where the layer no
  // longer shows.
  double draw(Xoshiro256& random) const {
    const std::uint64_t word = random.next();
    const int layer = int(word % layers);
    const double x = double(std::int64_t(word)) * width[layer];
    return __builtin_expect(std::fabs(x) < edge[layer + 1], 1) ? x : finish(layer, x, random);
  }

  // The normal for a draw (layer, x = u edge[layer]) that was not accepted at once.
  __attribute__((noinline)) double finish(int layer, double x, Xoshiro256& random) const {
    if (layer == 0) return std::copysign(tail(random), x);
    const bool under = height[layer] + random.open() * (height[layer + 1] - height[layer]) < bell(x);
    return under ? x : draw(random);
  }

  // Beyond r, by two exponentials (Marsaglia 1964).
  double tail(Xoshiro256& random) const {
    for (;;) {
      const double a = -std::log(random.open()) / edge[1], b = -std::log(random.open());
      if (2.0 * b > a * a) return edge[1] + a;
    }
  }

 private:
  bool overtops(double r) {
    const double v = r * bell(r) + std::sqrt(std::acos(0.0)) * std::erfc(r * std::sqrt(0.5));  // acos(0) = pi/2
    edge[0] = v / bell(r);
    edge[1] = r;
    for (int i = 1; i < layers - 1; ++i) {
      const double top = bell(edge[i]) + v / edge[i];
      if (top >= 1) return true;
      edge[i + 1] = std::sqrt(-2.0 * std::log(top));
    }
    edge[layers] = 0;
    return bell(edge[layers - 1]) + v / edge[layers - 1] > 1;
  }
};

constexpr int pairLayers = 1024;

// What the single-precision fills look up: the pair (width, inner) of a layer as the two float32 halves of one double, so that
// one load brings both. x = int32 * width is accepted at once if |x| < inner.
//   width = edge[i] 2^-31   inner = edge[i+1]
// The layer is the low 10 bits of the word, and u is the whole word: given the layer u is shifted by less than 2^-22, which
// moves the mean of a normal by 1e-7.
struct PairTable {
  alignas(64) std::array<double, pairLayers> pair;
  Ziggurat<pairLayers> layers;

  PairTable() {
    for (int i = 0; i < pairLayers; ++i)
      pair[i] = std::bit_cast<double>(std::array{float(layers.edge[i] * 0x1p-31), float(layers.edge[i + 1])});
  }

  // Replaces the normals at `where` whose words were not accepted at once; `where` is overwritten. First all wedges, without a
  // branch on their outcome, so that their exponentials overlap (one by one they cost 80 cycles each); then what they refused.
  void finish(const std::uint32_t* words, float* normals, std::uint32_t* where, std::size_t misses, Xoshiro256& random) const {
    std::size_t refused = 0;
    for (std::size_t miss = 0; miss < misses; ++miss) {
      const std::uint32_t at = where[miss], layer = words[at] & (pairLayers - 1);
      const double x = double(std::int32_t(words[at])) * 0x1p-31 * layers.edge[layer];
      const double foot = layers.height[layer], top = layers.height[layer + 1];
      const bool under = foot + random.open() * (top - foot) < bell(x);
      where[refused] = at;
      refused += !under | (layer == 0);
    }
    for (std::size_t miss = 0; miss < refused; ++miss) {
      float& normal = normals[where[miss]];
      const bool base = (words[where[miss]] & (pairLayers - 1)) == 0;
      normal = float(base ? std::copysign(layers.tail(random), double(normal)) : layers.draw(random));
    }
  }
};
