// A worker thread: runs the kernel leaf by leaf, derives the ledger, fits the statistics, and sends merged states back.
import { move, transferableSymbol, valueSymbol, workerData } from "piscina";
import { evaluateColumn } from "../formula/evaluate.js";
import { parse } from "../formula/parse.js";
import type { Node } from "../formula/syntax.js";
import { Diverged, LangevinKernel } from "../kernel/langevin.js";
import { type Columns, ledger } from "../plan/ledger.js";
import { formulasOf, mergeAll, type Request, type State, statisticOf } from "../stats/request.js";
import { LEAF, Tree } from "../stats/tree.js";
import {
  BIAS_STRIDE,
  type Chunk,
  type Equipment,
  groupOf,
  join,
  type Pair,
  pack,
  pairedOf,
  type Report,
} from "./shipment.js";

const equipment = workerData as Equipment;
const { book, statistics, keep, trajectories } = equipment;
const coarse = new LangevinKernel(equipment.module, equipment.kernel);
const fine = equipment.fine === null ? null : new LangevinKernel(equipment.module, equipment.fine);
const paired = pairedOf(statistics);
const mergeStates = mergeAll(statistics);
const formulas = new Map<string, Node>(
  [...statistics.flatMap(formulasOf), ...keep].map((text) => [text, parse(text)]),
);

/** Runs one chunk of leaves. */
export default function runChunk(chunk: Chunk): Report {
  try {
    return work(chunk);
  } catch (error) {
    if (error instanceof Diverged) {
      return { kind: "diverged", trajectory: error.trajectory, message: error.message };
    }
    throw error;
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
    const columns = ledger(coarse.run(from, size), book);
    const of = columnsOf(columns, size);
    tree.add({ level: 0, index: leaf, state: statesOf(statistics, of) });
    if (keep.length > 0) kept.push(keep.map(of));
    if (fine !== null) pairs.push(...pairsOf(fine, from, size, of));
    done += size;
  }
  const buffer =
    kept.length === 0 ? null : pack(keep.map((_, i) => join(kept.map((leaf) => leaf[i] as Float64Array))));
  const report: Report = { kind: "done", trajectories: done, nodes: tree.nodes(), pairs, kept: buffer };
  if (buffer === null) return report;
  // Piscina moves the buffer instead of copying it
  return move({ [transferableSymbol]: [buffer], [valueSymbol]: report } as never) as unknown as Report;
}

type ColumnOf = (formula: string) => Float64Array;

/** Looks up the column of a formula, evaluated once per leaf. */
function columnsOf(columns: Columns, size: number): ColumnOf {
  const known = new Map<string, Float64Array>();
  const scope = { ...columns, kT: book.kT };
  return (formula) => {
    const column = known.get(formula) ?? evaluateColumn(formulas.get(formula) as Node, scope, size);
    known.set(formula, column);
    return column;
  };
}

const statesOf = (requests: readonly Request[], of: ColumnOf): State[] =>
  requests.map((request) => statisticOf(request).push(formulasOf(request).map(of)));

/** The sampled blocks of a leaf at both steps, by group of the jackknife. */
function pairsOf(half: LangevinKernel, from: number, size: number, of: ColumnOf): Pair[] {
  const stride = 8 * BIAS_STRIDE;
  const places: number[] = [];
  for (let block = 0; block < size; block += stride) {
    for (let i = block; i < Math.min(block + 8, size); i++) places.push(i);
  }
  const fineOf = columnsOf(ledger(half.run(from, places.length, BIAS_STRIDE), book), places.length);
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
      coarse: statesOf(paired, (formula) => {
        const column = of(formula);
        return Float64Array.from(range, (i) => column[i] as number);
      }),
      fine: statesOf(paired, (formula) => fineOf(formula).slice(slice, slice + range.length)),
    });
    begin = end;
  }
  return pairs;
}
