// What the kernel must reach: the quartic well with three driven coefficients and work, through the filled template, against
// each baseline of the same scheme. Speed ratios, medians over rounds; and what the whole command line may take.
import { idOf } from "./cases.js";
import { speeds, spread } from "./rounds.js";

const KERNEL = "quartic";

const AGAINST = [
  { against: "the same algorithm hand-tuned in 128-bit C++", baseline: "128-bit C++", least: 0.8, aim: 0.95 },
  { against: "good scalar C++ (4 trajectories interleaved)", baseline: "scalar C++", least: 1.3, aim: 1.6 },
  { against: "naive C++ -O2 (mt19937_64, normal_distribution)", baseline: "naive C++", least: 10, aim: 13 },
  { against: "numba as a physicist writes it", baseline: "numba", least: 9, aim: 12 },
  { against: "plain JavaScript, Box-Muller", baseline: "JavaScript, boxMuller", least: 10, aim: 12 },
  { against: "plain JavaScript, ziggurat", baseline: "JavaScript, ziggurat", least: 4, aim: 5 },
  { against: "hand-tuned AVX-512 C++", baseline: "AVX-512 C++", least: 0.2, aim: 0.25 },
];

/** One row per baseline and scheme that both are here: the speed of the kernel relative to it, and the verdict. */
export function judgeSpeeds(taken) {
  const samplesOf = (scheme, name) => taken.find(({ id }) => id === idOf(scheme, name))?.samples ?? [];
  return ["euler", "heun"].flatMap((scheme) =>
    AGAINST.map(({ against, baseline, least, aim }) => {
      const ours = samplesOf(scheme, KERNEL);
      const theirs = samplesOf(scheme, baseline);
      const speed = spread(speeds(ours, theirs));
      const best = speed === null ? null : fastest(theirs) / fastest(ours);
      const verdict = verdictOf(speed, ({ median }) => median >= least);
      return { scheme, against, least, aim, speed, best, verdict };
    }),
  );
}

const fastest = (samples) => Math.min(...samples.map(({ cpu }) => cpu));

/** At most this many times what ns per step predicts, and at most this much memory (MB). */
const COMMAND_LINE = 1.2;
const MEMORY = 300;

/** Only the full run is judged: what a start costs weighs more in a smaller one. */
export const judgeCommandLine = (wall, quick) => ({
  most: COMMAND_LINE,
  verdict: quick ? "not judged" : verdictOf(wall, ({ median }) => median <= COMMAND_LINE),
});

export const judgeMemory = (megabytes, quick) => ({
  most: MEMORY,
  verdict: quick ? "not judged" : verdictOf(megabytes, (size) => size < MEMORY),
});

const verdictOf = (value, holds) => (value === null ? "not here" : holds(value) ? "met" : "not met");
