// Moments, densities and occupation on a grid of times: what is asked for, and what the result says.
import type { Estimate } from "../estimate/estimate.js";
import { derived, type EstimateRequest, mean, statisticsFor, variance } from "../estimate/request.js";
import { gridColumn, squareColumn, visitColumn } from "../plan/snapshots.js";
import type { Experiment } from "../spec/experiment.js";
import { spanOf, timesOf } from "../spec/grid.js";
import type { Request, Values } from "../stats/request.js";

/** A density with the standard error of each bin, over trajectories; `under` and `over` are the shares outside. */
export interface Density {
  readonly edges: readonly number[];
  readonly density: readonly number[];
  readonly error: readonly (number | null)[];
  readonly under: number;
  readonly over: number;
}

export interface GridResult {
  readonly times: readonly number[];
  /** By formula, one estimate for each time. */
  readonly moments: Readonly<
    Record<string, { readonly mean: readonly Estimate[]; readonly variance: readonly Estimate[] }>
  >;
  /** By formula, p(f, t) for each time. */
  readonly densities: Readonly<Record<string, readonly Density[]>>;
  /** By formula, the density of its values at all times. */
  readonly occupation: Readonly<Record<string, Density>>;
}

/** What a grid asks for. */
export interface GridInquiry {
  readonly statistics: readonly Request[];
  readonly resultFrom: (estimate: (request: EstimateRequest) => Estimate, values: Values) => GridResult;
}

/** The grid of an experiment, or null. */
export function gridOf(experiment: Experiment): GridInquiry | null {
  const { grid } = experiment.record;
  if (grid === undefined) return null;
  const times = timesOf(grid, spanOf(experiment));
  const rounds = experiment.cycles?.count ?? 1;
  const meanAt = (k: number, i: number): EstimateRequest => mean(gridColumn(k, i));
  // cycles of one trajectory are not independent: <f^2> and <f>^2 from averages per trajectory
  const varianceAt = (k: number, i: number): EstimateRequest =>
    rounds === 1
      ? variance(gridColumn(k, i))
      : derived("square - mean^2", { square: mean(squareColumn(k, i)), mean: meanAt(k, i) });
  const ranges = Object.entries(grid.histograms);
  const visitsAt = (k: number | "all", i: number) => {
    const [low, high, bins] = ranges[i]?.[1] ?? [0, 1, 1];
    const per = rounds * (k === "all" ? times.length : 1);
    return { kind: "visits", of: visitColumn(k, i), low, high, bins, per } as const;
  };
  const estimates = grid.of.flatMap((_, i) => times.flatMap((_t, k) => [meanAt(k, i), varianceAt(k, i)]));
  const counted = ranges.flatMap((_, i) => [...times.map((_t, k) => visitsAt(k, i)), visitsAt("all", i)]);
  return {
    statistics: [...estimates.flatMap(statisticsFor), ...counted],
    resultFrom: (estimate, values) => {
      const density = (k: number | "all", i: number): Density => {
        const { edges, shares, errors, under, over } = values(visitsAt(k, i));
        const width = (edges[1] as number) - (edges[0] as number);
        return {
          edges,
          density: shares.map((share) => share / width),
          error: errors.map((error) => (error === null ? null : error / width)),
          under,
          over,
        };
      };
      return {
        times,
        moments: Object.fromEntries(
          grid.of.map((text, i) => [
            text,
            {
              mean: times.map((_, k) => estimate(meanAt(k, i))),
              variance: times.map((_, k) => estimate(varianceAt(k, i))),
            },
          ]),
        ),
        densities: Object.fromEntries(ranges.map(([text], i) => [text, times.map((_, k) => density(k, i))])),
        occupation: Object.fromEntries(ranges.map(([text], i) => [text, density("all", i)])),
      };
    },
  };
}
