// What travels between the main thread and the workers: numbers, states, one buffer of kept columns.
import type { KernelPlan } from "../kernel/langevin.js";
import type { Bookkeeping } from "../plan/ledger.js";
import type { SnapshotBook } from "../plan/snapshots.js";
import type { Request, State } from "../stats/request.js";
import type { TreeNode } from "../stats/tree.js";

/** What it takes to run one direction: the experiment, or its reverse. */
export interface Direction {
  readonly module: WebAssembly.Module;
  readonly kernel: KernelPlan;
  readonly fine: KernelPlan | null;
  readonly book: Bookkeeping;
  readonly states: SnapshotBook;
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

/** The states of the paired statistics at dt and at dt/2 over one group of blocks. */
export interface Pair {
  readonly group: number;
  readonly coarse: readonly State[];
  readonly fine: readonly State[];
}

export type Report =
  | {
      readonly kind: "done";
      readonly trajectories: number;
      readonly nodes: readonly TreeNode<readonly State[]>[];
      readonly pairs: readonly Pair[];
      readonly kept: ArrayBuffer | null;
    }
  | { readonly kind: "diverged"; readonly trajectory: number; readonly message: string };

/** The statistics that are kept for pairs: the tail of the weights and densities are not compared, and groups are blocks. */
export const pairedOf = (statistics: readonly Request[]): Request[] =>
  statistics.filter(({ kind }) => kind !== "tail" && kind !== "blocks" && kind !== "visits");

/** Every BIAS_STRIDE-th block of 8 is run again at half the step. */
export const BIAS_STRIDE = 16;

const GROUPS = 32;

/** Group of the jackknife that a sampled block belongs to; the same however many trajectories are run. */
export const groupOf = (sampledBlock: number): number => sampledBlock % GROUPS;

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
