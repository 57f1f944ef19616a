// The networks of the jump cases, the arguments that these cases take, and the one JSON line that they print.
//   --network ring|two|driven --trajectories N --duration T --seed S
//   ring     six states, rate 2 to the next, 1 to the one before; the entropy production +- ln 2 of every jump is summed
//   two      two states, rates 1/(1 + exp(+-1)); the energy +-1 of every jump is summed
//   driven   the same with the energy e(t) = -1 + 2 t/T in place of 1
#pragma once
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

struct Channel {
  int target;
  double rate, gain;
};

using Network = std::vector<std::vector<Channel>>;

inline Network networkOf(const std::string& name) {
  Network states;
  if (name == "ring") {
    for (int i = 0; i < 6; ++i)
      states.push_back({{(i + 1) % 6, 2.0, std::log(2.0)}, {(i + 5) % 6, 1.0, -std::log(2.0)}});
  } else {
    states.push_back({{1, 1 / (1 + std::exp(1.0)), 1.0}});
    states.push_back({{0, 1 / (1 + std::exp(-1.0)), -1.0}});
  }
  return states;
}

struct JumpArguments {
  std::string network = "ring";
  std::size_t trajectories = 1024;
  double duration = 1000;
  std::uint64_t seed = 1;
};

inline JumpArguments readJumpArguments(int count, char** words) {
  JumpArguments read;
  for (int i = 1; i + 1 < count; i += 2) {
    const char* flag = words[i];
    const char* value = words[i + 1];
    if (!std::strcmp(flag, "--network")) read.network = value;
    else if (!std::strcmp(flag, "--trajectories")) read.trajectories = std::strtoull(value, nullptr, 10);
    else if (!std::strcmp(flag, "--duration")) read.duration = std::strtod(value, nullptr);
    else if (!std::strcmp(flag, "--seed")) read.seed = std::strtoull(value, nullptr, 10);
    else {
      std::fprintf(stderr, "%s: use --network ring|two|driven --trajectories N --duration T --seed S\n", flag);
      std::exit(2);
    }
  }
  return read;
}

struct JumpColumns {
  std::vector<double> sum, jumps;
  std::vector<int> state;
  explicit JumpColumns(std::size_t count) : sum(count), jumps(count), state(count) {}
};

template <class Simulate>
int timeAndPrintJumps(const char* name, const JumpArguments& run, JumpColumns& columns, Simulate simulate) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t ticks = std::clock();
  simulate();
  const double cpuSeconds = double(std::clock() - ticks) / CLOCKS_PER_SEC;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  double events = 0, sum = 0, last = 0;
  for (std::size_t i = 0; i < run.trajectories; ++i) {
    events += columns.jumps[i];
    sum += columns.sum[i];
    last += columns.state[i];
  }
  const double n = double(run.trajectories);
  std::printf(
      "{\"case\": \"%s\", \"network\": \"%s\", \"trajectories\": %zu, \"duration\": %g, \"seconds\": %.6f, \"cpuSeconds\": %.6f, "
      "\"events\": %.0f, \"nsPerEvent\": %.4f, \"meanSum\": %.9g, \"meanState\": %.9g}\n",
      name, run.network.c_str(), run.trajectories, run.duration, seconds, cpuSeconds, events, cpuSeconds * 1e9 / events, sum / n,
      last / n);
  return 0;
}
