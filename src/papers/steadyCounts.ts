// Counts in a steady state: one experiment of many long trajectories, and what time averages of it say.
import { mean } from "../estimate/request.js";
import { experiment } from "../spec/build.js";
import { reactions } from "../spec/reaction/build.js";
import type { Reaction, ReactionExperiment, Reactions } from "../spec/reaction/reaction.js";
import type { Budget, Quantity } from "./claim.js";

/** Long trajectories of a claim at full size. */
export const LONG_ONES = 1024;

export interface SteadyCounts {
  readonly species: Reactions["species"];
  readonly given: readonly Reaction[];
  readonly volume?: number;
  readonly constants?: Reactions["constants"];
  /** Time left out, in which the start is forgotten. */
  readonly burnIn: number;
  readonly duration: number;
  readonly columns?: Readonly<Record<string, string>>;
  readonly point?: number;
}

/** Counts as they are after the burn-in, for a time. */
export function steadyCounts(
  { species, given, volume = 1, constants = "rate", burnIn, duration, columns = {}, point = 0 }: SteadyCounts,
  { trajectories, seed }: Budget,
): ReactionExperiment {
  return experiment({
    system: reactions({ species, reactions: given, volume, constants, start: { kind: "steady", burnIn } }),
    control: { duration, ramps: {} },
    record: { columns },
    ensemble: { trajectories, seed, point },
  });
}

/** <f> as the average of a column that is a time average. */
export const averageOf = (run: string, column: string): Quantity => ({
  kind: "estimate",
  run,
  request: mean(column),
});

/**
 * <(f - <f>)^2> = <(f - c)^2> - (<f> - c)^2 by columns that hold time averages of (f - c)^2 and f. Any c will do; next to <f> the
 * second term has no error.
 */
export const spreadAbout = (run: string, square: string, level: string, c: number): Quantity => ({
  kind: "combination",
  terms: [
    { run, request: mean(square) },
    { run, request: mean(level) },
  ],
  value: ([q = 0, m = 0]) => q - (m - c) * (m - c),
});

/** <(f - <f>)(g - <g>)>, the same. */
export const jointSpread = (
  run: string,
  product: string,
  f: readonly [string, number],
  g: readonly [string, number],
): Quantity => ({
  kind: "combination",
  terms: [product, f[0], g[0]].map((column) => ({ run, request: mean(column) })),
  value: ([q = 0, m = 0, k = 0]) => q - (m - f[1]) * (k - g[1]),
});
