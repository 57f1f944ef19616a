// A sparse linear operator as triplets, (A v)_row += value v_column, and the generators of networks in that form. All act on columns
// of probability: the columns of a generator L sum to zero.
import { escapeRates, type Jumps } from "./generator.js";

export interface Operator {
  readonly size: number;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

type Triplet = readonly [row: number, column: number, value: number];

/** Gathers triplets; several of one place add up. */
export function operator(size: number, triplets: readonly Triplet[]): Operator {
  return {
    size,
    rows: Int32Array.from(triplets, ([row]) => row),
    columns: Int32Array.from(triplets, ([, column]) => column),
    values: Float64Array.from(triplets, ([, , value]) => value),
  };
}

/**
 * Triplets of the generator of a network, shifted by `row` and `column`, with factors: each channel's jump is multiplied by its
 * weight, and the state's diagonal is added.
 */
export function tripletsOf(
  jumps: Jumps,
  weights: (channel: number) => number,
  diagonal: (state: number) => number,
  row = 0,
  column = 0,
): Triplet[] {
  const moves = jumps.channels.map(
    ({ from, to, rate }, c): Triplet => [row + to, column + from, rate * weights(c)],
  );
  const stays = Array.from({ length: jumps.states }, (_, i): Triplet => [row + i, column + i, diagonal(i)]);
  return [...moves, ...stays].filter(([, , value]) => value !== 0);
}

/** L of the master equation. */
export function generator(jumps: Jumps): Operator {
  const out = escapeRates(jumps);
  return operator(
    jumps.states,
    tripletsOf(
      jumps,
      () => 1,
      (i) => -(out[i] as number),
    ),
  );
}

/** A v. */
export function apply({ size, rows, columns, values }: Operator, v: Float64Array): Float64Array {
  const into = new Float64Array(size);
  for (let k = 0; k < values.length; k++) {
    const row = rows[k] as number;
    into[row] = (into[row] as number) + (values[k] as number) * (v[columns[k] as number] as number);
  }
  return into;
}
