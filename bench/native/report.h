// Times the simulation loop, by the clock on the wall and by the processor's, and prints the one JSON line of a case.
#pragma once
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

#include "arguments.h"

// Final position and work of every trajectory. `lanes` is the block size of the case: the last block runs full, its surplus
// lanes have room here and are left out of the statistics.
struct Ensemble {
  std::vector<double> position, work;
  Ensemble(std::size_t trajectories, std::size_t lanes)
      : position((trajectories + lanes - 1) / lanes * lanes), work(position.size()) {}
};

// Mean, then sum of squares about it: central moments, never raw power sums.
struct Moments {
  double mean = 0, variance = 0;
  Moments(const std::vector<double>& values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) mean += values[i];
    mean /= double(count);
    for (std::size_t i = 0; i < count; ++i) variance += (values[i] - mean) * (values[i] - mean);
    variance = count > 1 ? variance / double(count - 1) : 0;
  }
};

template <class Simulate>
int timeAndPrint(const char* name, const Arguments& run, Ensemble& ensemble, Simulate simulate) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t ticks = std::clock();
  simulate();
  const double cpuSeconds = double(std::clock() - ticks) / CLOCKS_PER_SEC;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const Moments work(ensemble.work, run.trajectories), position(ensemble.position, run.trajectories);
  std::printf("{\"case\": \"%s\", \"scheme\": \"%s\", \"trajectories\": %zu, \"steps\": %zu, ", name,
              run.heun ? "heun" : "euler", run.trajectories, run.steps);
  std::printf("\"seconds\": %.6f, \"cpuSeconds\": %.6f, \"nsPerStep\": %.4f, ", seconds, cpuSeconds,
              seconds * 1e9 / (double(run.trajectories) * double(run.steps)));
  if (run.work) std::printf("\"meanWork\": %.9g, \"varWork\": %.9g, ", work.mean, work.variance);
  else std::printf("\"meanWork\": null, \"varWork\": null, ");
  std::printf("\"meanX\": %.9g}\n", position.mean);
  return 0;
}

// One instance of the loop per scheme and ledger: simulate.template operator()<heun, work>().
template <class Simulate>
void chooseLoop(const Arguments& run, Simulate simulate) {
  if (run.heun) run.work ? simulate.template operator()<true, true>() : simulate.template operator()<true, false>();
  else run.work ? simulate.template operator()<false, true>() : simulate.template operator()<false, false>();
}
