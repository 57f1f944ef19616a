// Columns from snapshots. A state on the way is a ledger that was closed there: work, heat and the like count from the start of
// the round, which is the start of the ledger where nothing is repeated.
import { evaluateColumn, type Scope } from "../formula/evaluate.js";
import { accumulator } from "../formula/recording.js";
import type { Node } from "../formula/syntax.js";
import type { Counted } from "../kernel/kernelPlan.js";
import type { Snapshot } from "../kernel/snapshots.js";
import { blockColumns, cyclic } from "./cycleBlocks.js";
import { type Bookkeeping, type Columns, ownColumns } from "./ledger.js";
import type { SnapshotBook } from "./snapshots.js";

/** The columns of states of `size` trajectories. */
export function stateColumns(
  kernel: Counted,
  book: Bookkeeping,
  states: SnapshotBook,
  size: number,
): Columns {
  const { rounds, columns, visits } = states;
  const scopes = new Map<number, Scope>();
  const scopeOf = (snapshot: number): Scope => {
    const scope = scopes.get(snapshot) ?? stateOf(kernel, book, states, snapshot);
    scopes.set(snapshot, scope);
    return scope;
  };
  const valuesOf = (formula: Node, snapshot: number): Float64Array =>
    evaluateColumn(formula, scopeOf(snapshot), rounds * size);
  const found: Record<string, Float64Array> = states.blocks ? { ...blocksOf(kernel, book, rounds) } : {};
  for (const { name, formula, snapshot } of columns) {
    found[name] = averaged(valuesOf(formula, snapshot), rounds);
  }
  for (const { name, formula, snapshots, wrap } of visits) {
    const all = snapshots.map((snapshot) => valuesOf(formula, snapshot));
    const values = gathered(all, rounds, size);
    found[name] =
      wrap === null ? values : values.map((x) => x - wrap.period * Math.floor((x - wrap.low) / wrap.period));
  }
  return found;
}

/** The average over the rounds, row by row. */
export function averaged(values: Float64Array, rounds: number): Float64Array {
  if (rounds === 1) return values;
  const size = values.length / rounds;
  const sums = new Float64Array(size);
  values.forEach((value, i) => {
    sums[i % size] = (sums[i % size] as number) + value;
  });
  return sums.map((sum) => sum / rounds);
}

/** Values by time, round and trajectory, as all values of the first trajectory, then of the second. */
export function gathered(byTime: readonly Float64Array[], rounds: number, size: number): Float64Array {
  const per = byTime.length * rounds;
  const out = new Float64Array(per * size);
  byTime.forEach((values, k) => {
    values.forEach((value, i) => {
      out[(i % size) * per + k * rounds + Math.floor(i / size)] = value;
    });
  });
  return out;
}

/** What a formula sees of a snapshot. */
function stateOf(kernel: Counted, book: Bookkeeping, states: SnapshotBook, number: number): Scope {
  const { fields } = states;
  const here = kernel.snapshots[number] as Snapshot;
  const { state } = here.named;
  const closed = closedAt(book, kernel.snapshots[0] as Snapshot, here);
  const byBranch = fields[number] ?? [];
  const driven = Object.keys(byBranch[0] ?? {}).map((field) => {
    const values = byBranch.map((one) => one[field] as number);
    const one = values[0] as number;
    return [field, values.every((v) => v === one) ? one : state?.map((s) => values[s] as number)] as const;
  });
  const gathered = here.accumulators.map((column, i) => [accumulator(i), column]);
  return { ...Object.fromEntries([...driven, ...gathered]), ...here.named, ...closed } as Scope;
}

/** The ledger from one snapshot to another. */
function closedAt(book: Bookkeeping, from: Snapshot, here: Snapshot): Columns {
  const since = (quantity: (snapshot: Snapshot) => Float64Array): Float64Array => {
    const begun = quantity(from);
    return quantity(here).map((value, i) => value - (begun[i] as number));
  };
  return ownColumns(
    {
      starts: from.states,
      ends: here.states,
      heats: here.heats.map((_, v) => since(({ heats }) => heats[v] as Float64Array)),
      work: since(({ work }) => work),
      forceWork: since(({ forceWork }) => forceWork),
      bathEntropy: since(({ bathEntropy }) => bathEntropy),
      energyStart: from.energy,
      energyEnd: here.energy,
      stoppedAfter: here.energy,
      recorded: here.accumulators,
      named: here.named,
    },
    { ...book, freeEnergyChange: [null], freeEnergyOf: undefined, feedback: null },
  );
}

/** The same in each round. */
const repeated = (column: Float64Array, rounds: number): Float64Array =>
  rounds === 1
    ? column
    : Float64Array.from({ length: rounds * column.length }, (_, i) => column[i % column.length] as number);

/** Averages per cycle in blocks of cycles, from the ledger at the start of each round. */
function blocksOf(kernel: Counted, book: Bookkeeping, rounds: number): Columns {
  const starts = kernel.snapshots[0] as Snapshot;
  const size = kernel.work.length;
  const none = new Float64Array(starts.work.length);
  const first = (column: Float64Array): Float64Array => repeated(column.slice(0, size), rounds);
  const origin: Snapshot = {
    states: starts.states.map(first),
    energy: first(starts.energy),
    heats: starts.heats.map(() => none),
    work: none,
    forceWork: none,
    bathEntropy: none,
    accumulators: [],
    named: {},
  };
  const begun = closedAt(book, origin, starts);
  return blockColumns(begun, ownColumns(kernel, book), cyclic(book), rounds);
}
