// The ledger of a network's trajectory, from what the kernel counted. Between jumps the driving does work on the state where it is,
// so all work together is W = E_end(tau+) - E_start(0-) - sum over jumps of dE(t_jump), whatever the protocol. The first law reads
//   energyChange = work + forceWork + chemicalWork + shadowWork - heat,
// with heat booked jump by jump as kT ln(k+/k-) and never from the others: shadowWork is rounding.
import { evaluateColumn, type Scope } from "../../formula/evaluate.js";
import { DURATION } from "../../formula/recorded.js";
import type { RecordedColumn } from "../../formula/recording.js";
import { accumulator } from "../../formula/recording.js";
import type { Node } from "../../formula/syntax.js";
import type { JumpColumns } from "../../kernel/jumpPlan.js";
import type { Columns } from "../ledger.js";
import { NotFinite } from "../recorded.js";
import type { Fields } from "../timeline.js";
import { type ControlBook, controlColumnNames, controlColumns, fieldsLeft, within } from "./controlBook.js";
import { driving } from "./driving.js";
import { type EntropyBook, entropyColumns } from "./jumpEntropy.js";
import type { Piece } from "./pieces.js";
import type { Sums, Use } from "./sums.js";

/** What a trajectory's numbers become columns by; structured-cloneable. */
export interface JumpBook {
  /** Of the only bath, or NaN. */
  readonly kT: number;
  readonly baths: readonly string[];
  readonly sums: Omit<Sums, "increments">;
  /** Whether any bath has a chemical potential. */
  readonly chemical: boolean;
  /** Names, and values by state. */
  readonly attributes: readonly { readonly name: string; readonly values: Float64Array }[];
  /** By state: energies at 0- and tau+. */
  readonly energyStart: Float64Array;
  readonly energyEnd: Float64Array;
  readonly freeEnergyChange: number | null;
  readonly duration: number;
  /** Names that formulas may use beside columns: fields at 0- or undriven, states by index. */
  readonly names: Readonly<Record<string, number>>;
  /** Driven fields at tau+. */
  readonly end: Fields;
  readonly recorded: readonly RecordedColumn[];
  /** Where a condition stops trajectories: energies by state as formulas, and the schedule, by state of a controller. */
  readonly stop: {
    readonly energies: readonly Node[];
    readonly courses: readonly (readonly Piece[])[];
  } | null;
  readonly entropy: EntropyBook | null;
  /** i(x, y) by state, of a bipartite network. */
  readonly information: Float64Array | null;
  /** With feedback. */
  readonly control: ControlBook | null;
}

/** One stretch of a ledger: from a state to another one, with what was counted between. */
export interface Stretch {
  readonly startState: Float64Array;
  readonly endState: Float64Array;
  readonly jumps: Float64Array;
  readonly accumulators: readonly Float64Array[];
  /** Energies at both ends, by trajectory. */
  readonly energyStart: Float64Array;
  readonly energyEnd: Float64Array;
}

const reachedOf = (column: string): string => `${column}Reached`;
export const startOf = (attribute: string): string => `${attribute}Start`;

/** A quantity by its sums. */
export function quantity(use: Use, sums: readonly Float64Array[], n: number): Float64Array {
  const [only] = use;
  if (use.length === 1 && only?.factor === 1) return sums[only.sum] as Float64Array;
  const out = new Float64Array(n);
  for (const { sum, factor } of use) {
    const column = sums[sum] as Float64Array;
    for (let i = 0; i < n; i++) out[i] = (out[i] as number) + factor * (column[i] as number);
  }
  return out;
}

/** What is looked up by state. */
export const byState = (values: Float64Array, states: Float64Array): Float64Array =>
  states.map((state) => values[state] as number);

