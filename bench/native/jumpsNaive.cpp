// As it is written in a first afternoon: std::mt19937_64, std::exponential_distribution, a scan over the channels, states in vectors;
// driven by thinning under a bound of the whole run.
#include <random>

#include "jumps.h"

int main(int count, char** words) {
  const JumpArguments run = readJumpArguments(count, words);
  const Network network = networkOf(run.network);
  const bool driven = run.network == "driven";
  JumpColumns columns(run.trajectories);
  return timeAndPrintJumps("jumpsNaive", run, columns, [&] {
    std::mt19937_64 engine(run.seed);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    for (std::size_t i = 0; i < run.trajectories; ++i) {
      int state = 0;
      double t = 0, sum = 0, jumps = 0;
      while (driven) {
        const double most = 1 / (1 + std::exp(-1.0));
        std::exponential_distribution<double> wait(most);
        t += wait(engine);
        if (t > run.duration) break;
        const double e = -1 + 2 * t / run.duration;
        const double rate = state == 0 ? 1 / (1 + std::exp(e)) : 1 / (1 + std::exp(-e));
        if (uniform(engine) * most > rate) continue;
        sum += state == 0 ? e : -e;
        state = 1 - state;
        jumps += 1;
      }
      while (!driven) {
        double total = 0;
        for (const Channel& channel : network[state]) total += channel.rate;
        std::exponential_distribution<double> wait(total);
        t += wait(engine);
        if (t > run.duration) break;
        double x = uniform(engine) * total;
        std::size_t c = 0;
        while (c + 1 < network[state].size() && x >= network[state][c].rate) x -= network[state][c++].rate;
        sum += network[state][c].gain;
        state = network[state][c].target;
        jumps += 1;
      }
      columns.sum[i] = sum;
      columns.jumps[i] = jumps;
      columns.state[i] = state;
    }
  });
}
