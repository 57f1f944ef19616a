// What the kernel of networks leaves in its columns, as the host takes it (the order is that of assembly/jump/job.ts).
import type { Controlled, JumpColumns, JumpPlan, JumpRecord, JumpSnapshot } from "./jumpPlan.js";
import { FOREVER } from "./jumpTables.js";

const [START_STATE, END_STATE, END_TIME, STOPPED, JUMPS] = [0, 1, 2, 3, 4];

const endless = (time: number): number => (time >= FOREVER / 2 ? Number.POSITIVE_INFINITY : time);

/** The columns in `all`, and behind them the snapshots; `offset` says what the module exports. */
export function readColumns(
  all: Float64Array,
  count: number,
  plan: JumpPlan,
  offset: (name: string) => number,
): JumpColumns {
  const { accumulators, observers } = plan;
  const sums = offset("columnSums");
  const column = (i: number): Float64Array => all.subarray(count * i, count * (i + 1));
  const many = (from: number, length: number): Float64Array[] =>
    Array.from({ length }, (_, i) => column(from + i));
  const controlled = sums + accumulators + observers;
  const kept = controlledOf(plan, offset);
  return {
    startState: column(START_STATE),
    endState: column(END_STATE),
    endTime: plan.windows.some(({ length }) => length === Number.POSITIVE_INFINITY)
      ? column(END_TIME).map(endless)
      : column(END_TIME),
    stopped: column(STOPPED),
    jumps: column(JUMPS),
    accumulators: many(sums, accumulators),
    observers: many(sums + accumulators, observers),
    controlled:
      kept === 0
        ? null
        : { ...readControlled(many(controlled, kept)), startControl: column(controlled + kept) },
    snapshots: readSnapshots(
      all.subarray(count * (controlled + (kept === 0 ? 0 : kept + 1))),
      count,
      plan,
      offset("snapshotSums"),
      kept,
    ),
  };
}

/** How many quantities are kept of measurements; without any, 0. */
export const controlledOf = ({ control }: JumpPlan, offset: (name: string) => number): number =>
  control === null ? 0 : offset("controlled") + control.memory.length;

function readControlled(columns: readonly Float64Array[]): Controlled {
  const [control, outcome, logLikelihood, logPredictive, measurements, repeated, ...memory] = columns;
  return {
    control,
    outcome,
    logLikelihood,
    logPredictive,
    measurements,
    repeated,
    memory,
  } as Controlled;
}

function readSnapshots(
  values: Float64Array,
  count: number,
  { rounds, accumulators, observers }: JumpPlan,
  sums: number,
  kept: number,
): JumpSnapshot[] {
  const rows = rounds.count * count;
  const quantities = sums + accumulators + observers + kept;
  return rounds.snapshots.map((_, i) => {
    const quantity = (at: number): Float64Array =>
      values.subarray((i * quantities + at) * rows, (i * quantities + at + 1) * rows);
    const some = (from: number, length: number): Float64Array[] =>
      Array.from({ length }, (_, k) => quantity(from + k));
    return {
      state: quantity(0),
      jumps: quantity(1),
      accumulators: some(sums, accumulators),
      observers: some(sums + accumulators, observers),
      controlled: kept === 0 ? null : readControlled(some(sums + accumulators + observers, kept)),
    };
  });
}

/**
 * The recorded jumps and measurements, `size` bytes each; `last` is a column's value of the trajectory, that of the controller's first
 * state being the column `control`, or -1.
 */
export function readRecord(
  found: DataView,
  size: number,
  control: number,
  last: (column: number) => number,
): JumpRecord {
  const all = Array.from({ length: found.byteLength / size }, (_, i) => size * i);
  const channelOf = (at: number): number => found.getInt32(at + 8, true);
  const timeOf = (at: number): number => found.getFloat64(at, true);
  const stateOf = (at: number): number => found.getInt32(at + 12, true);
  const jumps = all.filter((at) => channelOf(at) >= 0);
  return {
    startState: last(START_STATE),
    times: Float64Array.from(jumps, timeOf),
    channels: Int32Array.from(jumps, channelOf),
    states: Int32Array.from(jumps, stateOf),
    startControl: control < 0 ? -1 : last(control),
    measurements: all
      .filter((at) => channelOf(at) < 0)
      .map((at) => ({ time: timeOf(at), state: stateOf(at), outcome: found.getFloat64(at + 16, true) })),
    endTime: endless(last(END_TIME)),
    stopped: last(STOPPED) === 1,
  };
}
