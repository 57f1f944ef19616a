// A grid of times as text for a terminal, and as tidy columns.

import type { CyclesResult } from "../run/cycles.js";
import type { Density, GridResult } from "../run/grid.js";
import type { CsvColumns } from "./csv.js";
import { cell, grid } from "./grid.js";
import { short, withError } from "./number.js";
import { thin } from "./plot.js";

/** Most times that are printed. */
const MOST_TIMES = 40;

/** Mean and variance of each formula at each time. */
export function gridTable({ times, moments }: GridResult): string {
  const formulas = Object.entries(moments);
  if (formulas.length === 0) return "";
  const shown = thin([...times.keys()], MOST_TIMES);
  const left = times.length - shown.length;
  const table = grid(
    ["time", ...formulas.flatMap(([text]) => [cell(text, 24), "variance"])],
    ["right", ...formulas.flatMap(() => ["right", "right"] as const)],
    shown.map((k) => [
      short(times[k]),
      ...formulas.flatMap(([, { mean, variance }]) =>
        [mean[k], variance[k]].map((found) => withError(found?.value, found?.error)),
      ),
    ]),
  );
  return left > 0 ? `${table}\n(${left} of ${times.length} times are left out)` : table;
}

/** Averages per cycle. */
export function cyclesTable({ count, blocks, perCycle }: CyclesResult): string {
  return grid(
    ["per cycle", "value", "reason"],
    ["left", "right", "left"],
    Object.entries(perCycle).map(([name, { value, error, reason }]) => [
      name,
      withError(value, error),
      cell(reason ?? `${count} cycles in ${blocks} blocks a trajectory`, 60),
    ]),
  );
}

/** formula, time, mean, meanError, meanBias, variance, varianceError, varianceBias. */
export function gridColumns({ times, moments }: GridResult): CsvColumns {
  const lines = Object.entries(moments).flatMap(([formula, { mean, variance }]) =>
    times.map((time, k) => ({ formula, time, mean: mean[k], variance: variance[k] })),
  );
  return {
    formula: lines.map(({ formula }) => formula),
    time: lines.map(({ time }) => time),
    mean: lines.map(({ mean }) => mean?.value ?? null),
    meanError: lines.map(({ mean }) => mean?.error ?? null),
    meanBias: lines.map(({ mean }) => mean?.bias?.value ?? null),
    variance: lines.map(({ variance }) => variance?.value ?? null),
    varianceError: lines.map(({ variance }) => variance?.error ?? null),
    varianceBias: lines.map(({ variance }) => variance?.bias?.value ?? null),
  };
}

/** formula, time (none: all times together), from, to, density, error. */
export function densityColumns({ times, densities, occupation }: GridResult): CsvColumns {
  const binsOf = (formula: string, time: number | null, { edges, density, error }: Density) =>
    density.map((p, b) => ({
      formula,
      time,
      from: edges[b] as number,
      to: edges[b + 1] as number,
      density: p,
      error: error[b] ?? null,
    }));
  const lines = [
    ...Object.entries(densities).flatMap(([formula, all]) =>
      all.flatMap((one, k) => binsOf(formula, times[k] as number, one)),
    ),
    ...Object.entries(occupation).flatMap(([formula, one]) => binsOf(formula, null, one)),
  ];
  const names = ["formula", "time", "from", "to", "density", "error"] as const;
  return Object.fromEntries(names.map((name) => [name, lines.map((line) => line[name])]));
}
