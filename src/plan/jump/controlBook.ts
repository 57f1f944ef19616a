// What a ledger with feedback has beside the others' columns: outcomes, what they tell, what is remembered, and the fields as they were
// left. Fields, and so energies and free energies, are those of the state of the controller.
//
//   information          = sum over measurements of ln p(y|r) - ln p(y|past)
//   remainingInformation = ln p(x|record) - ln p(x) at the end
//   freeEnergyChange     = F(tau+, in the fields of the last state) - F(0-)

import type { Scope } from "../../formula/evaluate.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import type { JumpColumns } from "../../kernel/jumpPlan.js";
import * as math from "../../kernel/math.js";
import { imbalance } from "../../spec/network/balance.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import type { ControlPlan } from "./controlPlan.js";
import { freeEnergyAt } from "./jumpStart.js";

/** "By state" is by state of the controller; with those of the network the latter run faster. Structured-cloneable. */
export interface ControlBook {
  /** Of the network. */
  readonly states: number;
  readonly energyStart: Float64Array;
  readonly energyEnd: Float64Array;
  /** By name, t among them: as they were left, by state. */
  readonly fields: Readonly<Record<string, Float64Array>>;
  readonly acted: readonly string[];
  readonly memory: Readonly<Record<string, Float64Array>>;
  /** What the kernel keeps up with, in its order. */
  readonly remembered: readonly string[];
  /** Index of the record, by state; backward of the one that is to be repeated. */
  readonly record: Float64Array | null;
  readonly freeEnergy: { readonly start: Float64Array; readonly end: Float64Array } | null;
  readonly information: boolean;
  readonly remaining: Float64Array | null;
  /** ln P(record), of a backward run. */
  readonly logProbability: Float64Array | null;
  /** Whether a measurement may end a trajectory. */
  readonly until: boolean;
}

type Measured = NonNullable<JumpColumns["controlled"]>;

/** `names`: t and everything that is driven; `equilibrium`: whether trajectories start in one, at one temperature. */
export function controlBookOf(
  experiment: NetworkExperiment,
  network: LoweredNetwork,
  { controller, placed, offsets, predictive, laws, listener }: ControlPlan,
  names: readonly string[],
  equilibrium: boolean,
): ControlBook {
  const { acted, levels, outcomes, starts, backward } = controller;
  const each = <T>(of: (place: (typeof placed)[number], id: number) => T): T[] => placed.map(of);
  const energies = (side: "before" | "end"): Float64Array =>
    Float64Array.from(
      placed.flatMap((place) => network.states.map(({ energy }) => evaluateNumber(energy, place[side]))),
    );
  const told = placed.every(({ state }) => state.record !== null);
  const until = placed.some(({ state }) => state.stops);
  const last = offsets[offsets.length - 1] as number;
  const balanced =
    equilibrium &&
    each(({ level, state, end }) =>
      level < levels.length - 1 && !state.stops ? true : imbalance(experiment, network, end) === null,
    ).every((holds) => holds);
  const solved = laws === null || until || experiment.stop !== undefined ? null : laws;
  return {
    states: network.states.length,
    energyStart: energies("before"),
    energyEnd: energies("end"),
    fields: Object.fromEntries(
      names.map((name) => [name, Float64Array.from(each(({ end }) => end[name] as number))]),
    ),
    acted,
    memory: Object.fromEntries(
      Object.keys(placed[0]?.state.memory ?? {}).map((name) => [
        name,
        Float64Array.from(each(({ state }) => state.memory[name] as number)),
      ]),
    ),
    remembered: listener?.names ?? [],
    record: told
      ? Float64Array.from(each(({ state }) => (state.record ?? []).reduce((sum, y) => sum * outcomes + y, 0)))
      : null,
    freeEnergy: balanced
      ? {
          start: Float64Array.from(
            each(({ level, before }) => (level === 0 ? freeEnergyAt(network, before) : Number.NaN)),
          ),
          end: Float64Array.from(
            each(({ level, state, end }) =>
              level === levels.length - 1 || state.stops ? freeEnergyAt(network, end) : Number.NaN,
            ),
          ),
        }
      : null,
    information: predictive !== null || (listener !== null && listener.logPredictive !== null),
    remaining:
      solved === null
        ? null
        : Float64Array.from(
            each((_, id) =>
              network.states.map(
                (_, x) =>
                  math.log(solved.final[id - last]?.[x] ?? 0) - math.log(solved.marginal[x] as number),
              ),
            ).flat(),
          ),
    logProbability: backward
      ? Float64Array.from(
          each(({ level, index }) => (level === 0 ? math.log(starts[index]?.probability ?? 0) : 0)),
        )
      : null,
    until,
  };
}

/** Names of its columns, but for those of the free energy and of stopping. */
export const controlColumnNames = (book: ControlBook): string[] => [
  "outcome",
  "measurements",
  "logLikelihood",
  ...(book.information ? ["information"] : []),
  ...(book.record === null ? [] : ["record"]),
  ...(book.remaining === null ? [] : ["remainingInformation"]),
  ...(book.logProbability === null ? [] : ["repeated", "logProbability"]),
  ...book.acted,
  ...Object.keys(book.memory),
  ...book.remembered,
];

/** The columns of all trajectories. */
export function controlColumns(
  { controlled, endState }: JumpColumns,
  book: ControlBook,
): Record<string, Float64Array> {
  const own = controlled as Measured;
  const { control, startControl } = own;
  const by = (values: Float64Array, states = control): Float64Array =>
    states.map((id) => values[id] as number);
  const columns: Record<string, Float64Array> = {
    outcome: own.outcome,
    measurements: own.measurements,
    logLikelihood: own.logLikelihood,
  };
  if (book.information) {
    columns.information = own.logLikelihood.map((l, i) => l - (own.logPredictive[i] as number));
  }
  const backward = book.logProbability !== null;
  if (book.record !== null) columns.record = by(book.record, backward ? startControl : control);
  if (book.remaining !== null) columns.remainingInformation = within(book.remaining, book, control, endState);
  if (book.logProbability !== null) {
    columns.repeated = own.repeated;
    columns.logProbability = by(book.logProbability, startControl);
  }
  for (const name of book.acted) columns[name] = by(book.fields[name] as Float64Array);
  for (const [name, values] of Object.entries(book.memory)) columns[name] = by(values);
  book.remembered.forEach((name, i) => {
    columns[name] = own.memory[i] as Float64Array;
  });
  if (book.freeEnergy !== null) {
    const [start, end] = [by(book.freeEnergy.start, startControl), by(book.freeEnergy.end)];
    columns.freeEnergyChange = end.map((f, i) => f - (start[i] as number));
  }
  return columns;
}

/** What is looked up by states of controller and network. */
export const within = (
  values: Float64Array,
  { states }: Pick<ControlBook, "states">,
  control: Float64Array,
  state: Float64Array,
): Float64Array => control.map((id, i) => values[id * states + (state[i] as number)] as number);

/** The fields as they were left. */
export const fieldsLeft = ({ controlled }: JumpColumns, { fields }: ControlBook): Scope =>
  Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [
      name,
      (controlled as Measured).control.map((id) => values[id] as number),
    ]),
  );