/** Names of the columns that add up over time. */
export function additiveNames(book: JumpBook): string[] {
  const { sums, baths, chemical } = book;
  const known = sums.bathEntropy !== null;
  const each = baths.length > 1 ? baths : [];
  return [
    "jumps",
    ...Object.keys(sums.counters),
    "work",
    ...(known ? ["forceWork"] : []),
    ...(chemical ? ["chemicalWork"] : []),
    ...(known ? ["heat", ...each.flatMap((bath) => [`heat_${bath}`, `energy_${bath}`]), "bathEntropy"] : []),
    ...each.map((bath) => `particles_${bath}`),
    ...sums.parts.map(({ name }) => `informationFlow_${name}`),
    ...(known ? sums.parts.map(({ name }) => `bathEntropy_${name}`) : []),
  ];
}

/** Names of the columns that an experiment of this kind has. */
export function jumpColumnNames(book: JumpBook): string[] {
  const { recorded, entropy, control } = book;
  return [
    "stateStart",
    "state",
    ...book.attributes.flatMap(({ name }) => [startOf(name), name]),
    ...additiveNames(book),
    ...(book.information === null ? [] : ["mutualInformationStart", "mutualInformation"]),
    "energyChange",
    ...(book.sums.bathEntropy === null ? [] : ["shadowWork"]),
    ...(book.freeEnergyChange === null && !control?.freeEnergy ? [] : ["freeEnergyChange"]),
    ...(control === null ? [] : controlColumnNames(control)),
    ...(entropy === null ? [] : entropy.names),
    ...recorded.flatMap(({ name, reached }) => (reached.length > 0 ? [name, reachedOf(name)] : [name])),
    ...(mayStop(book) ? ["stopTime", "stopped"] : []),
  ];
}

/** Whether trajectories may end before their time. */
const mayStop = ({ stop, control }: JumpBook): boolean => stop !== null || control?.until === true;

/** What adds up over a stretch, and the states at its ends. */
export function closedColumns(stretch: Stretch, book: JumpBook): Record<string, Float64Array> {
  const { startState, endState, jumps, accumulators } = stretch;
  const { sums, baths, chemical } = book;
  const n = jumps.length;
  const value = (use: Use): Float64Array => quantity(use, accumulators, n);
  const energyChange = stretch.energyEnd.map((e, i) => e - (stretch.energyStart[i] as number));
  const zero = new Float64Array(n);
  const jumped = sums.jumpEnergy === null ? null : value(sums.jumpEnergy);
  const work = jumped === null ? zero : energyChange.map((e, i) => e - (jumped[i] as number));
  const columns: Record<string, Float64Array> = { stateStart: startState, state: endState, jumps };
  for (const { name, values } of book.attributes) {
    columns[startOf(name)] = byState(values, startState);
    columns[name] = byState(values, endState);
  }
  for (const [name, use] of Object.entries(sums.counters)) columns[name] = value(use);
  if (book.information !== null) {
    columns.mutualInformationStart = byState(book.information, startState);
    columns.mutualInformation = byState(book.information, endState);
  }
  for (const { name, flow, entropy } of sums.parts) {
    columns[`informationFlow_${name}`] = value(flow);
    if (entropy !== null) columns[`bathEntropy_${name}`] = value(entropy);
  }
  columns.work = work;
  columns.energyChange = energyChange;
  const brought = baths.map((_, b) => value(sums.chemical[b] as Use));
  const chemicalWork = added(brought, n);
  if (chemical) columns.chemicalWork = chemicalWork;
  if (baths.length > 1) {
    baths.forEach((bath, b) => {
      columns[`particles_${bath}`] = value(sums.particles[b] as Use);
    });
  }
  if (sums.bathEntropy === null || sums.forceWork === null) return columns;
  const heats = sums.heats.map((use) => value(use as Use));
  const heat = added(heats, n);
  const forceWork = value(sums.forceWork);
  columns.forceWork = forceWork;
  columns.heat = heat;
  columns.bathEntropy = value(sums.bathEntropy);
  columns.shadowWork = energyChange.map(
    (e, i) =>
      e - (work[i] as number) - (forceWork[i] as number) - (chemicalWork[i] as number) + (heat[i] as number),
  );
  if (baths.length > 1) {
    baths.forEach((bath, b) => {
      const [own, came] = [heats[b] as Float64Array, brought[b] as Float64Array];
      columns[`heat_${bath}`] = own;
      columns[`energy_${bath}`] = came.map((e, i) => e - (own[i] as number));
    });
  }
  return columns;
}

