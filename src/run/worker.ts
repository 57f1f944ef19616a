// A worker thread: runs the kernel leaf by leaf, derives the ledger, fits the statistics, and sends merged states back.
import { move, transferableSymbol, valueSymbol, workerData } from "piscina";
import { Diverged, LangevinKernel } from "../kernel/langevin.js";
import { type Bookkeeping, type Columns, ledger } from "../plan/ledger.js";
import { NotFinite } from "../plan/recorded.js";
import type { SnapshotBook } from "../plan/snapshots.js";
import { stateColumns } from "../plan/states.js";
import { type ColumnOf, columnsOf, type Formulas, formulasFor, statesOf } from "../stats/leaf.js";
import { mergeAll, type Request, type State } from "../stats/request.js";
import { LEAF, Tree } from "../stats/tree.js";
import {
  BIAS_STRIDE,
  type Chunk,
  type Direction,
  type Equipment,
  groupOf,
  join,
  type Pair,
  pack,
  pairedOf,
  type Report,
} from "./shipment.js";

const { directions, trajectories } = workerData as Equipment;
const lines = directions.map(made);
const mergeStates = mergeAll(directions.flatMap(({ statistics }) => statistics));

/** A direction with its kernels instantiated and its formulas read. */
interface Line {
  readonly coarse: LangevinKernel;
  readonly fine: LangevinKernel | null;
  readonly book: Bookkeeping;
  readonly states: SnapshotBook;
  readonly statistics: readonly Request[];
  readonly paired: readonly Request[];
  readonly keep: readonly string[];
  readonly formulas: Formulas;
}

function made({ module, kernel, fine, book, states, statistics, keep }: Direction): Line {
  return {
    coarse: new LangevinKernel(module, kernel),
    fine: fine === null ? null : new LangevinKernel(module, fine),
    book,
    states,
    statistics,
    paired: pairedOf(statistics),
    keep,
    formulas: formulasFor(statistics, keep),
  };
}

/** Runs one chunk of leaves. */
export default function runChunk(chunk: Chunk): Report {
  try {
    return work(chunk);
  } catch (error) {
    if (error instanceof Lost)
      return { kind: "diverged", trajectory: error.trajectory, message: error.message };
    throw error;
  }
}

/** A trajectory that is no longer finite, of a direction that the message names. */
class Lost extends Error {
  constructor(
    readonly trajectory: number,
    message: string,
  ) {
    super(message);
  }
}

function work({ first, count }: Chunk): Report {
  const tree = new Tree<readonly State[]>(mergeStates);
  const pairs: Pair[] = [];
  const kept: Float64Array[][] = [];
  let done = 0;
  for (let leaf = first; leaf < first + count; leaf++) {
    const from = leaf * LEAF;
    const size = Math.min(LEAF, trajectories - from);
    const found = lines.map((line) => leafOf(line, from, size));
    tree.add({ level: 0, index: leaf, state: found.flatMap(({ states }) => states) });
    const columns = found.flatMap((part) => part.kept);
    if (columns.length > 0) kept.push(columns);
    pairs.push(...sideBySide(found.map((part) => part.pairs)));
    done += size;
  }
  const width = kept[0]?.length ?? 0;
  const buffer =
    width === 0
      ? null
      : pack(Array.from({ length: width }, (_, i) => join(kept.map((leaf) => leaf[i] as Float64Array))));
  const report: Report = { kind: "done", trajectories: done, nodes: tree.nodes(), pairs, kept: buffer };
  if (buffer === null) return report;
  // Piscina moves the buffer instead of copying it
  return move({ [transferableSymbol]: [buffer], [valueSymbol]: report } as never) as unknown as Report;
}

interface Leaf {
  readonly states: readonly State[];
  readonly kept: Float64Array[];
  readonly pairs: readonly Pair[];
}

function leafOf(line: Line, from: number, size: number): Leaf {
  try {
    const of = evaluated(line, 0, from, size);
    return {
      states: statesOf(line.statistics, of),
      kept: line.keep.map(of),
      pairs: line.fine === null ? [] : pairsOf(line, from, size, of),
    };
  } catch (error) {
    const which = line === lines[0] ? "" : "in the reversed run, ";
    if (error instanceof Diverged) throw new Lost(error.trajectory, which + error.message);
    if (error instanceof NotFinite)
      throw new Lost(from, `${which}among the ${size} trajectories from ${from} on, ${error.message}`);
    throw error;
  }
}

/** The columns of `size` trajectories at dt, or of sampled blocks at dt/2, run in parts that leave their snapshots little room. */
function evaluated(
  { formulas, book, states, coarse, fine }: Line,
  refine: 0 | 1,
  from: number,
  size: number,
): ColumnOf {
  const kernel = refine === 0 ? coarse : (fine as LangevinKernel);
  const stride = refine === 0 ? 1 : BIAS_STRIDE;
  const part = kernel.trajectoriesWithin(SNAPSHOT_BYTES);
  const parts: Columns[] = [];
  for (let row = 0; row < size; row += part) {
    const rows = Math.min(part, size - row);
    const counted = kernel.run(from + row * stride, rows, stride);
    const made = stateColumns(counted, book, states, rows);
    parts.push({ ...ledger(counted, book, refine, made), ...made });
  }
  const [first = {}] = parts;
  const whole =
    parts.length === 1
      ? first
      : Object.fromEntries(
          Object.keys(first).map((name) => [
            name,
            join(parts.map((columns) => columns[name] as Float64Array)),
          ]),
        );
  return columnsOf(formulas, { ...whole, kT: book.kT }, size);
}

/** Of the snapshots that are in memory at a time. */
const SNAPSHOT_BYTES = 32 * 2 ** 20;

/** The pairs of all directions, which sample the same blocks, as one. */
const sideBySide = ([one, other]: readonly (readonly Pair[])[]): readonly Pair[] =>
  other === undefined
    ? (one ?? [])
    : (one ?? []).map(({ group, coarse, fine }, i) => ({
        group,
        coarse: [...coarse, ...(other[i]?.coarse ?? [])],
        fine: [...fine, ...(other[i]?.fine ?? [])],
      }));

/** The sampled blocks of a leaf at both steps, by group of the jackknife. */
function pairsOf(line: Line, from: number, size: number, of: ColumnOf): Pair[] {
  const stride = 8 * BIAS_STRIDE;
  const places: number[] = [];
  for (let block = 0; block < size; block += stride) {
    for (let i = block; i < Math.min(block + 8, size); i++) places.push(i);
  }
  const fineOf = evaluated(line, 1, from, places.length);
  const groupAt = (i: number): number => groupOf(Math.floor((from + (places[i] as number)) / stride));
  const pairs: Pair[] = [];
  for (let begin = 0; begin < places.length; ) {
    const group = groupAt(begin);
    let end = begin;
    while (end < places.length && groupAt(end) === group) end += 1;
    const range = places.slice(begin, end);
    const slice = begin;
    pairs.push({
      group,
      coarse: statesOf(line.paired, (formula) => {
        const column = of(formula);
        return Float64Array.from(range, (i) => column[i] as number);
      }),
      fine: statesOf(line.paired, (formula) => fineOf(formula).slice(slice, slice + range.length)),
    });
    begin = end;
  }
  return pairs;
}
