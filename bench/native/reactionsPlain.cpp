// The direct method as a library has it: any network in flat tables, propensities by a dependency graph, a scan for the reaction,
// xoshiro256++ and the logarithm of a uniform number.
#include "reactions.h"
#include "xoshiro256.h"

struct Flat {
  double rate;
  int species[2], powers[2], takes, firstChange, changes, firstDependent, dependents;
};

int main(int count, char** words) {
  const ReactionArguments run = readReactionArguments(count, words);
  const Network network = networkOf(run.network);
  const std::size_t species = network.start.size(), size = network.reactions.size();
  std::vector<Flat> flat(size);
  std::vector<std::pair<int, double>> changes;
  std::vector<int> dependents;
  for (std::size_t c = 0; c < size; ++c) {
    const Reaction& reaction = network.reactions[c];
    Flat& own = flat[c];
    own.rate = reaction.rate, own.takes = int(reaction.takes.size());
    for (int k = 0; k < own.takes; ++k) {
      own.species[k] = reaction.takes[k].first, own.powers[k] = reaction.takes[k].second;
      if (own.powers[k] == 2) own.rate /= 2;
      if (own.powers[k] == 3) own.rate /= 6;
    }
    own.firstChange = int(changes.size()), own.changes = int(reaction.changes.size());
    for (const auto& [which, by] : reaction.changes) changes.push_back({which, by});
    own.firstDependent = int(dependents.size());
    for (std::size_t d = 0; d < size; ++d) {
      bool touched = false;
      for (const auto& taken : network.reactions[d].takes)
        for (const auto& change : reaction.changes) touched |= taken.first == change.first;
      if (touched) dependents.push_back(int(d));
    }
    own.dependents = int(dependents.size()) - own.firstDependent;
  }
  ReactionColumns columns(run.trajectories, species);
  return timeAndPrintReactions("reactionsPlain", run, columns, [&] {
    std::vector<double> n(species), a(size);
    const auto propensity = [&](int c) {
      const Flat& own = flat[c];
      double value = own.rate;
      for (int k = 0; k < own.takes; ++k) {
        const double x = n[own.species[k]];
        value *= x;
        if (own.powers[k] > 1) value *= x - 1;
        if (own.powers[k] > 2) value *= x - 2;
      }
      return value;
    };
    for (std::size_t i = 0; i < run.trajectories; ++i) {
      Splitmix64 key = keyOf(run.seed, i);
      Xoshiro256 random(key);
      n = network.start;
      for (std::size_t c = 0; c < size; ++c) a[c] = propensity(int(c));
      double t = 0, events = 0;
      for (;;) {
        double total = 0;
        for (std::size_t c = 0; c < size; ++c) total += a[c];
        t -= std::log(random.open()) / total;
        if (!(t <= run.duration)) break;
        double x = random.open() * total;
        std::size_t c = 0;
        while (c + 1 < size && x >= a[c]) x -= a[c++];
        const Flat& own = flat[c];
        for (int k = 0; k < own.changes; ++k) n[changes[own.firstChange + k].first] += changes[own.firstChange + k].second;
        for (int k = 0; k < own.dependents; ++k) {
          const int d = dependents[own.firstDependent + k];
          a[d] = propensity(d);
        }
        events += 1;
      }
      columns.events[i] = events;
      for (std::size_t k = 0; k < species; ++k) columns.counts[i * species + k] = n[k];
    }
  });
}
