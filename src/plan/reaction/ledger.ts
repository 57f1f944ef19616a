// The ledger of a reaction network's trajectory, from what the kernel counted. What events bring to their surroundings is
//   sum of ln a(n)/a_back(n + v) = sum over events of ln c/c_back + sum_i ln n_i(start)!/n_i(end)!,
// so of mass action only the constants are added up on the way.
import { evaluateColumn, type Scope } from "../../formula/evaluate.js";
import { DURATION } from "../../formula/recorded.js";
import { accumulator, type RecordedColumn } from "../../formula/recording.js";
import { ReactionFailure } from "../../kernel/reaction.js";
import type { ReactionColumns, ReactionSnapshot } from "../../kernel/reactionPlan.js";
import { columnsOfStates } from "../columnsOfStates.js";
import { blockColumns } from "../cycleBlocks.js";
import { driving } from "../jump/driving.js";
import type { JumpStates } from "../jump/jumpStates.js";
import type { Piece } from "../jump/pieces.js";
import type { Columns } from "../ledger.js";
import { NotFinite } from "../recorded.js";
import type { Fields } from "../timeline.js";
import { type CountEntropyBook, logLaw } from "./entropyBook.js";
import { lnFactorialRatio } from "./lnFactorial.js";

/** What a trajectory's numbers become columns by; structured-cloneable. */
export interface ReactionBook {
  /** NaN where it is driven. */
  readonly kT: number;
  readonly species: readonly string[];
  /** By name, the sum that it is. */
  readonly counters: Readonly<Record<string, number>>;
  /** Of the constants; null where a reaction goes one way. */
  readonly entropy: number | null;
  /** By species: how often its factorials belong to the entropy, 0 or 1. */
  readonly factorials: readonly number[];
  readonly chemostats: readonly { readonly name: string; readonly sum: number | null }[];
  /** Chemical work: factors by sum; null where no chemostat has a chemical potential. */
  readonly chemical: readonly { readonly sum: number; readonly factor: number }[] | null;
  readonly conserved: readonly (readonly number[])[];
  readonly duration: number;
  /** Names that formulas may use beside columns: fields at 0- or undriven, chemostats. */
  readonly names: Readonly<Record<string, number>>;
  /** Driven fields at tau+. */
  readonly end: Fields;
  readonly recorded: readonly RecordedColumn[];
  /** Where a condition stops trajectories: the schedule. */
  readonly stop: { readonly pieces: readonly Piece[] } | null;
  /** Laws of the counts at both ends; null where no entropy of theirs is booked. */
  readonly laws: CountEntropyBook | null;
}

interface Stretch {
  readonly starts: readonly Float64Array[];
  readonly counts: readonly Float64Array[];
  readonly jumps: Float64Array;
  readonly sums: readonly Float64Array[];
}

const reachedOf = (column: string): string => `${column}Reached`;

/** Names of the columns that add up over time. */
export const additiveOf = ({ counters, entropy, chemostats, chemical, kT }: ReactionBook): string[] => [
  "jumps",
  ...Object.keys(counters),
  ...(entropy === null ? [] : Number.isNaN(kT) ? ["bathEntropy"] : ["bathEntropy", "heat"]),
  ...chemostats.map(({ name }) => `particles_${name}`),
  ...(chemical === null ? [] : ["chemicalWork"]),
];

/** Names of the columns that an experiment of this kind has. */
export const reactionColumnNames = (book: ReactionBook): string[] => [
  ...book.species.flatMap((name) => [`${name}Start`, name]),
  ...additiveOf(book),
  ...(book.laws === null ? [] : ["systemEntropy", "entropyProduction"]),
  ...book.recorded.flatMap(({ name, reached }) => (reached.length > 0 ? [name, reachedOf(name)] : [name])),
  ...(book.stop === null ? [] : ["stopTime", "stopped"]),
];

/** What adds up over a stretch, and the counts at its ends. */
function closed({ starts, counts, jumps, sums }: Stretch, book: ReactionBook): Record<string, Float64Array> {
  const n = jumps.length;
  const columns: Record<string, Float64Array> = { jumps };
  book.species.forEach((name, k) => {
    columns[`${name}Start`] = starts[k] as Float64Array;
    columns[name] = counts[k] as Float64Array;
  });
  for (const [name, sum] of Object.entries(book.counters)) columns[name] = sums[sum] as Float64Array;
  if (book.entropy !== null) {
    const entropy = Float64Array.from(sums[book.entropy] as Float64Array);
    book.factorials.forEach((times, k) => {
      if (times === 0) return;
      const [from, to] = [starts[k] as Float64Array, counts[k] as Float64Array];
      for (let i = 0; i < n; i++) {
        entropy[i] = (entropy[i] as number) + lnFactorialRatio(from[i] as number, to[i] as number);
      }
    });
    columns.bathEntropy = entropy;
    if (!Number.isNaN(book.kT)) columns.heat = entropy.map((value) => book.kT * value);
  }
  for (const { name, sum } of book.chemostats) {
    columns[`particles_${name}`] = sum === null ? new Float64Array(n) : (sums[sum] as Float64Array);
  }
  if (book.chemical !== null) {
    const work = new Float64Array(n);
    for (const { sum, factor } of book.chemical) {
      const column = sums[sum] as Float64Array;
      for (let i = 0; i < n; i++) work[i] = (work[i] as number) + factor * (column[i] as number);
    }
    columns.chemicalWork = work;
  }
  return columns;
}

