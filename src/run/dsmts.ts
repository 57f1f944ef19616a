// A case of the SBML stochastic test suite (T. W. Evans, C. S. Gillespie, D. J. Wilkinson, Bioinformatics 24, 285 (2008)): the model, its
// settings, and a table of means mu and standard deviations sigma; with n runs
//   Z = sqrt(n) (mean - mu)/sigma in (-3, 3),   Y = sqrt(n/2) (S^2/sigma^2 - 1) in (-5, 5),   S^2 about mu;
// where sigma is 0 all runs must have mu.
import { SpecError } from "../spec/error.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";
import { validateReaction } from "../spec/reaction/validateReaction.js";
import { readSbml } from "../spec/sbml/sbml.js";
import type { Result } from "./result.js";

export interface DsmtsCase {
  readonly experiment: ReactionExperiment;
  /** By column of the table. */
  readonly expected: readonly {
    readonly variable: string;
    /** Formula of its amount. */
    readonly formula: string;
    readonly means: readonly number[];
    readonly deviations: readonly number[];
  }[];
}

/** One variable of a case: extremes over times, and how many points are outside. */
export interface DsmtsRow {
  readonly variable: string;
  readonly points: number;
  readonly Z: number;
  readonly Y: number;
  readonly outside: number;
}

export const MOST_Z = 3;
export const MOST_Y = 5;

/** Reads the texts of a case. @throws SpecError */
export function readDsmts(
  texts: { readonly sbml: string; readonly settings: string; readonly results: string },
  ensemble: { readonly trajectories: number; readonly seed: number },
  path: string,
): DsmtsCase {
  const settings = new Map(
    texts.settings.split("\n").map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
    }),
  );
  const list = (key: string): string[] =>
    (settings.get(key) ?? "")
      .split(",")
      .map((text) => text.trim())
      .filter((text) => text !== "");
  const [concentration] = list("concentration");
  if (concentration !== undefined) {
    throw new SpecError(
      path,
      `amounts are needed, the concentration of "${concentration}" given (not supported)`,
    );
  }
  const [head = [], ...rows] = texts.results
    .trim()
    .split("\n")
    .map((line) => line.split(",").map((text) => text.trim()));
  const column = (name: string): number[] => rows.map((row) => Number(row[head.indexOf(name)]));
  const { system, amounts } = readSbml(texts.sbml, path);
  const expected = list("variables").map((variable) => {
    const formula = amounts[variable];
    if (formula === undefined)
      throw new SpecError(path, `a variable of the model is needed, "${variable}" given`);
    return { variable, formula, means: column(`${variable}-mean`), deviations: column(`${variable}-sd`) };
  });
  const duration = Number(settings.get("duration"));
  const every = duration / Number(settings.get("steps"));
  const experiment = validateReaction({
    system,
    control: { duration, ramps: {} },
    record: { grid: { times: { every }, of: expected.map(({ formula }) => formula) } },
    ensemble,
  });
  return { experiment, expected };
}

/** The suite's numbers for a run of a case. */
export function judgeDsmts({ expected }: DsmtsCase, { grid, trajectories: n }: Result): DsmtsRow[] {
  return expected.map(({ variable, formula, means, deviations }) => {
    const moments = grid?.moments[formula];
    let [Z, Y, outside] = [0, 0, 0];
    means.forEach((mu, k) => {
      const sigma = deviations[k] as number;
      const mean = moments?.mean[k]?.value ?? Number.NaN;
      const away = mean - mu;
      const square = ((moments?.variance[k]?.value ?? Number.NaN) * (n - 1)) / n + away * away;
      if (sigma === 0) {
        if (!(square === 0)) outside += 1;
        return;
      }
      const z = (Math.sqrt(n) * away) / sigma;
      const y = Math.sqrt(n / 2) * (square / (sigma * sigma) - 1);
      if (Math.abs(z) > Math.abs(Z)) Z = z;
      if (Math.abs(y) > Math.abs(Y)) Y = y;
      if (!(Math.abs(z) < MOST_Z && Math.abs(y) < MOST_Y)) outside += 1;
    });
    return { variable, points: means.length, Z, Y, outside };
  });
}
