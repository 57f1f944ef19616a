// The quantities by which a run of reactions is held against its master equation: means and variances of the counts at the end, and
// probabilities of the likeliest counts.
import { mean, probability } from "../estimate/request.js";
import { countLaws } from "../plan/reaction/countLaws.js";
import { lowerReactions } from "../spec/reaction/channels.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";
import type { Expected } from "./expected.js";

/** Of what the master equation says, relative to 1 + |value|; its own tolerances are 1e-12, and 1e-10 where rates move. */
const SOLVED = 1e-9;
/** Counts of a species whose probabilities are compared. */
const MOST_COUNTS = 12;
/** Probabilities below it are of too few trajectories to be judged by their errors. */
const LEAST = 1e-3;

/** Everything that both a run and the equation know. @throws SpecError with a stop, events, or more states than are solved */
export function expectedOfReactions(experiment: ReactionExperiment): Expected[] {
  const network = lowerReactions(experiment.system, experiment.control);
  const { states, end } = countLaws(experiment, network, "compare");
  const average = (f: (n: readonly number[]) => number): number =>
    states.reduce((sum, state, i) => sum + (end[i] as number) * f(state), 0);
  const solved = (value: number, size = Math.abs(value)) => ({ value, error: SOLVED * (1 + size) });
  const rows: Expected[] = [];
  network.species.forEach((name, k) => {
    const m = average((n) => n[k] as number);
    const central = (power: number): number =>
      average((n) => Array.from({ length: power }).reduce<number>((all) => all * ((n[k] as number) - m), 1));
    const variance = central(2);
    const deviation = Math.sqrt(variance);
    const skewness = variance > SOLVED ? central(3) / (variance * deviation) : 0;
    rows.push({
      quantity: `<${name}>`,
      request: mean(name),
      solved: solved(m),
      scatter: { deviation, skewness },
    });
    if (variance <= SOLVED) return;
    const spread = Math.sqrt(Math.max(0, central(4) - variance * variance));
    rows.push({
      quantity: `Var ${name}`,
      request: mean(`(${name} - (${m}))^2`),
      solved: solved(variance, m * m),
      scatter: { deviation: spread },
    });
    const byCount = new Map<number, number>();
    states.forEach((state, i) => {
      const n = state[k] as number;
      byCount.set(n, (byCount.get(n) ?? 0) + (end[i] as number));
    });
    const likeliest = [...byCount].sort(([, p], [, q]) => q - p).slice(0, MOST_COUNTS);
    for (const [n, p] of likeliest.sort(([one], [other]) => one - other)) {
      if (p < LEAST || 1 - p < LEAST) continue;
      const own = Math.sqrt(p * (1 - p));
      rows.push({
        quantity: `P(${name} = ${n})`,
        request: probability(`${name} > ${n - 0.5} && ${name} < ${n + 0.5}`),
        solved: solved(p),
        scatter: { deviation: own, skewness: (1 - 2 * p) / own },
      });
    }
  });
  return rows;
}
