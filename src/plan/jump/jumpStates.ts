// Columns from a network's snapshots. A state on the way is a ledger that was closed there; work and the like count from the start of
// the round.
import { evaluateColumn, type Scope } from "../../formula/evaluate.js";
import type { Node } from "../../formula/syntax.js";
import type { JumpColumns, JumpSnapshot } from "../../kernel/jumpPlan.js";
import { blockColumns } from "../cycleBlocks.js";
import type { Columns } from "../ledger.js";
import type { StateColumn, VisitColumn } from "../snapshots.js";
import { averaged, gathered } from "../states.js";
import type { Fields } from "../timeline.js";
import { additiveNames, byState, closedColumns, type JumpBook } from "./jumpLedger.js";

export interface JumpStates {
  readonly rounds: number;
  /** Whether averages per cycle are taken in blocks. */
  readonly blocks: boolean;
  /** By number of the snapshot: driven fields and t, and the energies of the states. */
  readonly moments: readonly { readonly fields: Fields; readonly energies: Float64Array }[];
  readonly columns: readonly StateColumn[];
  readonly visits: readonly VisitColumn[];
}

/** The columns of states of `size` trajectories. */
export function jumpStateColumns(
  kernel: JumpColumns,
  book: JumpBook,
  states: JumpStates,
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
  const found: Record<string, Float64Array> = states.blocks ? { ...blocksOf(kernel, book, states) } : {};
  for (const { name, formula, snapshot } of columns) {
    found[name] = averaged(valuesOf(formula, snapshot), rounds);
  }
  for (const { name, formula, snapshots } of visits) {
    found[name] = gathered(
      snapshots.map((snapshot) => valuesOf(formula, snapshot)),
      rounds,
      size,
    );
  }
  return found;
}

/** What a formula sees of a snapshot. */
function stateOf(kernel: JumpColumns, book: JumpBook, { moments }: JumpStates, number: number): Scope {
  const [from, here] = [kernel.snapshots[0] as JumpSnapshot, kernel.snapshots[number] as JumpSnapshot];
  return {
    ...book.names,
    ...moments[number]?.fields,
    ...between(book, from, here, (moments[0] as Energies).energies, (moments[number] as Energies).energies),
    kT: book.kT,
  };
}

type Energies = { readonly energies: Float64Array };

function between(
  book: JumpBook,
  from: JumpSnapshot,
  here: JumpSnapshot,
  energiesFrom: Float64Array,
  energiesHere: Float64Array,
): Record<string, Float64Array> {
  const since = (now: Float64Array, begun: Float64Array): Float64Array =>
    now.map((value, i) => value - (begun[i] as number));
  return closedColumns(
    {
      startState: from.state,
      endState: here.state,
      jumps: since(here.jumps, from.jumps),
      accumulators: here.accumulators.map((sum, k) => since(sum, from.accumulators[k] as Float64Array)),
      energyStart: byState(energiesFrom, from.state),
      energyEnd: byState(energiesHere, here.state),
    },
    book,
  );
}

/** Averages per cycle in blocks of cycles, from the ledger at the start of each round. */
function blocksOf(kernel: JumpColumns, book: JumpBook, { rounds, moments }: JumpStates): Columns {
  const starts = kernel.snapshots[0] as JumpSnapshot;
  const size = kernel.jumps.length;
  const { energies } = moments[0] as Energies;
  const none = new Float64Array(starts.jumps.length);
  const first = Float64Array.from(none, (_, i) => starts.state[i % size] as number);
  const origin: JumpSnapshot = {
    state: first,
    jumps: none,
    accumulators: starts.accumulators.map(() => none),
    observers: [],
    controlled: null,
  };
  const begun = between(book, origin, starts, energies, energies);
  const { startState, endState, jumps, accumulators } = kernel;
  const ended = closedColumns(
    {
      startState,
      endState,
      jumps,
      accumulators,
      energyStart: byState(book.energyStart, startState),
      energyEnd: byState(book.energyEnd, endState),
    },
    book,
  );
  return blockColumns(begun, ended, additiveNames(book), rounds);
}
