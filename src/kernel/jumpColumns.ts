// What the kernel of networks leaves in its columns, as the host takes it (the order is that of assembly/jump/job.ts).
import type { JumpColumns, JumpPlan, JumpRecord, JumpSnapshot } from "./jumpPlan.js";
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
    snapshots: readSnapshots(
      all.subarray(count * (sums + accumulators + observers)),
      count,
      plan,
      offset("snapshotSums"),
    ),
  };
}

function readSnapshots(
  values: Float64Array,
  count: number,
  { rounds, accumulators, observers }: JumpPlan,
  sums: number,
): JumpSnapshot[] {
  const rows = rounds.count * count;
  const quantities = sums + accumulators + observers;
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
    };
  });
}

/** The recorded jumps, `size` bytes each; `last` is a column's value of the trajectory. */
export function readRecord(jumps: DataView, size: number, last: (column: number) => number): JumpRecord {
  const length = jumps.byteLength / size;
  return {
    startState: last(START_STATE),
    times: Float64Array.from({ length }, (_, i) => jumps.getFloat64(size * i, true)),
    channels: Int32Array.from({ length }, (_, i) => jumps.getInt32(size * i + 8, true)),
    states: Int32Array.from({ length }, (_, i) => jumps.getInt32(size * i + 12, true)),
    endTime: endless(last(END_TIME)),
    stopped: last(STOPPED) === 1,
  };
}
