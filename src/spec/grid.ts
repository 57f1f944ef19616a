// What is recorded on the way: formulas of a state, and the times at which it is looked at.
import { durationOf } from "./cycles.js";
import { SpecError, shown } from "./error.js";
import type { Grid, LangevinExperiment } from "./experiment.js";
import type { NetworkExperiment } from "./network/network.js";
import type { ReactionExperiment } from "./reaction/reaction.js";
import { drivesTemperature, namesOf, stateOf } from "./variables.js";

/** Columns of the ledger that a state on the way has: the ledger as if it closed there. */
const BOOKED = ["work", "forceWork", "heat", "energyChange", "shadowWork", "bathEntropy"];

/** Names that a formula of a state may use. */
export function stateNames(experiment: LangevinExperiment): string[] {
  const { system, method, feedback } = experiment;
  const variables = namesOf(system);
  const states = stateOf(system);
  // each move's heat by its temperature is known only where heat is booked move by move
  const unknown = drivesTemperature(experiment) && method.heat === "closed" ? ["bathEntropy"] : [];
  const apart = method.heat === "stepwise" && variables.length > 1;
  return [
    ...states,
    ...states.map((name) => `${name}Start`),
    ...BOOKED.filter((name) => !unknown.includes(name)),
    ...(apart ? variables.map((name) => `heat_${name}`) : []),
    ...(feedback === undefined ? [] : ["outcome"]),
    ...Object.keys(system.potential.fields),
    "kT",
    "friction",
  ];
}

/** Length of what a grid is laid over: the whole run, or one cycle. */
export const spanOf = (experiment: LangevinExperiment | NetworkExperiment | ReactionExperiment): number =>
  durationOf(experiment) / (experiment.cycles?.count ?? 1);

/** Times of a grid. */
const MOST_TIMES = 10_000;

/** Of the span: how far a time may lie beyond its end by rounding. */
const ROUNDING = 1e-9;

// a list has an `every` of its own
const isList = (times: Grid["times"]): times is readonly number[] => Array.isArray(times);

/** The times of a grid. */
export function timesOf({ times }: Grid, span: number): number[] {
  if (isList(times)) return [...times];
  const count = Math.floor(span / times.every + ROUNDING);
  return Array.from({ length: count + 1 }, (_, k) => Math.min(span, k * times.every));
}

/** The formulas of a grid, those of its histograms last, with their paths. */
export const stateTexts = (grid: Grid | undefined): (readonly [text: string, path: string])[] =>
  grid === undefined
    ? []
    : [
        ...grid.of.map((text, i) => [text, `record.grid.of[${i}]`] as const),
        ...Object.keys(grid.histograms).map((text) => [text, `record.grid.histograms.${text}`] as const),
      ];

/** Times (up to `span`) and ranges of a grid, and trajectories of kept paths; formulas are read in record.ts. @throws SpecError */
export function checkGrid(
  {
    record,
    ensemble,
  }: Pick<LangevinExperiment | NetworkExperiment | ReactionExperiment, "record" | "ensemble">,
  span: number,
): void {
  const { grid, paths } = record;
  checkIndices(paths?.trajectories ?? [], "record.paths", ensemble.trajectories);
  if (grid === undefined) return;
  checkGridTimes(grid, span);
  const ranges = Object.entries(grid.histograms);
  if (grid.of.length + ranges.length === 0) {
    throw new SpecError("record.grid.of", "at least one formula, or one histogram, is needed, none given");
  }
  for (const [text, [low, high]] of ranges) {
    if (low < high) continue;
    throw new SpecError(
      `record.grid.histograms.${text}`,
      `a range [low, high, bins] with low below high is needed, ${shown([low, high])} given`,
    );
  }
}

/** @throws SpecError for a trajectory that is none of the ensemble's */
export function checkIndices(trajectories: readonly number[], path: string, of: number): void {
  for (const [i, k] of trajectories.entries()) {
    if (Number.isInteger(k) && k >= 0 && k < of) continue;
    throw new SpecError(`${path}.trajectories[${i}]`, `an index from 0 to ${of - 1} is needed, ${k} given`);
  }
}

function checkGridTimes(grid: Grid, span: number): void {
  const { times } = grid;
  if (!isList(times)) {
    if (times.every * MOST_TIMES < span) {
      throw new SpecError(
        "record.grid.times.every",
        `at most ${MOST_TIMES} times, one every ${span / MOST_TIMES}, are needed, ${times.every} given`,
      );
    }
    if (times.every <= span) return;
    throw new SpecError("record.grid.times.every", `a time up to ${span} is needed, ${times.every} given`);
  }
  if (times.length > MOST_TIMES) {
    throw new SpecError("record.grid.times", `at most ${MOST_TIMES} times are needed, ${times.length} given`);
  }
  times.forEach((t, i) => {
    const path = `record.grid.times[${i}]`;
    if (t < 0 || t > span * (1 + ROUNDING)) {
      throw new SpecError(path, `a time from 0 to ${span} is needed, ${t} given`);
    }
    const before = times[i - 1];
    if (before === undefined || t > before) return;
    throw new SpecError(path, `times in ascending order are needed, ${t} after ${before} given`);
  });
}
