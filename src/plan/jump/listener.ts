// Memory without consequences: a policy that writes no field and ends nothing. What it remembers may then be any number: its formulas run
// in the kernel, after each measurement, and the ways of all outcomes are one.
import { Builder, type Code, Slots } from "../../formula/code.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import type { JumpStore } from "../../formula/fillJump.js";
import { fold } from "../../formula/fold.js";
import { type Node, number } from "../../formula/syntax.js";
import type { KernelChannel } from "../../kernel/jumpControl.js";
import type { JumpLayout } from "../../kernel/jumpLayout.js";
import * as math from "../../kernel/math.js";
import type { Policy } from "../../spec/feedback/feedback.js";
import { measurementTimes, rowsOf } from "../../spec/feedback/outcomes.js";
import type { FeedbackFormulas } from "../../spec/feedback/reading.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import type { RampPoint } from "../../spec/terms.js";
import type { ControllerState, FiniteController } from "../feedback/finite.js";
import { valueAt } from "../timeline.js";

/** Formulas that the kernel evaluates. */
export interface Listener {
  readonly names: readonly string[];
  readonly starts: readonly number[];
  readonly updates: readonly Node[];
  /** ln p(y|past), of the memory before its update. */
  readonly logPredictive: Node | null;
  readonly channel: KernelChannel;
}

/** Whether what is remembered has no consequences, and is asked of the kernel: outcomes are real, or nothing is to be solved. */
export function listens({ feedback }: NetworkExperiment): boolean {
  if (feedback?.kind !== "policy" || feedback.until !== undefined) return false;
  const { act, information, measurement, memory } = feedback;
  if (Object.keys(act).length > 0) return false;
  const told = information === "none" || typeof information === "object";
  return measurement.channel.kind === "gaussian" || (told && Object.keys(memory ?? {}).length > 0);
}

export function listenerOf({ measurement }: Policy, formulas: FeedbackFormulas): Listener {
  const { channel } = measurement;
  const memory = Object.entries(formulas.memory);
  return {
    names: memory.map(([name]) => name),
    starts: memory.map(([, { start }]) => start),
    updates: memory.map(([, { update }]) => update),
    logPredictive: formulas.logPredictive,
    channel:
      channel.kind === "gaussian"
        ? { kind: "gaussian", deviation: channel.deviation, logNorm: logNormOf(channel.deviation) }
        : tableOf(formulas.rows ?? rowsOf(channel, 2) ?? []),
  };
}

/** p(y|r) with its logarithms. */
export const tableOf = (rows: readonly (readonly number[])[]): KernelChannel => ({
  kind: "table",
  rows,
  logs: rows.map((row) => row.map((p) => math.log(p))),
});

/** -ln(deviation sqrt(2 pi)). */
const logNormOf = (deviation: number): number => -math.log(deviation * Math.sqrt(2 * Math.PI));

/** One state a level: nothing that happens depends on what is measured. */
export function listening(
  { system, control, cycles }: NetworkExperiment,
  { measurement }: Policy,
): FiniteController {
  const { duration, ramps } = control;
  const times = measurementTimes(measurement, duration);
  const ends = Object.entries(ramps);
  const seenAt = (time: number): Record<string, number> => ({
    ...system.fields,
    ...(time === 0
      ? {}
      : Object.fromEntries(
          ends.map(([field, points]) => [
            field,
            valueAt(points as readonly RampPoint[], time / duration, -1),
          ]),
        )),
  });
  const levels = Array.from({ length: times.length + 1 }, (_, n): ControllerState[] => [
    {
      memory: {},
      outcome: -1,
      record: null,
      stops: false,
      paths: {},
      seen: n < times.length ? seenAt(times[n] as number) : {},
      next: n < times.length ? [0] : [],
      expected: null,
    },
  ]);
  return {
    acted: [],
    control,
    times,
    outcomes: 1,
    channel: [],
    levels,
    starts: [{ probability: 1, fields: {} }],
    wraps: cycles === undefined ? [] : [0],
    backward: false,
  };
}

/** The door that keeps up with it, and its coefficients; `fields` are those that move, t first. */
export function learning(
  { names, updates, logPredictive }: Listener,
  fields: readonly string[],
  still: Readonly<Record<string, number>>,
  layout: JumpLayout,
): { readonly stores: readonly JumpStore[]; readonly constants: readonly number[] } {
  const slots = new Slots(new Set());
  const builder: Builder = new Builder(
    slots,
    [],
    new Map<string, () => Code>([
      ...fields.map((name, i): [string, () => Code] => [name, () => builder.block(layout.field(i))]),
      ...names.map((name, i): [string, () => Code] => [name, () => builder.block(layout.memory(i))]),
      ["y", () => builder.block(layout.outcome)],
      ["elapsed", () => builder.block(layout.elapsed)],
    ]),
  );
  const all = [...updates, logPredictive ?? number(0)];
  const stores = all.map((node, index) => ({ index, code: builder.code(fold(node, (name) => still[name])) }));
  return { stores, constants: slots.tables().constants.map((node) => evaluateNumber(node, {})) };
}
