// As it is written in a first afternoon: std::mt19937_64, std::exponential_distribution, all propensities anew from lists in vectors.
#include <random>

#include "reactions.h"

int main(int count, char** words) {
  const ReactionArguments run = readReactionArguments(count, words);
  const Network network = networkOf(run.network);
  const std::size_t species = network.start.size();
  ReactionColumns columns(run.trajectories, species);
  return timeAndPrintReactions("reactionsNaive", run, columns, [&] {
    std::mt19937_64 engine(run.seed);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::vector<double> propensity(network.reactions.size());
    for (std::size_t i = 0; i < run.trajectories; ++i) {
      std::vector<double> n = network.start;
      double t = 0, events = 0;
      for (;;) {
        double total = 0;
        for (std::size_t c = 0; c < network.reactions.size(); ++c) {
          double a = network.reactions[c].rate;
          for (const auto& [which, m] : network.reactions[c].takes)
            for (int k = 0; k < m; ++k) a *= (n[which] - k) / (k + 1);
          total += propensity[c] = a;
        }
        std::exponential_distribution<double> wait(total);
        t += wait(engine);
        if (!(t <= run.duration)) break;
        double x = uniform(engine) * total;
        std::size_t c = 0;
        while (c + 1 < propensity.size() && x >= propensity[c]) x -= propensity[c++];
        for (const auto& [which, by] : network.reactions[c].changes) n[which] += by;
        events += 1;
      }
      columns.events[i] = events;
      for (std::size_t k = 0; k < species; ++k) columns.counts[i * species + k] = n[k];
    }
  });
}
