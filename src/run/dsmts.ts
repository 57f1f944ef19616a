// A case of the SBML stochastic test suite (T. W. Evans, C. S. Gillespie, D. J. Wilkinson, Bioinformatics 24, 285 (2008)): the model, its
// settings, and a table of means mu and standard deviations sigma; with n runs
//   Z = sqrt(n) (mean - mu)/sigma in (-3, 3),   Y = sqrt(n/2) (S^2/sigma^2 - 1) in (-5, 5),   S^2 about mu;
// where sigma is 0 all runs must have mu.
//
// By chance Z is outside at 0.0027 of the points. Those of one variable go together, X(t) and X(t + 1) being nearly the same: of 51 points
// of the suite's processes 3 or more are outside in 1.5 % of runs, 13 or more in 0.02 % (immigration and death) to 0.3 % (birth and death),
// by 4e5 draws of Gauss-Markov processes with their covariances.
import { SpecError } from "../spec/error.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";
import { validateReaction } from "../spec/reaction/validateReaction.js";
import { readSbml } from "../spec/sbml/sbml.js";
import { type DsmtsTexts, type Range, readSettings, readTable } from "./dsmtsFiles.js";
import type { Result } from "./result.js";

export type { DsmtsTexts, Range } from "./dsmtsFiles.js";

export interface DsmtsCase {
  readonly experiment: ReactionExperiment;
  readonly times: readonly number[];
  /** Where Z and Y are to be. */
  readonly ranges: { readonly Z: Range; readonly Y: Range };
  /** By variable of the table. */
  readonly expected: readonly {
    readonly variable: string;
    /** Formula of its amount, or of its concentration. */
    readonly formula: string;
    readonly means: readonly number[];
    readonly deviations: readonly number[];
    /** Half a unit in the last place that the table prints. */
    readonly rounding: readonly number[];
    /** Whether the settings ask for it: mean, sd. */
    readonly judged: { readonly Z: boolean; readonly Y: boolean };
  }[];
}

/** One variable at one time. Z and Y are null where sigma is 0, or where the settings do not ask for them. */
export interface DsmtsPoint {
  readonly variable: string;
  readonly time: number;
  readonly mu: number;
  readonly sigma: number;
  readonly mean: number;
  /** About mu, of n. */
  readonly sd: number;
  readonly Z: number | null;
  readonly Y: number | null;
  readonly outside: boolean;
}

/** One variable of a case: extremes over times, and how many points are outside. */
export interface DsmtsRow {
  readonly variable: string;
  readonly points: number;
  readonly Z: number;
  readonly Y: number;
  readonly outside: number;
  /** pass: at most 1 point in 20 is outside; fail: more than 1 in 4 are; between them another seed, or more runs, decide. */
  readonly outcome: "pass" | "undecided" | "fail";
}

const PASSES = 1 / 20;
const FAILS = 1 / 4;
/** P(|Z| > 3). */
export const OUTSIDE_BY_CHANCE = 0.0026998;
/** Of values that all runs share. */
const EQUAL = 1e-9;

/** Reads the texts of a case; the model starts at 0, its states are looked at from `start` on. @throws SpecError */
export function readDsmts(
  texts: DsmtsTexts,
  ensemble: { readonly trajectories: number; readonly seed: number },
  path: string,
): DsmtsCase {
  const settings = readSettings(texts.settings, path);
  const { start, duration, steps } = settings;
  const times = Array.from({ length: steps + 1 }, (_, k) => start + (k * duration) / steps);
  const { system, amounts, concentrations } = readSbml(texts.sbml, path);
  const table = readTable(texts.results, times, path);
  const expected = settings.variables.map((variable) => {
    const of = settings.concentration.includes(variable) ? concentrations : amounts;
    if (!Object.hasOwn(of, variable)) {
      const what = of === amounts ? "a variable of the model" : "a species in a compartment with a size";
      throw new SpecError(path, `${what} is needed, "${variable}" given`);
    }
    const judged = { Z: settings.output(`${variable}-mean`), Y: settings.output(`${variable}-sd`) };
    const means = table(`${variable}-mean`);
    return {
      variable,
      formula: of[variable] as string,
      means: means.map(({ value }) => value),
      deviations: table(`${variable}-sd`).map(({ value }) => value),
      rounding: means.map(({ rounding }) => rounding),
      judged,
    };
  });
  const end = start + duration;
  const { events = [] } = system;
  const experiment = validateReaction({
    // what comes after the end does not come
    system: { ...system, events: events.filter(({ at = 0 }) => at <= end) },
    control: { duration: end, ramps: {} },
    record: { grid: { times, of: [...new Set(expected.map(({ formula }) => formula))] } },
    ensemble,
  });
  return { experiment, times, ranges: settings.ranges, expected };
}

/** Every variable at every time. */
export function dsmtsPoints(
  { expected, times, ranges }: DsmtsCase,
  { grid, trajectories: n }: Result,
): DsmtsPoint[] {
  return expected.flatMap(({ variable, formula, means, deviations, rounding, judged }) => {
    const moments = grid?.moments[formula];
    return means.map((mu, k): DsmtsPoint => {
      const sigma = deviations[k] as number;
      const mean = moments?.mean[k]?.value ?? Number.NaN;
      const away = mean - mu;
      const square =
        n === 1 ? away * away : ((moments?.variance[k]?.value ?? Number.NaN) * (n - 1)) / n + away * away;
      const point = { variable, time: times[k] as number, mu, sigma, mean, sd: Math.sqrt(square) };
      if (sigma === 0) {
        const slack = Math.max(EQUAL * Math.abs(mu), rounding[k] as number);
        return { ...point, Z: null, Y: null, outside: !(Math.sqrt(square) <= slack) };
      }
      const Z = judged.Z ? (Math.sqrt(n) * away) / sigma : null;
      const Y = judged.Y ? Math.sqrt(n / 2) * (square / (sigma * sigma) - 1) : null;
      return { ...point, Z, Y, outside: !(within(Z, ranges.Z) && within(Y, ranges.Y)) };
    });
  });
}

const within = (value: number | null, [low, high]: Range): boolean =>
  value === null || (value > low && value < high);

/** The suite's numbers for a run of a case. */
export function judgeDsmts(read: DsmtsCase, result: Result): DsmtsRow[] {
  const points = dsmtsPoints(read, result);
  return read.expected.map(({ variable }): DsmtsRow => {
    const own = points.filter((point) => point.variable === variable);
    const extreme = (key: "Z" | "Y"): number =>
      own.reduce(
        (most, { [key]: value }) => (value !== null && Math.abs(value) > Math.abs(most) ? value : most),
        0,
      );
    const outside = own.filter((point) => point.outside).length;
    const share = outside / own.length;
    return {
      variable,
      points: own.length,
      Z: extreme("Z"),
      Y: extreme("Y"),
      outside,
      outcome: share <= PASSES ? "pass" : share > FAILS ? "fail" : "undecided",
    };
  });
}