/** The ledger of all trajectories; `states` are columns of states on the way. @throws NotFinite of a recorded column */
export function reactionLedger(kernel: ReactionColumns, book: ReactionBook, states: Columns = {}): Columns {
  const n = kernel.jumps.length;
  const own = closed(kernel, book);
  if (book.laws !== null) Object.assign(own, entropyColumns(kernel, book.laws, own));
  if (book.stop !== null) {
    own.stopTime = kernel.endTime;
    own.stopped = kernel.stopped;
  }
  const scope: Scope = {
    ...book.names,
    ...endsOf(kernel, book),
    ...own,
    ...states,
    kT: book.kT,
    [DURATION]: book.stop === null ? book.duration : kernel.endTime,
    ...Object.fromEntries(kernel.observers.map((column, i) => [accumulator(i), column])),
  };
  for (const { name, value, reached } of book.recorded) {
    const column = evaluateColumn(value, scope, n);
    if (!column.every(Number.isFinite)) throw new NotFinite(name);
    own[name] = column;
    if (reached.length === 0) continue;
    own[reachedOf(name)] = Float64Array.from({ length: n }, (_, i) =>
      reached.every((r) => (kernel.observers[r] as Float64Array)[i] === 1) ? 1 : 0,
    );
  }
  return own;
}

/** Of the counts, and with what the surroundings got. @throws NotFinite for counts that a law does not know */
function entropyColumns(
  { starts, counts, jumps }: ReactionColumns,
  { start, end }: CountEntropyBook,
  { bathEntropy }: Columns,
): Record<string, Float64Array> {
  const n = jumps.length;
  const [from, to] = [logLaw(start, starts, n), logLaw(end, counts, n)];
  const systemEntropy = from.map((log, i) => log - (to[i] as number));
  if (!systemEntropy.every(Number.isFinite)) throw new NotFinite("systemEntropy");
  return {
    systemEntropy,
    entropyProduction: systemEntropy.map((value, i) => value + (bathEntropy?.[i] as number)),
  };
}

/** Fields at the end: at tau+, or where a trajectory stopped. */
function endsOf({ endTime, stopped }: ReactionColumns, { stop, end, duration }: ReactionBook): Scope {
  const names = Object.keys(end);
  if (stop === null || names.length === 0) return end;
  const fieldsAt = driving(stop.pieces, duration);
  const fields = Object.fromEntries(names.map((name) => [name, new Float64Array(endTime.length)]));
  endTime.forEach((time, i) => {
    const at = stopped[i] === 1 ? fieldsAt(time) : end;
    for (const name of names) (fields[name] as Float64Array)[i] = at[name] as number;
  });
  return fields;
}

/** @throws ReactionFailure where what reactions conserve was not conserved; `trajectory` of a row */
export function assertConserved(
  { starts, counts, endTime }: ReactionColumns,
  { conserved, species }: ReactionBook,
  trajectory: (row: number) => number,
): void {
  for (const weights of conserved) {
    for (let i = 0; i < endTime.length; i++) {
      let drift = 0;
      weights.forEach((w, k) => {
        if (w !== 0)
          drift +=
            w * ((counts[k] as Float64Array)[i] as number) - w * ((starts[k] as Float64Array)[i] as number);
      });
      if (drift === 0) continue;
      const what = weights.flatMap((w, k) => (w === 0 ? [] : [`${w} ${species[k]}`])).join(" + ");
      throw new ReactionFailure(trajectory(i), endTime[i] as number, `${what} is conserved and was not`);
    }
  }
}

/** Columns from snapshots: the ledger as if it closed there, from the start of the round. */
export function reactionStateColumns(
  kernel: ReactionColumns,
  book: ReactionBook,
  states: JumpStates,
  size: number,
): Columns {
  const seen = (number: number): Scope => {
    const [from, here] = [
      kernel.snapshots[0] as ReactionSnapshot,
      kernel.snapshots[number] as ReactionSnapshot,
    ];
    return {
      ...book.names,
      ...states.moments[number]?.fields[0],
      ...between(from, here, book),
      kT: book.kT,
    };
  };
  return columnsOfStates(states, size, seen, () => {
    const starts = kernel.snapshots[0] as ReactionSnapshot;
    const none = new Float64Array(starts.jumps.length);
    const origin = {
      jumps: none,
      counts: starts.counts.map((column) => none.map((_, i) => column[i % size] as number)),
      sums: starts.sums.map(() => none),
      observers: [],
    };
    return blockColumns(between(origin, starts, book), closed(kernel, book), additiveOf(book), states.rounds);
  });
}

function between(
  from: ReactionSnapshot,
  here: ReactionSnapshot,
  book: ReactionBook,
): Record<string, Float64Array> {
  const since = (now: Float64Array, begun: Float64Array): Float64Array =>
    now.map((value, i) => value - (begun[i] as number));
  return closed(
    {
      starts: from.counts,
      counts: here.counts,
      jumps: since(here.jumps, from.jumps),
      sums: here.sums.map((sum, k) => since(sum, from.sums[k] as Float64Array)),
    },
    book,
  );
}
