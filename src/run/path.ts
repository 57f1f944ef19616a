// What a replay gives back.

/**
 * One trajectory. Of Langevin motion a point after every `every` steps, that at tau with the write to tau+. Of a network a point at the
 * start, one after each jump, and one at the end.
 */
export interface Path {
  readonly trajectory: number;
  readonly time: Float64Array;
  /** Places by variable, and velocities of underdamped ones; of a network the state, its attributes and counters. */
  readonly variables: Readonly<Record<string, Float64Array>>;
  /** Work done so far. */
  readonly work: Float64Array;
  /** Of a network: through which edge each jump went, "in" forward and "in, back" backward; an edge without a name by its index. */
  readonly edges?: readonly string[];
  /** Of a network with feedback: times and outcomes. */
  readonly measurements?: readonly { readonly time: number; readonly outcome: number }[];
}
