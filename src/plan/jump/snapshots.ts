// What is made of a network's snapshots: a column per formula and time, and all values of a formula for its histograms.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { Node } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import { timesOf } from "../../spec/grid.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import { type Moments, momentsOf, numberOf } from "../moments.js";
import { gridColumn, squareColumn, visitColumn } from "../snapshots.js";
import type { Fields, Timeline } from "../timeline.js";
import type { JumpStates } from "./jumpStates.js";
import type { Piece } from "./pieces.js";
import type { JumpRecording } from "./recording.js";

/** Times at which states are looked at. */
export function momentsFor(
  { record, control, cycles }: Pick<NetworkExperiment, "record" | "control" | "cycles">,
  recording: JumpRecording,
  line: Timeline,
): Moments {
  const wanted = [
    ...recording.moments.map(({ time }) => time),
    ...(cycles === undefined ? [] : [0]),
    ...(record.grid === undefined ? [] : timesOf(record.grid, control.duration)),
  ];
  return momentsOf(wanted, line.duration, STEP * line.duration);
}

/** Of the duration; times closer than a millionth of it are one. */
const STEP = 1e-6;

/** Bytes of the snapshots of one block of 64 trajectories above which a run is refused. */
const MOST_BYTES = 256 * 2 ** 20;

/** @throws SpecError where the snapshots of a block would not fit. */
export function jumpStates(
  experiment: Pick<NetworkExperiment, "cycles" | "record" | "control"> & {
    readonly system: Pick<NetworkExperiment["system"], "fields">;
  },
  states: LoweredNetwork["states"],
  moments: Moments,
  { line, round }: { readonly line: Timeline; readonly round: readonly Piece[] },
  recording: JumpRecording,
  kept: number,
): JumpStates {
  const { cycles, record, control } = experiment;
  const rounds = cycles?.count ?? 1;
  const bytes = 8 * 64 * (2 + kept) * moments.times.length * rounds;
  if (bytes > MOST_BYTES) {
    throw new SpecError(
      record.grid === undefined ? "cycles.count" : "record.grid.times",
      `states that fit into ${MOST_BYTES / 2 ** 20} MB for 64 trajectories are needed, ${moments.times.length} times in ${rounds} cycles take ${Math.ceil(bytes / 2 ** 20)} MB`,
    );
  }
  const fields: Fields[] = [{ ...experiment.system.fields, t: 0 }];
  for (const piece of round) if (piece.snapshot > 0) fields[piece.snapshot] = piece.to;
  if (moments.end > 0) fields[moments.end] = { ...line.end[0], t: line.duration };
  const at = fields.map((here) => ({
    fields: here,
    energies: Float64Array.from(states, ({ energy }) => evaluateNumber(energy, here)),
  }));
  const asked = recording.moments.map(({ name, time, formula }) => ({
    name,
    formula,
    snapshot: numberOf(moments, time),
  }));
  const shared = { rounds, blocks: cycles !== undefined, moments: at };
  const { grid } = record;
  if (grid === undefined) return { ...shared, columns: asked, visits: [] };

  const snapshots = timesOf(grid, control.duration).map((t) => numberOf(moments, t));
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
