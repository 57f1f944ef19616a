// Cases of the stochastic test suite as text for a terminal, and as tidy columns.
import { type DsmtsPoint, type DsmtsRow, OUTSIDE_BY_CHANCE } from "../run/dsmts.js";
import type { CsvColumns } from "./csv.js";
import { cell, grid } from "./grid.js";

export interface DsmtsFound {
  readonly id: string;
  readonly rows: readonly DsmtsRow[];
  readonly points: readonly DsmtsPoint[];
}

/** A row per variable. */
export const dsmtsTable = (found: readonly DsmtsFound[]): string =>
  grid(
    ["case", "variable", "Z", "Y", "outside", "of", ""],
    ["left", "left", "right", "right", "right", "right", "left"],
    found.flatMap(({ id, rows }) =>
      rows.map(({ variable, Z, Y, outside, points, outcome }) => [
        id,
        cell(variable, 20),
        Z.toFixed(2),
        Y.toFixed(2),
        String(outside),
        String(points),
        outcome,
      ]),
    ),
  );

/** Points whose Z is judged, how many of them chance takes outside, and how many are. */
export function dsmtsCounts(found: readonly DsmtsFound[]): {
  readonly points: number;
  readonly expected: number;
  readonly outside: number;
} {
  const points = found.flatMap((one) => one.points);
  const judged = points.filter(({ Z }) => Z !== null).length;
  return {
    points: points.length,
    expected: judged * OUTSIDE_BY_CHANCE,
    outside: points.filter(({ outside }) => outside).length,
  };
}

/** What is expected, in words. */
export function dsmtsLine(found: readonly DsmtsFound[], trajectories: number): string {
  const { points, expected, outside } = dsmtsCounts(found);
  return `${outside} of ${points} points are outside -3 < Z < 3 or -5 < Y < 5 (or the ranges of their settings) at ${trajectories} runs; chance takes ${expected.toFixed(1)} there by Z, and neighbours in time go together. pass: at most 1 in 20 of a variable, fail: more than 1 in 4.`;
}

/** case, variable, time, mu, sigma, mean, sd, Z, Y, outside (1 or 0). */
export function dsmtsColumns(found: readonly DsmtsFound[]): CsvColumns {
  const lines = found.flatMap(({ id, points }) => points.map((point) => ({ id, ...point })));
  const names = ["variable", "time", "mu", "sigma", "mean", "sd", "Z", "Y"] as const;
  return {
    case: lines.map(({ id }) => id),
    ...Object.fromEntries(names.map((name) => [name, lines.map((line) => line[name])])),
    outside: lines.map(({ outside }) => Number(outside)),
  };
}
