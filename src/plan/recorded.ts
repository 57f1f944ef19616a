// Recorded columns, made of accumulators and of what is there at the end; and the end of what stopped before the others.
import { evaluateColumn, type Scope } from "../formula/evaluate.js";
import { DURATION } from "../formula/recorded.js";
import { accumulator, type RecordedColumn } from "../formula/recording.js";
import type { Node } from "../formula/syntax.js";
import type { KernelColumns } from "../kernel/langevin.js";
import { type Clock, momentAfter } from "./clock.js";
import type { Fields } from "./timeline.js";

/** What a trajectory's accumulators become columns by. */
export interface RecordBook {
  readonly columns: readonly RecordedColumn[];
  readonly friction: number;
  readonly duration: number;
  /** Fields at tau+, by branch. */
  readonly end: readonly Fields[];
  /** Where a condition stops trajectories: the energy, and the clocks at dt and dt/2. */
  readonly stop: {
    readonly energy: Node;
    readonly variables: readonly string[];
    readonly clocks: readonly Clock[];
    /** Where in their last step fields are taken: where it wrote them, or, at a measurement, at its end. */
    readonly at: "middle" | "end";
  } | null;
}

/** A recorded column has no finite value. */
export class NotFinite extends Error {
  override readonly name = "NotFinite";
  constructor(readonly column: string) {
    super(
      `the recorded column "${column}" has a value that is not finite: a formula that has one wherever paths come is needed`,
    );
  }
}

const reachedOf = (column: string): string => `${column}Reached`;

/** Names of the columns that are recorded. */
export const recordedNames = ({ columns, stop }: RecordBook): string[] => [
  ...columns.flatMap(({ name, reached }) => (reached.length > 0 ? [name, reachedOf(name)] : [name])),
  ...(stop === null ? [] : ["stopTime", "stopped"]),
];

/** Where and when trajectories end. */
export interface Ends {
  /** Fields at the end, one number for all or a column. */
  readonly fields: Scope;
  /** The energy there, where it is not that at tau+. */
  readonly energyEnd: Float64Array;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** The ends of all trajectories; run at dt / 2^halvings. `written`: what a feedback remembers and has written. */
export function endsOf(
  kernel: KernelColumns,
  { end, stop, duration }: RecordBook,
  halvings: number,
  written: Readonly<Record<string, Float64Array>>,
): Ends {
  const { named, ends, energyEnd, stoppedAfter } = kernel;
  const n = energyEnd.length;
  const [first] = end as [Fields];
  const stateOf = (i: number): number => (named.state === undefined ? 0 : (named.state[i] as number));
  if (stop === null) {
    const fields = end.length === 1 ? first : columnsOf(n, (i) => (end[stateOf(i)] ?? first) as Fields);
    return { fields: { ...fields, ...written }, energyEnd, columns: {} };
  }
  const clock = stop.clocks[halvings] as Clock;
  const stopped = stoppedAfter.map((steps) => (steps < 0 ? 0 : 1));
  const stopTime = new Float64Array(n).fill(duration);
  const own = columnsOf(n, (i) => {
    const branch = stateOf(i);
    const steps = stoppedAfter[i] as number;
    if (steps < 0) return (end[branch] ?? first) as Fields;
    const moment = momentAfter(clock, steps, branch, stop.at);
    stopTime[i] = moment.time;
    return moment.fields;
  });
  // tables of fields know those of any step; what a lane has written is what it has at a measurement, and where no table knows it
  const tabled = stop.at === "middle" && named.state !== undefined;
  const fields = tabled ? { ...written, ...own } : { ...own, ...written };
  const places = Object.fromEntries(stop.variables.map((name, v) => [name, ends[v] as Float64Array]));
  const there = evaluateColumn(stop.energy, { ...fields, ...places }, n);
  return {
    fields,
    energyEnd: energyEnd.map((u, i) => (stopped[i] === 1 ? (there[i] as number) : u)),
    columns: { stopTime, stopped },
  };
}

function columnsOf(n: number, fieldsOf: (i: number) => Fields): Record<string, Float64Array> {
  const columns: Record<string, Float64Array> = {};
  for (let i = 0; i < n; i++) {
    for (const [field, value] of Object.entries(fieldsOf(i))) {
      columns[field] ??= new Float64Array(n);
      columns[field][i] = value;
    }
  }
  return columns;
}

/** The recorded columns; `ledger` are the others. @throws NotFinite */
export function recordedColumns(
  { recorded = [], work }: KernelColumns,
  { columns, friction, duration }: RecordBook,
  ledger: Scope,
  fields: Scope,
): Record<string, Float64Array> {
  const n = work.length;
  const scope: Scope = {
    ...fields,
    ...ledger,
    friction,
    [DURATION]: ledger.stopTime ?? duration,
    ...Object.fromEntries(recorded.map((column, i) => [accumulator(i), column])),
  };
  const made: Record<string, Float64Array> = {};
  for (const { name, value, reached } of columns) {
    const column = evaluateColumn(value, scope, n);
    if (!column.every(Number.isFinite)) throw new NotFinite(name);
    made[name] = column;
    if (reached.length === 0) continue;
    made[reachedOf(name)] = Float64Array.from({ length: n }, (_, i) =>
      reached.every((r) => (recorded[r] as Float64Array)[i] === 1) ? 1 : 0,
    );
  }
  return made;
}
