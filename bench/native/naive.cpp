// As it is written in a first afternoon: one trajectory after another, std::mt19937_64 and std::normal_distribution.
#include <random>

#include "protocol.h"
#include "report.h"

static double force(const Coefficients& c, double x) { return -(4 * c.c4 * x * x * x + 2 * c.c2 * x + c.c1); }

static double energy(const Coefficients& c, double x) { return c.c4 * x * x * x * x + c.c2 * x * x + c.c1 * x; }

int main(int count, char** words) {
  const Arguments run = readArguments(count, words);
  Ensemble ensemble(run.trajectories, 1);
  return timeAndPrint("naive", run, ensemble, [&] {
    std::mt19937_64 engine(run.seed);
    std::normal_distribution<double> normal;
    const double amplitude = std::sqrt(2 * dt);
    for (std::size_t i = 0; i < run.trajectories; ++i) {
      double x = startPosition, work = 0;
      Coefficients before = coefficientsAt(0);
      for (std::size_t k = 0; k < run.steps; ++k) {
        const Coefficients now = coefficientsAt((k + 0.5) / run.steps);
        if (run.work) {
          const Coefficients d{now.c4 - before.c4, now.c2 - before.c2, now.c1 - before.c1};
          work += energy(d, x);
        }
        const double noise = amplitude * normal(engine);
        if (run.heun) {
          const double here = force(now, x);
          const double there = force(now, x + here * dt + noise);
          x += 0.5 * (here + there) * dt + noise;
        } else {
          x += force(now, x) * dt + noise;
        }
        before = now;
      }
      const Coefficients end = coefficientsAt(1);
      if (run.work) work += energy({end.c4 - before.c4, end.c2 - before.c2, end.c1 - before.c1}, x);
      ensemble.position[i] = x;
      ensemble.work[i] = work;
    }
  });
}
