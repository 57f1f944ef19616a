// The error of any function of kept columns by drawing blocks of rows with replacement: the standard deviation of the function
// over resampled columns. B. Efron, Ann. Stat. 7, 1 (1979); in blocks, for rows that follow each other in time: H. R. Künsch,
// Ann. Stat. 17, 1217 (1989). The draws are keyed by the run's seed and a purpose of their own, so they are the same everywhere.
import { draws } from "../kernel/resample.js";
import { SpecError } from "../spec/error.js";
import type { Experiment } from "../spec/experiment.js";
import type { Estimate } from "./estimate.js";
import { plain } from "./plain.js";

export type KeptColumns = Readonly<Record<string, Float64Array>>;

export interface Resampling {
  /** Samples drawn; the error is known to a share of 1/sqrt(2 resamples). */
  readonly resamples?: number | undefined;
  /** The run's own unless given, 0 without a run. */
  readonly seed?: number | undefined;
  /** Rows that stay together; 1 for independent trajectories, several correlation times for rows in time. */
  readonly block?: number | undefined;
}

/**
 * fn(columns) with its standard error, for a run with `record.keep` or any columns of equal length.
 * @throws SpecError for columns of different lengths, none, or fewer than 2 blocks
 */
export function estimate(
  result: { readonly columns: KeptColumns; readonly experiment?: Experiment | undefined },
  fn: (columns: KeptColumns) => number,
  options: Resampling = {},
): Estimate {
  const { columns, experiment } = result;
  const { resamples = 200, seed = experiment?.ensemble.seed ?? 0, block = 1 } = options;
  whole("resamples", resamples, 2);
  whole("seed", seed, 0);
  whole("block", block, 1);
  const entries = Object.entries(columns);
  const [first] = entries;
  if (first === undefined)
    throw new SpecError("columns", "a kept column is needed (record.keep), none given");
  const n = first[1].length;
  for (const [name, { length }] of entries) {
    if (length !== n) {
      throw new SpecError(
        `columns.${name}`,
        `as many rows as in "${first[0]}", ${n}, are needed, ${length} given`,
      );
    }
  }
  // rows that do not fill a last block are in the value and in no resample
  const blocks = Math.floor(n / block);
  if (blocks < 2) {
    throw new SpecError(
      "block",
      `blocks of which there are 2 are needed, ${n} rows in blocks of ${block} given`,
    );
  }
  const { point = 0, direction } = experiment?.ensemble ?? {};
  const key = { seed, stream: 2 * point + (direction === "reverse" ? 1 : 0) };
  const drawn = Object.fromEntries(entries.map(([name]) => [name, new Float64Array(blocks * block)]));
  let [mean, squares] = [0, 0];
  for (let round = 0; round < resamples; round++) {
    const places = draws(key, round, blocks, blocks);
    for (const [name, column] of entries) gather(column, places, block, drawn[name] as Float64Array);
    const value = fn(drawn);
    const apart = value - mean;
    mean += apart / (round + 1);
    squares += apart * (value - mean);
  }
  return plain(fn(columns), Math.sqrt(squares / (resamples - 1)), { n, freedom: blocks - 1 });
}

/** out = the blocks of `column` at `places`, one after the other. */
function gather(column: Float64Array, places: Int32Array, block: number, out: Float64Array): void {
  for (let b = 0; b < places.length; b++) {
    const from = (places[b] as number) * block;
    for (let i = 0; i < block; i++) out[b * block + i] = column[from + i] as number;
  }
}

function whole(name: string, given: number, least: number): void {
  if (Number.isSafeInteger(given) && given >= least) return;
  throw new SpecError(name, `a whole number of at least ${least} is needed, ${given} given`);
}
