// The reaction networks of the cases, the arguments that these cases take, and the one JSON line that they print.
//   --network schlogl|vilar --trajectories N --duration T --seed S
//   schlogl  A + 2X <-> 3X, B <-> X with c1 A = 0.03, c2 = 1e-4, c3 B = 200, c4 = 3.5, X(0) = 250
//   vilar    the oscillator of J. M. G. Vilar et al., PNAS 99, 5988 (2002): 9 species, 16 reactions
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

struct Reaction {
  double rate;  // per combination
  std::vector<std::pair<int, int>> takes, changes;  // species, how many
};

struct Network {
  std::vector<double> start;
  std::vector<Reaction> reactions;
};

inline Network networkOf(const std::string& name) {
  if (name == "schlogl")
    return {{250}, {{0.03, {{0, 2}}, {{0, 1}}}, {1e-4, {{0, 3}}, {{0, -1}}}, {200, {}, {{0, 1}}}, {3.5, {{0, 1}}, {{0, -1}}}}};
  enum { DA, DAp, DR, DRp, MA, A, MR, R, C };
  return {{1, 0, 1, 0, 0, 0, 0, 0, 0},
          {{50, {{DAp, 1}}, {{DAp, -1}, {DA, 1}, {A, 1}}},
           {1, {{DA, 1}, {A, 1}}, {{DA, -1}, {A, -1}, {DAp, 1}}},
           {100, {{DRp, 1}}, {{DRp, -1}, {DR, 1}, {A, 1}}},
           {1, {{DR, 1}, {A, 1}}, {{DR, -1}, {A, -1}, {DRp, 1}}},
           {500, {{DAp, 1}}, {{MA, 1}}},
           {50, {{DA, 1}}, {{MA, 1}}},
           {50, {{DRp, 1}}, {{MR, 1}}},
           {0.01, {{DR, 1}}, {{MR, 1}}},
           {10, {{MA, 1}}, {{MA, -1}}},
           {0.5, {{MR, 1}}, {{MR, -1}}},
           {50, {{MA, 1}}, {{A, 1}}},
           {5, {{MR, 1}}, {{R, 1}}},
           {1, {{A, 1}}, {{A, -1}}},
           {0.2, {{R, 1}}, {{R, -1}}},
           {2, {{A, 1}, {R, 1}}, {{A, -1}, {R, -1}, {C, 1}}},
           {1, {{C, 1}}, {{C, -1}, {R, 1}}}}};
}

struct ReactionArguments {
  std::string network = "schlogl";
  std::size_t trajectories = 1024;
  double duration = 10;
  std::uint64_t seed = 1;
};

inline ReactionArguments readReactionArguments(int count, char** words) {
  ReactionArguments read;
  for (int i = 1; i + 1 < count; i += 2) {
    const char* flag = words[i];
    const char* value = words[i + 1];
    if (!std::strcmp(flag, "--network")) read.network = value;
    else if (!std::strcmp(flag, "--trajectories")) read.trajectories = std::strtoull(value, nullptr, 10);
    else if (!std::strcmp(flag, "--duration")) read.duration = std::strtod(value, nullptr);
    else if (!std::strcmp(flag, "--seed")) read.seed = std::strtoull(value, nullptr, 10);
    else {
      std::fprintf(stderr, "%s: use --network schlogl|vilar --trajectories N --duration T --seed S\n", flag);
      std::exit(2);
    }
  }
  return read;
}

// What a trajectory leaves: events and the counts at its end.
struct ReactionColumns {
  std::vector<double> events, counts;
  std::size_t species;
  ReactionColumns(std::size_t count, std::size_t species) : events(count), counts(count * species), species(species) {}
};

template <class Simulate>
int timeAndPrintReactions(const char* name, const ReactionArguments& run, ReactionColumns& columns, Simulate simulate) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t ticks = std::clock();
  simulate();
  const double cpuSeconds = double(std::clock() - ticks) / CLOCKS_PER_SEC;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  double events = 0, first = 0, last = 0;
  for (std::size_t i = 0; i < run.trajectories; ++i) {
    events += columns.events[i];
    first += columns.counts[i * columns.species];
    last += columns.counts[i * columns.species + columns.species - 1];
  }
  const double n = double(run.trajectories);
  std::printf(
      "{\"case\": \"%s\", \"network\": \"%s\", \"trajectories\": %zu, \"duration\": %g, \"seconds\": %.6f, \"cpuSeconds\": %.6f, "
      "\"events\": %.0f, \"nsPerEvent\": %.4f, \"meanFirst\": %.9g, \"meanLast\": %.9g}\n",
      name, run.network.c_str(), run.trajectories, run.duration, seconds, cpuSeconds, events, cpuSeconds * 1e9 / events, first / n,
      last / n);
  return 0;
}
