// The same experiment over values of its parameters: one row per point, noise independent between points.
import type { Experiment } from "../spec/experiment.js";
import { Interrupted, type Result } from "./result.js";
import { type RunOptions, run } from "./run.js";

/** One point of a sweep. */
export interface Row {
  readonly parameters: Readonly<Record<string, number>>;
  readonly result: Result;
}

export interface SweepOptions extends RunOptions {
  /** Called before each point with its index, of how many, and its parameters. */
  readonly onPoint?:
    | ((index: number, of: number, parameters: Readonly<Record<string, number>>) => void)
    | undefined;
}

/** A sweep that was stopped; `rows` are the points that were finished. */
export class SweepInterrupted extends Error {
  override readonly name = "SweepInterrupted";
  constructor(
    readonly rows: readonly Row[],
    points: number,
  ) {
    super(
      `interrupted after ${rows.length} of ${points} points; a sweep over the others would key them differently, so run it again whole`,
    );
  }
}

/**
 * Runs `make(…values)` at every combination of `over`, the last parameter fastest. The index of the point enters the key of
 * the noise, so that points are independent although they share their seed.
 */
export async function sweep(
  make: (...values: number[]) => Experiment,
  over: Readonly<Record<string, readonly number[]>>,
  options: SweepOptions = {},
): Promise<Row[]> {
  const parameters = Object.keys(over);
  const points = Object.values(over).reduce<readonly (readonly number[])[]>(
    (heads, values) => heads.flatMap((head) => values.map((value) => [...head, value])),
    [[]],
  );
  const rows: Row[] = [];
  for (const [index, values] of points.entries()) {
    const at = Object.fromEntries(parameters.map((name, i) => [name, values[i] as number]));
    options.onPoint?.(index, points.length, at);
    const experiment = make(...values);
    const { ensemble } = experiment;
    try {
      const result = await run({ ...experiment, ensemble: { ...ensemble, point: index } }, options);
      rows.push({ parameters: at, result });
    } catch (error) {
      if (error instanceof Interrupted) throw new SweepInterrupted(rows, points.length);
      throw error;
    }
  }
  return rows;
}
