// Good scalar C++: xoshiro256++, ziggurat in double, four trajectories interleaved so that their latencies overlap,
// the protocol in rows. Baseline instruction set.
#include "protocol.h"
#include "report.h"
#include "ziggurat.h"

constexpr int lanes = 4;
constexpr int layers = 1024;

static const Ziggurat<layers> table;

template <bool heun, bool works>
static void simulate(const Arguments& run, const std::vector<Row>& rows, Ensemble& ensemble) {
  for (std::size_t first = 0; first < run.trajectories; first += lanes) {
    Splitmix64 key = keyOf(run.seed, first / lanes);
    Xoshiro256 random(key);
    double x[lanes], work[lanes];
    for (int i = 0; i < lanes; ++i) x[i] = startPosition, work[i] = 0;
    for (std::size_t k = 0; k < run.steps; ++k) {
      const Row& row = rows[k];
      double xi[lanes];
      for (int i = 0; i < lanes; ++i) xi[i] = table.draw(random);
      for (int i = 0; i < lanes; ++i) {
        if (works) work[i] += workOf(row, x[i]);
        const double noise = row.amplitude * xi[i];
        const double here = (row.cubic * (x[i] * x[i]) + row.linear) * x[i] + row.constant;
        if (heun) {
          const double y = x[i] + here + noise;
          const double there = (row.cubic * (y * y) + row.linear) * y + row.constant;
          x[i] += 0.5 * (here + there) + noise;
        } else {
          x[i] += here + noise;
        }
      }
    }
    for (int i = 0; i < lanes; ++i) {
      ensemble.position[first + i] = x[i];
      ensemble.work[first + i] = work[i] + (works ? workOf(rows[run.steps], x[i]) : 0);
    }
  }
}

int main(int count, char** words) {
  const Arguments run = readArguments(count, words);
  const std::vector<Row> rows = makeRows(run.steps);
  Ensemble ensemble(run.trajectories, lanes);
  return timeAndPrint("scalar", run, ensemble, [&] {
    chooseLoop(run, [&]<bool heun, bool works>() { simulate<heun, works>(run, rows, ensemble); });
  });
}