function added(columns: readonly Float64Array[], n: number): Float64Array {
  if (columns.length === 1) return columns[0] as Float64Array;
  const out = new Float64Array(n);
  for (const column of columns)
    for (let i = 0; i < n; i++) out[i] = (out[i] as number) + (column[i] as number);
  return out;
}

/** The ledger of all trajectories; `states` are columns of states on the way. @throws NotFinite of a recorded column */
export function jumpLedger(kernel: JumpColumns, book: JumpBook, states: Columns = {}): Columns {
  const { startState, endState, jumps, accumulators } = kernel;
  const n = jumps.length;
  const { control } = book;
  const { fields, energyEnd } = endsOf(kernel, book);
  const { energyStart } = energiesAtEnds(kernel, book);
  const own = closedColumns({ startState, endState, jumps, accumulators, energyStart, energyEnd }, book);
  if (book.freeEnergyChange !== null) own.freeEnergyChange = new Float64Array(n).fill(book.freeEnergyChange);
  if (control !== null) Object.assign(own, controlColumns(kernel, control));
  if (mayStop(book)) {
    own.stopTime = kernel.endTime;
    own.stopped = kernel.stopped;
  }
  if (book.entropy !== null) {
    const { phi } = book.sums;
    const jumped = phi === null ? null : quantity(phi, accumulators, n);
    Object.assign(own, entropyColumns(book.entropy, own, kernel, book.kT, jumped));
  }
  const scope: Scope = {
    ...book.names,
    ...fields,
    ...own,
    ...states,
    kT: book.kT,
    [DURATION]: mayStop(book) ? kernel.endTime : book.duration,
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

/** At 0- and tau+, by trajectory. */
export function energiesAtEnds(
  { startState, endState, controlled }: JumpColumns,
  { energyStart, energyEnd, control }: JumpBook,
): Pick<Stretch, "energyStart" | "energyEnd"> {
  if (control === null || controlled === null) {
    return { energyStart: byState(energyStart, startState), energyEnd: byState(energyEnd, endState) };
  }
  return {
    energyStart: within(control.energyStart, control, controlled.startControl, startState),
    energyEnd: within(control.energyEnd, control, controlled.control, endState),
  };
}

/** Fields and energies at the ends: at tau+, or where a trajectory stopped. */
function endsOf(
  kernel: JumpColumns,
  book: JumpBook,
): { readonly fields: Scope; readonly energyEnd: Float64Array } {
  const { endState, endTime, stopped, controlled } = kernel;
  const { stop, end, duration, control } = book;
  const of = controlled?.control;
  const left = control === null ? end : fieldsLeft(kernel, control);
  const last = energiesAtEnds(kernel, book).energyEnd;
  if (stop === null) return { fields: left, energyEnd: last };
  const names = Object.keys(end);
  const fieldsAt = stop.courses.map((pieces) => driving(pieces, duration));
  const fields = Object.fromEntries(names.map((name) => [name, new Float64Array(endState.length)]));
  endTime.forEach((time, i) => {
    const there = stopped[i] === 1 ? fieldsAt[of?.[i] ?? 0]?.(time) : undefined;
    for (const name of names) {
      const held = left[name] as number | Float64Array;
      (fields[name] as Float64Array)[i] =
        there?.[name] ?? (typeof held === "number" ? held : (held[i] as number));
    }
  });
  const { energies } = stop;
  const used = [...new Set(endState)];
  const there = new Map(
    used.map((state) => [state, evaluateColumn(energies[state] as Node, fields, endState.length)] as const),
  );
  return {
    fields,
    energyEnd: last.map((e, i) => (stopped[i] === 1 ? (there.get(endState[i] as number)?.[i] as number) : e)),
  };
}
