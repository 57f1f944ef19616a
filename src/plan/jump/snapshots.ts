// What is made of a network's snapshots: a column per formula and time, and all values of a formula for its histograms.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { Node } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import { timesOf } from "../../spec/grid.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import type { Followed, NetworkExperiment } from "../../spec/network/network.js";
import { type Moments, momentsOf, numberOf } from "../moments.js";
import { gridColumn, squareColumn, visitColumn } from "../snapshots.js";
import type { Fields, Timeline } from "../timeline.js";
import type { ControlPlan } from "./controlPlan.js";
import type { JumpStates } from "./jumpStates.js";
import type { Piece } from "./pieces.js";
import type { JumpRecording } from "./recording.js";

/** Times at which states are looked at. */
export function momentsFor(
  { record, cycles }: Pick<Followed, "record" | "cycles">,
  recording: JumpRecording,
  line: Timeline,
): Moments {
  const wanted = [
    ...recording.moments.map(({ time }) => time),
    ...(cycles === undefined ? [] : [0]),
    ...(record.grid === undefined ? [] : timesOf(record.grid, line.duration)),
  ];
  return momentsOf(wanted, line.duration, STEP * line.duration);
}

/** Of the duration; times closer than a millionth of it are one. */
const STEP = 1e-6;

/** Bytes of the snapshots of one block of 64 trajectories above which a run is refused. */
const MOST_BYTES = 256 * 2 ** 20;

/** The schedule of a round, and what a feedback makes of it. */
export interface Course {
  readonly line: Timeline;
  readonly round: readonly Piece[];
  readonly control: ControlPlan | null;
}

/** What of an experiment says when it is looked at. */
type Looked = Pick<Followed, "cycles" | "record"> & {
  readonly system: Pick<NetworkExperiment["system"], "fields">;
};

/** By number of the snapshot: the fields then, by state of the controller from the `first` one on that may be in then. */
function fieldsLookedAt(
  { system }: Looked,
  { times, end }: Moments,
  { line, round, control }: Course,
): { readonly first: number; readonly fields: readonly Fields[] }[] {
  if (control === null) {
    const fields: Fields[] = [{ ...system.fields, t: 0 }];
    for (const piece of round) if (piece.snapshot > 0) fields[piece.snapshot] = piece.to;
    if (end > 0) fields[end] = { ...line.end[0], t: line.duration };
    return fields.map((here) => ({ first: 0, fields: [here] }));
  }
  const { placed, ways, offsets } = control;
  return times.map((_, number) => {
    const there = placed.map((place): Fields | null => {
      if (number === 0) return place.level === 0 ? place.before : null;
      const piece = ways[place.way]?.pieces.find(({ snapshot }) => snapshot === number);
      return piece === undefined ? null : number === end ? place.end : piece.to;
    });
    const level = placed[there.findIndex((fields) => fields !== null)]?.level ?? 0;
    const first = offsets[level] as number;
    const own = there.slice(first, offsets[level + 1] ?? placed.length);
    // what has stopped has no snapshot: any fields do
    return { first, fields: own.map((fields, i) => fields ?? (placed[first + i]?.before as Fields)) };
  });
}

/** @throws SpecError where the snapshots of a block would not fit. */
export function jumpStates(
  experiment: Looked,
  states: LoweredNetwork["states"],
  moments: Moments,
  course: Course,
  recording: JumpRecording,
  kept: number,
): JumpStates {
  const { cycles, record } = experiment;
  const rounds = cycles?.count ?? 1;
  const bytes = 8 * 64 * (2 + kept) * moments.times.length * rounds;
  if (bytes > MOST_BYTES) {
    throw new SpecError(
      record.grid === undefined ? "cycles.count" : "record.grid.times",
      `states that fit into ${MOST_BYTES / 2 ** 20} MB for 64 trajectories are needed, ${moments.times.length} times in ${rounds} cycles take ${Math.ceil(bytes / 2 ** 20)} MB`,
    );
  }
  const at = fieldsLookedAt(experiment, moments, course).map(({ first, fields }) => ({
    first,
    fields,
    energies: Float64Array.from(
      fields.flatMap((here) => states.map(({ energy }) => evaluateNumber(energy, here))),
    ),
  }));
  const asked = recording.moments.map(({ name, time, formula }) => ({
    name,
    formula,
    snapshot: numberOf(moments, time),
  }));
  const shared = { rounds, blocks: cycles !== undefined, moments: at };
  const { grid } = record;
  if (grid === undefined) return { ...shared, columns: asked, visits: [] };

  const snapshots = timesOf(grid, course.line.duration).map((t) => numberOf(moments, t));
  const columns = grid.of.flatMap((_, i) => {
    const formula = recording.states[i] as Node;
    const square: Node = { kind: "binary", op: "^", left: formula, right: { kind: "number", value: 2 } };
    return snapshots.flatMap((snapshot, k) => [
      { name: gridColumn(k, i), formula, snapshot },
      ...(rounds > 1 ? [{ name: squareColumn(k, i), formula: square, snapshot }] : []),
    ]);
  });
  const visits = Object.keys(grid.histograms).flatMap((_, i) => {
    const one = { formula: recording.states[grid.of.length + i] as Node, wrap: null };
    return [
      ...snapshots.map((snapshot, k) => ({ ...one, name: visitColumn(k, i), snapshots: [snapshot] })),
      { ...one, name: visitColumn("all", i), snapshots },
    ];
  });
  return { ...shared, columns: [...asked, ...columns], visits };
}
