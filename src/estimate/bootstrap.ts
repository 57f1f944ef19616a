// The error of any function of kept columns by resampling blocks of rows with replacement.
// B. Efron, Ann. Stat. 7, 1 (1979); in blocks, for rows that follow each other in time: H. R. Künsch, Ann. Stat. 17, 1217 (1989).
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Estimate } from "./estimate.js";
import { plain } from "./plain.js";

export type KeptColumns = Readonly<Record<string, Float64Array>>;

export interface Resampling {
  /** Samples drawn; the error is known to 1/sqrt(2 resamples). */
  readonly resamples?: number;
  readonly seed?: number;
  /** Rows that stay together; 1 for independent trajectories. */
  readonly block?: number;
}

/**
 * fn(columns) with its standard error.
 * @throws RangeError for columns of different lengths or fewer than 2 blocks
 */
export function estimate(
  { columns }: { readonly columns: KeptColumns },
  fn: (columns: KeptColumns) => number,
  { resamples = 200, seed = 1, block = 1 }: Resampling = {},
): Estimate {
  const entries = Object.entries(columns);
  const n = entries[0]?.[1].length ?? 0;
  for (const [name, { length }] of entries) {
    if (length !== n) throw new RangeError(`columns of ${n} rows are needed, ${name} has ${length}`);
  }
  const blocks = Math.ceil(n / block);
  if (blocks < 2) throw new RangeError(`at least 2 blocks are needed, ${n} rows in blocks of ${block} given`);
  const draw = xoroshiro128plus(seed);
  let [mean, squares] = [0, 0];
  for (let k = 0; k < resamples; k++) {
    const rows: number[] = [];
    for (let b = 0; b < blocks; b++) {
      const from = uniformInt(draw, 0, blocks - 1) * block;
      for (let row = from; row < Math.min(n, from + block); row++) rows.push(row);
    }
    const drawn = entries.map(([name, column]) => [
      name,
      Float64Array.from(rows, (row) => column[row] as number),
    ]);
    const value = fn(Object.fromEntries(drawn));
    const apart = value - mean;
    mean += apart / (k + 1);
    squares += apart * (value - mean);
  }
  return plain(fn(columns), Math.sqrt(squares / (resamples - 1)), { n, freedom: blocks - 1 });
}
