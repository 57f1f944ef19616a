// Columns from a network's snapshots. A state on the way is a ledger that was closed there; work and the like count from the start of
// the round.
import type { Scope } from "../../formula/evaluate.js";
import type { JumpColumns, JumpSnapshot } from "../../kernel/jumpPlan.js";
import { columnsOfStates } from "../columnsOfStates.js";
import { blockColumns } from "../cycleBlocks.js";
import type { Columns } from "../ledger.js";
import type { SnapshotBook } from "../snapshots.js";
import type { Fields } from "../timeline.js";
import { additiveNames, byState, closedColumns, energiesAtEnds, type JumpBook } from "./jumpLedger.js";

export interface JumpStates extends Omit<SnapshotBook, "fields"> {
  /** By number of the snapshot: what depends on its time. */
  readonly moments: readonly SnapshotMoment[];
}

/** By state of the controller, one without; the number of the first one that may be in then. */
export interface SnapshotMoment {
  readonly first: number;
  /** Driven fields and t. */
  readonly fields: readonly Fields[];
  /** Of the network's states, controller state after controller state. */
  readonly energies: Float64Array;
}

/** The columns of states of `size` trajectories. */
export const jumpStateColumns = (
  kernel: JumpColumns,
  book: JumpBook,
  states: JumpStates,
  size: number,
): Columns =>
  columnsOfStates(
    states,
    size,
    (snapshot) => stateOf(kernel, book, states, snapshot),
    () => blocksOf(kernel, book, states),
  );

/** What a formula sees of a snapshot. */
function stateOf(kernel: JumpColumns, book: JumpBook, { moments }: JumpStates, number: number): Scope {
  const [from, here] = [kernel.snapshots[0] as JumpSnapshot, kernel.snapshots[number] as JumpSnapshot];
  return {
    ...book.names,
    ...fieldsOf(moments[number] as SnapshotMoment, here),
    ...between(book, from, here, moments[0] as SnapshotMoment, moments[number] as SnapshotMoment),
    kT: book.kT,
  };
}

/** The fields of a snapshot: numbers, or a column each where a controller drives them. */
function fieldsOf({ first, fields }: SnapshotMoment, { controlled }: JumpSnapshot): Scope {
  const [one = {}] = fields;
  if (controlled === null) return one;
  return Object.fromEntries(
    Object.keys(one).map((name) => [
      name,
      controlled.control.map((id) => fields[id - first]?.[name] ?? Number.NaN),
    ]),
  );
}

function energiesOf(
  { first, fields, energies }: SnapshotMoment,
  { state, controlled }: JumpSnapshot,
): Float64Array {
  if (controlled === null) return byState(energies, state);
  const states = energies.length / fields.length;
  return state.map(
    (own, i) => energies[((controlled.control[i] as number) - first) * states + own] as number,
  );
}

function between(
  book: JumpBook,
  from: JumpSnapshot,
  here: JumpSnapshot,
  momentFrom: SnapshotMoment,
  momentHere: SnapshotMoment,
): Record<string, Float64Array> {
  const since = (now: Float64Array, begun: Float64Array): Float64Array =>
    now.map((value, i) => value - (begun[i] as number));
  return closedColumns(
    {
      startState: from.state,
      endState: here.state,
      jumps: since(here.jumps, from.jumps),
      accumulators: here.accumulators.map((sum, k) => since(sum, from.accumulators[k] as Float64Array)),
      energyStart: energiesOf(momentFrom, from),
      energyEnd: energiesOf(momentHere, here),
    },
    book,
  );
}

/** Averages per cycle in blocks of cycles, from the ledger at the start of each round. */
function blocksOf(kernel: JumpColumns, book: JumpBook, { rounds, moments }: JumpStates): Columns {
  const starts = kernel.snapshots[0] as JumpSnapshot;
  const size = kernel.jumps.length;
  const moment = moments[0] as SnapshotMoment;
  const none = new Float64Array(starts.jumps.length);
  const first = Float64Array.from(none, (_, i) => starts.state[i % size] as number);
  const origin: JumpSnapshot = {
    state: first,
    jumps: none,
    accumulators: starts.accumulators.map(() => none),
    observers: [],
    controlled: starts.controlled && {
      ...starts.controlled,
      control: starts.controlled.control.map((_, i, all) => all[i % size] as number),
    },
  };
  const begun = between(book, origin, starts, moment, moment);
  const { startState, endState, jumps, accumulators } = kernel;
  const ended = closedColumns(
    {
      startState,
      endState,
      jumps,
      accumulators,
      ...energiesAtEnds(kernel, book),
    },
    book,
  );
  return blockColumns(begun, ended, additiveNames(book), rounds);
}
