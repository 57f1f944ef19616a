// The driven well of every case, as rows that a loop can read in order.
//
//   U(x) = c4 x^4 + c2 x^2 + c1 x      c4: 1 -> 1.5   c2: -2 -> -1   c1: 0 -> 0.5, linear in t over the run
//   F(x) = -dU/dx,  mobility 1,  kT 1,  x(0) = 1,  dt = 1e-3
//
// Row k holds the coefficients at the midpoint t_k = (k + 1/2) dt. Step k writes row k at frozen x, W += U(x; k) - U(x; k-1),
// then moves with the force of row k. Row -1 is t = 0; after the last move one more write goes to t = tau.
#pragma once
#include <cmath>
#include <cstddef>
#include <vector>

constexpr double dt = 1e-3;
constexpr double startPosition = 1.0;

struct Coefficients {
  double c4, c2, c1;
};

// `phase` = t / tau, from 0 to 1, both included.
inline Coefficients coefficientsAt(double phase) { return {1.0 + 0.5 * phase, -2.0 + phase, 0.5 * phase}; }

// One cache line. The displacement of a step is (cubic x^2 + linear) x + constant + amplitude xi, its work
// ((dc4 x^2 + dc2) x + dc1) x.
struct alignas(64) Row {
  double cubic;      // -4 c4 dt
  double linear;     // -2 c2 dt
  double constant;   // -c1 dt
  double amplitude;  // sqrt(2 mobility kT dt)
  double dc4, dc2, dc1;
  double linearPlusOne;  // 1 + linear: x + linear x in one product
};

// steps + 1 rows; of the last one only dc4, dc2, dc1 are meant (the write to tau).
inline std::vector<Row> makeRows(std::size_t steps) {
  std::vector<Row> rows(steps + 1);
  Coefficients before = coefficientsAt(0.0);
  for (std::size_t k = 0; k <= steps; ++k) {
    const Coefficients now = coefficientsAt(k == steps ? 1.0 : (double(k) + 0.5) / double(steps));
    rows[k] = {-4.0 * now.c4 * dt,  -2.0 * now.c2 * dt,  -now.c1 * dt,       std::sqrt(2.0 * dt),
               now.c4 - before.c4, now.c2 - before.c2, now.c1 - before.c1, 1.0 - 2.0 * now.c2 * dt};
    before = now;
  }
  return rows;
}

// U(x; k) - U(x; k-1)
inline double workOf(const Row& row, double x) { return ((row.dc4 * (x * x) + row.dc2) * x + row.dc1) * x; }
