// What is made of the snapshots: a column per formula and time, and all values of a formula for its histograms.
import type { Recording } from "../formula/recording.js";
import type { Node } from "../formula/syntax.js";
import { SpecError } from "../spec/error.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { spanOf, timesOf } from "../spec/grid.js";
import { commonTemperature, namesOf, stateOf } from "../spec/variables.js";
import { stepsOf } from "./clock.js";
import { type Moments, marksIn, numberOf } from "./moments.js";
import type { Fields, Timeline } from "./timeline.js";

/** A formula of the state at one time, on average over the rounds. */
export interface StateColumn {
  readonly name: string;
  readonly formula: Node;
  /** Number of the snapshot. */
  readonly snapshot: number;
}

/** A formula at several times of each round: all values of a trajectory one after the other, trajectory after trajectory. */
export interface VisitColumn {
  readonly name: string;
  readonly formula: Node;
  readonly snapshots: readonly number[];
  /** On a ring, a place is one of [low, low + period). */
  readonly wrap: { readonly low: number; readonly period: number } | null;
}

export interface SnapshotBook {
  readonly rounds: number;
  /** Whether averages per cycle are taken in blocks. */
  readonly blocks: boolean;
  /** By number of the snapshot and branch: the fields at its time, and kT. */
  readonly fields: readonly (readonly Fields[])[];
  readonly columns: readonly StateColumn[];
  readonly visits: readonly VisitColumn[];
}

/** Column of formula `i` at time `k` of the grid; of its square, on average over the rounds. */
export const gridColumn = (k: number, i: number): string => `grid.${k}.${i}`;
export const squareColumn = (k: number, i: number): string => `grid.${k}.${i}.squared`;
/** Values that histogram `i` counts: at time `k`, or at all times. */
export const visitColumn = (k: number | "all", i: number): string => `grid.visits.${k}.${i}`;

/** Times at which a state is needed. */
export const wantedTimes = (experiment: LangevinExperiment, { moments }: Recording): number[] => [
  ...moments.map(({ time }) => time),
  ...(experiment.cycles === undefined ? [] : [0]),
  ...(experiment.record.grid === undefined ? [] : timesOf(experiment.record.grid, spanOf(experiment))),
];

/** Bytes of the snapshots of one block above which a run is refused. */
const MOST_BYTES = 256 * 2 ** 20;

/** @throws SpecError where the snapshots of a block would not fit. */
export function snapshotBook(
  experiment: LangevinExperiment,
  line: Timeline,
  moments: Moments,
  recording: Recording,
): SnapshotBook {
  const { system, method, cycles, record } = experiment;
  const rounds = cycles?.count ?? 1;
  const quantities = namesOf(system).length + stateOf(system).length + 4;
  const bytes = 64 * quantities * moments.times.length * rounds;
  if (bytes > MOST_BYTES) {
    throw new SpecError(
      record.grid === undefined ? "cycles.count" : "record.grid.times",
      `states that fit into ${MOST_BYTES / 2 ** 20} MB for eight trajectories are needed, ${moments.times.length} times in ${rounds} cycles take ${Math.ceil(bytes / 2 ** 20)} MB`,
    );
  }
  const warm = (at: Fields): Fields => ({
    ...at,
    friction: system.friction,
    kT: commonTemperature({ ...system, potential: { ...system.potential, fields: at } }),
  });
  const fields: (readonly Fields[])[] = [[warm(line.start)]];
  for (const stretch of line.stretches) {
    const steps = stepsOf(stretch, method.dt, 0);
    for (const mark of marksIn(stretch, steps, moments)) fields[mark.number] = mark.fields.map(warm);
  }
  if (moments.end > 0) fields[moments.end] = line.end.map(warm);
  const { grid } = record;
  const blocks = cycles !== undefined;
  const asked = recording.moments.map(({ name, time, formula }) => ({
    name,
    formula,
    snapshot: numberOf(moments, time),
  }));
  if (grid === undefined) return { rounds, blocks, fields, columns: asked, visits: [] };

  const snapshots = timesOf(grid, spanOf(experiment)).map((t) => numberOf(moments, t));
  const columns = grid.of.flatMap((_, i) => {
    const formula = recording.states[i] as Node;
    const square: Node = { kind: "binary", op: "^", left: formula, right: { kind: "number", value: 2 } };
    return snapshots.flatMap((snapshot, k) => [
      { name: gridColumn(k, i), formula, snapshot },
      ...(rounds > 1 ? [{ name: squareColumn(k, i), formula: square, snapshot }] : []),
    ]);
  });
  const visits = Object.entries(grid.histograms).flatMap(([text, [low, high]], i) => {
    const formula = recording.states[grid.of.length + i] as Node;
    const { period } = system;
    const around = period !== undefined && namesOf(system)[0] === text && isClose(high - low, period);
    const shared = { formula, wrap: around ? { low, period } : null };
    return [
      ...snapshots.map((snapshot, k) => ({ ...shared, name: visitColumn(k, i), snapshots: [snapshot] })),
      { ...shared, name: visitColumn("all", i), snapshots },
    ];
  });
  return { rounds, blocks, fields, columns: [...asked, ...columns], visits };
}

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * b;
