// What a feedback may speak of in a network: readings of states are whole numbers.
import { evaluateNumber } from "../../formula/evaluate.js";
import { ARITIES } from "../../formula/recorded.js";
import { mentions, type Node } from "../../formula/syntax.js";
import { SpecError } from "../error.js";
import { branchDuration, branchesOf, writtenBy } from "../feedback/outcomes.js";
import type { Site } from "../feedback/reading.js";
import { checkSchedule } from "../schedules.js";
import { tablesOf } from "../tables.js";
import type { RampPoint, Schedule } from "../terms.js";
import { countersOf, scopeOf } from "./channels.js";
import { bathColumns, NETWORK_COLUMNS, namedStates } from "./names.js";
import type { NetworkExperiment } from "./network.js";
import { attributesOf, statesOf } from "./states.js";

/** More outcomes than this are no table. */
const MOST = 256;

/** By state: what a reading may use of it. */
export function readingScopes({ system }: Pick<NetworkExperiment, "system">): Record<string, number>[] {
  const attributes = attributesOf(system);
  const indices = Object.keys(system.states ?? {});
  const named = Object.fromEntries(namedStates(system).map((name) => [name, indices.indexOf(name)]));
  return statesOf(system, scopeOf(system, Object.keys(system.fields))).map((state, i) => ({
    ...named,
    state: i,
    ...Object.fromEntries(attributes.map((name, a) => [name, state.attributes[a] as number])),
  }));
}

export function networkSite(experiment: NetworkExperiment): Site {
  const { system, record } = experiment;
  const fields = Object.keys(system.fields);
  return {
    network: true,
    hidden: namedStates(system),
    state: ["state", ...namedStates(system), ...attributesOf(system)],
    fields: system.fields,
    field: "a field of the network",
    tables: tablesOf(system, "system.tables"),
    taken: [
      ...NETWORK_COLUMNS,
      ...Object.keys(ARITIES),
      ...bathColumns(system),
      ...attributesOf(system).map((name) => `${name}Start`),
      ...countersOf(system),
      ...Object.keys(system.tables ?? {}),
      ...Object.keys(record.columns ?? {}),
    ],
    readings: (reading, path) => readingsOf(experiment, reading, path),
    schedule: (schedule, path) => checkSchedule(schedule, path, fields, "a field of the network"),
  };
}

/** How many whole numbers from 0 a reading may be. */
function readingsOf(experiment: NetworkExperiment, reading: Node, path: string): number {
  const { system, feedback } = experiment;
  const memory = feedback?.kind === "policy" ? Object.keys(feedback.memory ?? {}) : [];
  const refuse = (given: string): never => {
    throw new SpecError(
      path,
      `a condition, or a formula of the state that is a whole number from 0 to ${MOST - 1} in each, is needed for an exact channel, ${given} given`,
    );
  };
  if (mentions(reading, new Set([...memory, ...Object.keys(system.fields)]))) {
    refuse("one of fields or memory");
  }
  let most = 0;
  for (const scope of readingScopes(experiment)) {
    const value = evaluateNumber(reading, scope);
    if (!Number.isInteger(value) || value < 0 || value >= MOST) refuse(String(value));
    most = Math.max(most, value);
  }
  return Math.max(2, most + 1);
}

/** The control of a network whose branches are taken at t = `at` and that has none. */
export const leadOf = (spec: unknown): unknown => {
  const given = spec as { control?: unknown; feedback?: { kind?: unknown; measurement?: { at?: unknown } } };
  const at = given.feedback?.measurement?.at;
  return given.control === undefined && given.feedback?.kind === "branch" && typeof at === "number"
    ? { ...given, control: { duration: at, ramps: {} } }
    : spec;
};

/**
 * A schedule over the whole duration in which everything moves that a control or a feedback moves: what is acted on keeps the value at 0-.
 * For what asks which fields are driven; a planner takes the paths of a controller.
 */
export const drivenSchedule = (experiment: NetworkExperiment): Schedule => courseOf(experiment, {});

/** Schedules of the whole duration, as far as they are known beforehand: one for each branch. */
export function coursesOf(experiment: NetworkExperiment): Schedule[] {
  const { control, feedback } = experiment;
  if (feedback === undefined) return [control];
  if (feedback.kind === "policy") return [drivenSchedule(experiment)];
  return branchesOf(feedback).map(([, { ramps }]) => courseOf(experiment, ramps));
}

function courseOf({ system, control, feedback }: NetworkExperiment, followed: Schedule["ramps"]): Schedule {
  const duration = control.duration + branchDuration(feedback);
  const share = control.duration / duration;
  const names = new Set([...Object.keys(control.ramps), ...writtenBy(feedback)]);
  const ramps = [...names].map((field): [string, RampPoint[]] => {
    const before: readonly RampPoint[] = control.ramps[field] ?? [[0, system.fields[field] as number]];
    const after = followed[field] ?? [];
    const lead = before.map(([fraction, value]): RampPoint => [fraction * share, value]);
    if (after.length === 0) return [field, lead];
    const [, held] = before[before.length - 1] as RampPoint;
    const taken = after.map(([fraction, value]): RampPoint => [share + fraction * (1 - share), value]);
    const [[start, value] = [1, 0]] = taken;
    return [
      field,
      share === 0
        ? taken
        : [...lead, [share, held], ...(start > share ? [[share, value] as const] : []), ...taken],
    ];
  });
  return { duration, ramps: Object.fromEntries(ramps) };
}
