// Benny runs the cases of this process once before the rounds, by its own rules: it gives them their names in the terminal,
// an estimate beside ours, and so many calls that the engine's optimising compiler has taken over when the rounds begin.
import benny from "benny";

/** Least number of samples and seconds per case. */
const OPTIONS = { minSamples: 3, maxTime: 0.1, delay: 0 };

/** ns per step by the wall (median) and benny's relative margin in percent, by id. */
export async function runSuites(cases) {
  const found = new Map();
  for (const suite of new Set(cases.map((one) => one.suite))) {
    const members = cases.filter((one) => one.suite === suite);
    const { results } = await benny.suite(
      suite,
      // a function that returns a function: benny times the inner one
      ...members.map(({ name, work }) => benny.add(name, () => () => work())),
      benny.configure({ cases: OPTIONS }),
      benny.cycle(({ name, ops, margin }) =>
        console.error(`  ${name}: ${ops.toFixed(1)} runs/s ± ${margin} %`),
      ),
    );
    results.forEach(({ details, margin }, i) => {
      const { id, trajectories, steps } = members[i];
      found.set(id, { ns: (details.median * 1e9) / (trajectories * steps), margin });
    });
  }
  return found;
}
