// What an experiment records, from formulas to the kernel's doors and to the rules by which the ledger gets its columns.
import type { Code, Slots } from "../formula/code.js";
import type { Stores } from "../formula/fill.js";
import { type Observation, observation } from "../formula/observe.js";
import { type Recording, recordingOf } from "../formula/recording.js";
import { type Node, name, names, number, product, substitute, sum } from "../formula/syntax.js";
import type { KernelPlan } from "../kernel/langevin.js";
import { layoutOf, template } from "../kernel/template.js";
import { SpecError } from "../spec/error.js";
import type { Langevin, LangevinExperiment } from "../spec/experiment.js";
import { recordOf } from "../spec/record.js";
import {
  isInertial,
  namesOf,
  stateOf,
  temperatureNode,
  temperaturesOf,
  variablesOf,
  velocityOf,
} from "../spec/variables.js";
import { clockOf } from "./clock.js";
import { type Bookkeeping, columnNames } from "./ledger.js";
import type { RecordBook } from "./recorded.js";
import type { Timeline } from "./timeline.js";

/** What is corrected for what a path does between two looks, as if steps were independent. */
const PASSAGES: readonly string[] = ["max", "min", "firstTime"];

export interface Recorder {
  /** Lowers what is recorded; its coefficients take places among those of a step. */
  readonly place: (step: Slots) => void;
  readonly doors: () => Readonly<Record<string, Code>>;
  readonly stores: () => Stores;
  readonly kernel: KernelPlan["recording"];
  readonly book: (energy: Node) => RecordBook;
}

/** What an experiment records, over accumulators; `others` are columns beside those of `record.columns`. */
export function recordingFor(
  experiment: LangevinExperiment,
  others: Readonly<Record<string, Node>> = {},
): Recording {
  const read = recordOf(experiment);
  return atTemperature(
    recordingOf({ ...read, columns: { ...read.columns, ...others } }, experiment.cycles?.count),
    temperatureNode(experiment.system),
  );
}

/**
 * `driven` are the names that rows hold, computed ones included.
 * @throws SpecError for more accumulators than a block has.
 */
export function recorderOf(
  experiment: LangevinExperiment,
  line: Timeline,
  recording: Recording,
  driven: ReadonlySet<string>,
): Recorder | null {
  const { system, method, stop, feedback } = experiment;
  const ends = stop !== undefined || (feedback?.kind === "policy" && feedback.until !== undefined);
  const none = stop === undefined && recording.accumulators === 0;
  if (none && recording.columns.length === 0 && !ends) return null;
  const variables = namesOf(system);
  const inertial = isInertial(system);
  const layout = layoutOf(template(variables.length, inertial));
  if (method.scheme === "exactLinear" && recording.accumulators > 0) {
    throw new SpecError(
      stop === undefined ? "record.columns" : "stop",
      'a scheme of short steps is needed to record a path ("heun", "baoab"), "exactLinear" given',
    );
  }
  const passages = recording.gatherings.some(({ name }) => PASSAGES.includes(name));
  if (method.scheme === "leimkuhlerMatthews" && (stop !== undefined || passages)) {
    throw new SpecError(
      stop === undefined ? "record.columns" : "stop",
      'a scheme whose steps are independent is needed for extrema, first times and stops ("heun"), "leimkuhlerMatthews" given',
    );
  }
  if (recording.accumulators > layout.mostAccumulators) {
    throw new SpecError(
      "record.columns",
      `recorded functions with at most ${layout.mostAccumulators} accumulators are needed (extrema, counts and first times take two), ${recording.accumulators} given`,
    );
  }
  let observed: Observation | null = null;
  return {
    place(step) {
      observed = observation(step, recording, {
        variables,
        diffusing: variables.map(() => !inertial),
        velocities: inertial ? variables.map(velocityOf) : [],
        temperatures: temperaturesOf(system),
        driven,
        layout,
      });
    },
    doors: () => observed?.doors ?? {},
    stores: () => observed?.stores ?? {},
    kernel: none ? undefined : { accumulators: recording.accumulators, stops: stop !== undefined },
    book: (energy) => ({
      columns: recording.columns,
      friction: system.friction,
      duration: line.duration,
      end: line.end,
      stop: !ends
        ? null
        : {
            energy: withMotion(system, energy),
            variables: stateOf(system),
            at: stop === undefined ? ("end" as const) : ("middle" as const),
            clocks: [0, 1, 2].map((halvings) => clockOf(line, method.dt, halvings)),
          },
    }),
  };
}

/** @throws SpecError for a column that this experiment's ledger lacks. */
export function refuseAbsent(book: Bookkeeping, fields: readonly string[]): void {
  if (book.record === undefined) return;
  const { columns, stop } = book.record;
  const own = columnNames({ ...book, record: undefined });
  const known = [...own, ...(stop === null ? [] : ["stopTime", "stopped"]), ...fields, "kT", "friction"];
  for (const { name: column, value } of columns) {
    names(value, (mentioned) => {
      if (mentioned.startsWith("$") || known.includes(mentioned)) return;
      throw new SpecError(
        `record.columns.${column}`,
        `a column of this experiment is needed (${own.join(", ")}), "${mentioned}" given`,
      );
    });
  }
}

/** kT at a step is that of the step's row. */
function atTemperature(recording: Recording, kT: Node): Recording {
  const own = (node: Node): Node => substitute(node, (found) => (found.name === "kT" ? kT : found));
  return {
    ...recording,
    gatherings: recording.gatherings.map((gathering) => ({ ...gathering, args: gathering.args.map(own) })),
    stop: recording.stop === null ? null : own(recording.stop),
  };
}

/** The energy with that of the motion. */
const withMotion = (system: Langevin, energy: Node): Node =>
  variablesOf(system)
    .filter(({ mass }) => mass > 0)
    .map(({ name: variable, mass }) => {
      const velocity = name(velocityOf(variable));
      return product(number(mass / 2), product(velocity, velocity));
    })
    .reduce(sum, energy);
