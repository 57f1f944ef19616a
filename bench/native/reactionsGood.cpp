// Scalar and by hand: the propensities of the network written out, exponentials by a ziggurat, xoshiro256++ in registers; one trajectory
// after the other, the reaction by comparisons without branches where there are few.
#include "reactions.h"
#include "xoshiro256.h"

constexpr int strips = 512;

struct Strips {
  double width[strips + 1], share[strips], height[strips + 1];
  static constexpr double tail = 8.48173996322273152589923793367, area = 0.00196478565040773574285747526139;
  Strips() {
    width[0] = area / std::exp(-tail);
    width[1] = tail;
    for (int i = 2; i < strips; ++i) width[i] = -std::log(std::exp(-width[i - 1]) + area / width[i - 1]);
    width[strips] = 0;
    for (int i = 0; i <= strips; ++i) height[i] = std::exp(-width[i]);
    for (int i = 0; i < strips; ++i) share[i] = width[i + 1] / width[i];
  }
};
static const Strips table;

inline double exponential(Xoshiro256& random) {
  double beyond = 0;
  for (;;) {
    const std::uint64_t word = random.next();
    const std::size_t strip = word & (strips - 1);
    const double m = double(word >> 12) * 0x1p-52, x = m * table.width[strip];
    if (__builtin_expect(m < table.share[strip], 1)) return beyond + x;
    if (strip == 0) beyond += Strips::tail;
    else if (table.height[strip] + random.open() * (table.height[strip + 1] - table.height[strip]) < std::exp(-x))
      return beyond + x;
  }
}

inline double uniform(Xoshiro256& random) { return double(random.next() >> 12) * 0x1p-52; }

struct Schlogl {
  double n = 250;
  static constexpr int species = 1;
  double count(int) const { return n; }
  bool event(Xoshiro256& random, double& t, double end) {
    const double pairs = n * (n - 1), a0 = 0.015 * pairs, a1 = a0 + 200, a2 = a1 + 1e-4 / 6 * pairs * (n - 2), total = a2 + 3.5 * n;
    const double next = t + exponential(random) / total;
    if (!(next <= end)) return false;
    t = next;
    // the two that add one first
    n += uniform(random) * total < a1 ? 1 : -1;
    return true;
  }
};

struct Vilar {
  double DA = 1, DAp = 0, DR = 1, DRp = 0, MA = 0, A = 0, MR = 0, R = 0, C = 0;
  static constexpr int species = 9;
  double count(int k) const {
    const double all[] = {DA, DAp, DR, DRp, MA, A, MR, R, C};
    return all[k];
  }
  bool event(Xoshiro256& random, double& t, double end) {
    double a[16] = {50 * DAp,    A * DA,  100 * DRp, A * DR,  500 * DAp, 50 * DA, 50 * DRp, 0.01 * DR,
                    10 * MA,     0.5 * MR, 50 * MA,  5 * MR,  A,         0.2 * R, 2 * A * R, C};
    double total = 0;
    for (double& value : a) value = total += value;
    const double next = t + exponential(random) / total;
    if (!(next <= end)) return false;
    t = next;
    const double x = uniform(random) * total;
    int c = 0;
    for (int k = 0; k < 15; ++k) c += x >= a[k];
    switch (c) {
      case 0: --DAp, ++DA, ++A; break;
      case 1: --DA, --A, ++DAp; break;
      case 2: --DRp, ++DR, ++A; break;
      case 3: --DR, --A, ++DRp; break;
      case 4: ++MA; break;
      case 5: ++MA; break;
      case 6: ++MR; break;
      case 7: ++MR; break;
      case 8: --MA; break;
      case 9: --MR; break;
      case 10: ++A; break;
      case 11: ++R; break;
      case 12: --A; break;
      case 13: --R; break;
      case 14: --A, --R, ++C; break;
      default: --C, ++R;
    }
    return true;
  }
};

template <class System>
int simulate(const ReactionArguments& run) {
  ReactionColumns columns(run.trajectories, System::species);
  return timeAndPrintReactions("reactionsGood", run, columns, [&] {
    for (std::size_t i = 0; i < run.trajectories; ++i) {
      Splitmix64 key = keyOf(run.seed, i);
      Xoshiro256 random(key);
      System system;
      double t = 0, events = 0;
      while (system.event(random, t, run.duration)) events += 1;
      columns.events[i] = events;
      for (int k = 0; k < System::species; ++k) columns.counts[i * System::species + k] = system.count(k);
    }
  });
}

int main(int count, char** words) {
  const ReactionArguments run = readReactionArguments(count, words);
  return run.network == "schlogl" ? simulate<Schlogl>(run) : simulate<Vilar>(run);
}
