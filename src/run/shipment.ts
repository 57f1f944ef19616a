// What travels between the main thread and the workers: numbers, states, one buffer of kept columns.
import { mergeAll, type Request, type State } from "../stats/request.js";
import type { TreeNode } from "../stats/tree.js";
import { type Pair, pairedOf, pairMerger } from "./pairs.js";
import type { Equipped } from "./runner.js";

/** What it takes to run one direction: the experiment, or its reverse. */
export interface Direction {
  readonly plan: Equipped;
  readonly statistics: readonly Request[];
  readonly keep: readonly string[];
}

/** Once per worker. States of a leaf are those of the first direction's statistics, then those of the second's. */
export interface Equipment {
  readonly directions: readonly Direction[];
  readonly trajectories: number;
}

/** Per task: leaves `first` … `first + count - 1`. */
export interface Chunk {
  readonly first: number;
  readonly count: number;
}

/** What is known of some leaves: the states of the statistics, and of pairs of runs where the bias is measured. */
export interface Found {
  readonly states: readonly State[];
  readonly pairs: readonly Pair[];
}

/** Merges what is known of two ranges of leaves. */
export function foundMerger(statistics: readonly Request[]): (left: Found, right: Found) => Found {
  const [states, pairs] = [mergeAll(statistics), pairMerger(pairedOf(statistics))];
  return (left, right) => ({
    states: states(left.states, right.states),
    pairs: pairs(left.pairs, right.pairs),
  });
}

export type Report =
  | {
      readonly kind: "done";
      readonly trajectories: number;
      readonly nodes: readonly TreeNode<Found>[];
      readonly kept: ArrayBuffer | null;
    }
  | { readonly kind: "diverged"; readonly trajectory: number; readonly message: string };

// Kept columns: magic "SZLD", version, columns, rows (u32 each), then column after column of f64.
const MAGIC = 0x444c5a53;
const VERSION = 1;
const HEADER = 16;

/** Packs columns of equal length into one buffer. */
export function pack(columns: readonly Float64Array[]): ArrayBuffer {
  const rows = columns[0]?.length ?? 0;
  const buffer = new ArrayBuffer(HEADER + 8 * rows * columns.length);
  new Uint32Array(buffer, 0, 4).set([MAGIC, VERSION, columns.length, rows]);
  columns.forEach((column, i) => {
    new Float64Array(buffer, HEADER + 8 * rows * i, rows).set(column);
  });
  return buffer;
}

/** The columns of a packed buffer, without a copy. */
export function unpack(buffer: ArrayBuffer): Float64Array[] {
  const [magic, version, count, rows] = new Uint32Array(buffer, 0, 4) as unknown as number[];
  if (magic !== MAGIC || version !== VERSION) throw new Error("a buffer of columns is damaged");
  return Array.from(
    { length: count as number },
    (_, i) => new Float64Array(buffer, HEADER + 8 * (rows as number) * i, rows),
  );
}

/** Columns one after the other. */
export function join(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
