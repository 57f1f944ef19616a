// The formulas of a feedback, read at the door and by planners.
import type { Node } from "../../formula/syntax.js";
import type { Tables } from "../../formula/table.js";
import { SpecError } from "../error.js";
import { checkNames, FEEDBACK_COLUMNS, RESERVED, readFormula } from "../formulas.js";
import type { Schedule } from "../terms.js";
import type { Bayes, Channel, Feedback, Policy } from "./feedback.js";
import { filterMemory } from "./kalman.js";
import { isCondition, rowsOf } from "./outcomes.js";

/** What differs between Langevin motion and networks. */
export interface Site {
  readonly network: boolean;
  /** What a filter estimates: variables and velocities, or the states by name. */
  readonly hidden: readonly string[];
  /** Names that a reading may use of the state. */
  readonly state: readonly string[];
  readonly fields: Readonly<Record<string, number>>;
  /** As in "a field of the potential". */
  readonly field: string;
  readonly tables: Tables;
  /** Names that memory may not have. */
  readonly taken: readonly string[];
  /** How many readings an exact channel of this formula meets, null where they are real numbers. */
  readonly readings: (reading: Node, path: string) => number | null;
  readonly schedule: (schedule: Schedule, path: string) => void;
}

/** Formulas of a feedback, read. */
export interface FeedbackFormulas {
  readonly reading: Node;
  /** p(y|r), null where y is a real number. */
  readonly rows: readonly (readonly number[])[] | null;
  /** By name: start and update. */
  readonly memory: Readonly<Record<string, { readonly start: number; readonly update: Node }>>;
  /** By field: points of [age, value]; one at age 0 for a value that is held, whose formula may use `age` (of Langevin motion). */
  readonly act: Readonly<Record<string, readonly (readonly [age: number, value: Node])[]>>;
  readonly until: Node | null;
  readonly logPredictive: Node | null;
}

/** Names of a posterior: one by state. */
export const posteriorNames = ({ prefix = "p_" }: Bayes, states: readonly string[]): string[] =>
  states.map((name) => `${prefix}${name}`);

/** Names of what is remembered. */
export const memoryNames = (feedback: Feedback | undefined, state: readonly string[]): string[] =>
  feedback?.kind === "policy" ? [...Object.keys(feedback.memory ?? {}), ...filtered(feedback, state)] : [];

const filtered = (policy: Policy, hidden: readonly string[]): string[] =>
  policy.filter?.kind === "bayes" ? posteriorNames(policy.filter, hidden) : filterMemory(policy, hidden);

/** Reads all formulas. @throws SpecError that points at the character. */
export function readFeedback(feedback: Feedback, site: Site): FeedbackFormulas {
  const { measurement } = feedback;
  const policy = feedback.kind === "policy" ? feedback : null;
  const memory = policy?.memory ?? {};
  const names = memoryNames(feedback, site.hidden);
  checkNames(names, policy?.filter === undefined ? "feedback.memory" : "feedback.filter", [
    ...RESERVED,
    "y",
    "age",
    "elapsed",
    ...FEEDBACK_COLUMNS,
    ...site.taken,
    ...site.state,
    ...Object.keys(site.fields),
  ]);
  const still = [...names, ...Object.keys(site.fields)];
  const read = (text: string, path: string, further: readonly string[]): Node =>
    readFormula(text, path, [...further, ...still], site.tables);
  const reading = read(measurement.of, "feedback.measurement.of", site.state);
  const asked = { reading, rows: readRows(measurement.channel, reading, site) };
  if (policy === null) return { ...asked, memory: {}, act: {}, until: null, logPredictive: null };
  const { until, information } = policy;
  const condition = until === undefined ? null : read(until, "feedback.until", ["y"]);
  if (condition !== null && !isCondition(condition)) {
    throw new SpecError("feedback.until", `a condition is needed, such as y == 1, "${until}" given`);
  }
  const own = typeof information === "object" ? information.logPredictive : null;
  return {
    ...asked,
    memory: Object.fromEntries(
      Object.entries(memory).map(([name, { start, update }]) => [
        name,
        { start, update: read(update, `feedback.memory.${name}.update`, ["y", "elapsed"]) },
      ]),
    ),
    act: Object.fromEntries(
      Object.entries(policy.act).map(([field, action]) => [field, readAction(field, action, read, site)]),
    ),
    until: condition,
    logPredictive: own === null ? null : read(own, "feedback.information.logPredictive", ["y"]),
  };
}

type Read = (text: string, path: string, further: readonly string[]) => Node;

function readAction(
  field: string,
  action: Policy["act"][string],
  read: Read,
  { network }: Site,
): (readonly [number, Node])[] {
  const path = `feedback.act.${field}`;
  const value = (given: string | number, at: string, further: readonly string[]): Node =>
    typeof given === "number" ? { kind: "number", value: given } : read(given, at, ["y", ...further]);
  if (typeof action !== "object") return [[0, value(action, path, network ? [] : ["age"])]];
  return action.map(([age, given], i) => {
    const before = action[i - 1]?.[0] ?? 0;
    if (age < before) {
      throw new SpecError(`${path}[${i}][0]`, `ages in order are needed, ${age} after ${before} given`);
    }
    if (action[i - 2]?.[0] === age) {
      throw new SpecError(
        `${path}[${i}][0]`,
        `at most two points at one age are needed, a third at ${age} given`,
      );
    }
    return [age, value(given, `${path}[${i}][1]`, [])];
  });
}

function readRows(channel: Channel, reading: Node, site: Site): number[][] | null {
  const path = "feedback.measurement.of";
  const condition = isCondition(reading);
  if (channel.kind === "binary" && !condition && !site.network) {
    throw new SpecError(
      path,
      `a condition is needed for a binary channel, such as "${site.state[0]} > 0", a number given`,
    );
  }
  return rowsOf(channel, condition ? 2 : channel.kind === "exact" ? site.readings(reading, path) : null);
}
