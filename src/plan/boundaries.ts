// The entropy of the system along a trajectory, ln b0(x_0) - ln b1(x_tau), from the ledger's columns.
import { type Density, logDensity } from "./density.js";

/** b0, and b1 by the controller's state. */
export interface Boundaries {
  /** Names of all that moves; a start's column is called `${name}Start`. */
  readonly states: readonly string[];
  readonly start: Density;
  readonly end: readonly Density[];
}

export function systemEntropies(
  { states, start, end }: Boundaries,
  columns: Readonly<Record<string, Float64Array>>,
  state: Float64Array | undefined,
  count: number,
): Float64Array {
  const at = (suffix: string): Record<string, Float64Array> =>
    Object.fromEntries(states.map((name) => [name, columns[`${name}${suffix}`] as Float64Array]));
  const before = logDensity(start, at("Start"), count);
  const after = end.map((density) => logDensity(density, at(""), count));
  return before.map((b0, i) => {
    const branch = after.length === 1 ? 0 : (state?.[i] ?? 0);
    return b0 - ((after[branch] as Float64Array)[i] as number);
  });
}
