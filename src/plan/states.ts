// Columns from snapshots. A state on the way is a ledger that was closed there: work, heat and the like count from the start of
// the round, which is the start of the ledger where nothing is repeated.
import type { Scope } from "../formula/evaluate.js";
import { accumulator } from "../formula/recording.js";
import type { Counted } from "../kernel/kernelPlan.js";
import type { Snapshot } from "../kernel/snapshots.js";
import { columnsOfStates } from "./columnsOfStates.js";
import { blockColumns, cyclic } from "./cycleBlocks.js";
import { type Bookkeeping, type Columns, ownColumns } from "./ledger.js";
import type { SnapshotBook } from "./snapshots.js";

/** The columns of states of `size` trajectories. */
export const stateColumns = (
  kernel: Counted,
  book: Bookkeeping,
  states: SnapshotBook,
  size: number,
): Columns =>
  columnsOfStates(
    states,
    size,
    (snapshot) => stateOf(kernel, book, states, snapshot),
    () => blocksOf(kernel, book, states.rounds),
  );

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
