// What is recorded, read at the door: formulas over states and fields inside a recorded function, over the ledger outside.
import { FormulaError, parse } from "../formula/parse.js";
import { ARITIES, recordedOf, type Takes } from "../formula/recorded.js";
import { calls, type Node, partsOf } from "../formula/syntax.js";
import { nearest, SpecError } from "./error.js";
import type { LangevinExperiment } from "./experiment.js";
import { measurementTimes } from "./feedback/outcomes.js";
import { memoryNames } from "./feedback/reading.js";
import { COLUMNS, checkNames, derived, RESERVED } from "./formulas.js";
import { spanOf, stateNames, stateTexts } from "./grid.js";
import { tablesOf } from "./tables.js";
import { flowColumns } from "./terms.js";
import { type Course, refuseEnding } from "./toTheEnd.js";
import { namesOf, stateOf } from "./variables.js";

/** What is recorded, as syntax in which recorded functions are calls. */
export interface ReadRecord {
  readonly columns: Readonly<Record<string, Node>>;
  readonly stop: Node | null;
  /** Formulas of the grid, then those of its histograms. */
  readonly states: readonly Node[];
}

const COMPARISONS = ["<", "<=", ">", ">="];

/** Whether a call of a recorded function waits for something, so that a companion column says whether it came to pass. */
const reachedOf = (column: string): string => `${column}Reached`;

/** Reads `record.columns` and `stop`. @throws SpecError that points at the character. */
export function recordOf(experiment: LangevinExperiment): ReadRecord {
  const { system, record, stop } = experiment;
  const { fields } = system.potential;
  const tables = tablesOf(system.potential);
  const variables = namesOf(system);
  const states = stateOf(system);
  const inside = [
    ...states,
    ...Object.keys(fields),
    ...states.map((state) => `${state}Start`),
    "work",
    "kT",
    "friction",
  ];
  const of = memoryNames(experiment.feedback, states);
  const outside = [...new Set([...inside, ...COLUMNS, ...variables.flatMap(derived), ...of])];

  const read = (text: string, path: string, check: (node: Node, read: Reader) => void): Node => {
    try {
      const node = parse(text, tables, ARITIES);
      check(node, {
        text,
        inside,
        outside,
        state: stateNames(experiment),
        variables,
        span: spanOf(experiment),
      });
      return node;
    } catch (error) {
      if (error instanceof FormulaError) throw new SpecError(path, error.message);
      throw error;
    }
  };
  return {
    columns: Object.fromEntries(
      Object.entries(record.columns ?? {}).map(([name, text]) => [
        name,
        read(text, `record.columns.${name}`, (node, reader) => checkValue(node, reader, "outside")),
      ]),
    ),
    stop: stop === undefined ? null : read(stop, "stop", (node, reader) => checkCondition(node, reader)),
    states: stateTexts(record.grid).map(([text, path]) =>
      read(text, path, (node, reader) => checkValue(node, reader, "state")),
    ),
  };
}

/** @throws SpecError for names that are taken, formulas that cannot be read, or a stop that cannot be had. */
export function checkRecord(experiment: LangevinExperiment): void {
  const { system, record, stop } = experiment;
  const columns = Object.keys(record.columns ?? {});
  const variables = namesOf(system);
  const { fields, tables = {} } = system.potential;
  const taken = [
    ...RESERVED,
    ...Object.keys(ARITIES),
    ...COLUMNS,
    ...flowColumns(record),
    ...variables,
    ...variables.flatMap(derived),
  ];
  const path = "record.columns";
  checkNames(columns, path, [
    ...taken,
    ...Object.keys(fields),
    ...Object.keys(tables),
    ...columns.map(reachedOf),
  ]);
  if (columns.length > 0 || stop !== undefined || record.grid !== undefined) {
    checkNames(Object.keys(tables), "system.potential.tables", Object.keys(ARITIES));
  }
  const { columns: read } = recordOf(experiment);
  if (stop !== undefined) refuseEnding("stop", courseOf(experiment, Object.values(read)));
  checkStops(experiment);
}

/** What has stopped is not measured any more, and has no later states. */
function checkStops(experiment: LangevinExperiment): void {
  const { stop, feedback } = experiment;
  if (feedback === undefined) return;
  const { until } = feedback.kind === "policy" ? feedback : {};
  if (stop !== undefined) {
    const late = measurementTimes(feedback.measurement, spanOf(experiment)).find((time) => time > 0);
    if (late !== undefined) {
      throw new SpecError(
        "stop",
        `a measurement at t = 0 is needed (what has stopped is not measured any more), one at ${late} given`,
      );
    }
    if (until !== undefined)
      throw new SpecError("feedback.until", "one of stop and until is needed, both given");
  }
  if (until !== undefined)
    refuseEnding("feedback.until", courseOf(experiment, Object.values(recordOf(experiment).columns)));
}

interface Reader {
  readonly text: string;
  /** Names that have a value at every step, and at the end. */
  readonly inside: readonly string[];
  readonly outside: readonly string[];
  /** Names that a state on the way has. */
  readonly state: readonly string[];
  /** Length of the run, or of a cycle. */
  readonly span: number;
  readonly variables: readonly string[];
}

type Where = "inside" | "outside" | "state";

/** A number: `where` says whether of every step, of the end, or of a given time. */
function checkValue(node: Node, reader: Reader, where: Where): void {
  if (node.kind === "name") checkName(node, reader, reader[where]);
  const row = node.kind === "call" ? recordedOf(node) : null;
  if (node.kind !== "call" || row === null) {
    for (const part of partsOf(node)) checkValue(part, reader, where);
    return;
  }
  if (row.gathered !== null) {
    for (const [i, arg] of node.args.entries()) checkArgument(arg, row.takes[i] as Takes, reader, node.at);
    return;
  }
  if (where !== "outside") {
    const whose = node.name === "final" ? "the end" : "a given time";
    const lacks = where === "inside" ? "at every step" : "at another time";
    throw new FormulaError(
      `"${node.name}" is of ${whose} and has no value ${lacks}: it is needed outside of other functions`,
      reader.text,
      node.at,
    );
  }
  const to = node.name === "final" ? "outside" : "state";
  for (const [i, arg] of node.args.entries()) {
    if (row.takes[i] === "time") checkTime(arg, reader, node.at);
    else checkValue(arg, reader, to);
  }
}

/** A number from 0 to the end of the run, or of a cycle. */
function checkTime(node: Node, { text, span }: Reader, at: number): void {
  if (node.kind === "number" && node.value >= 0 && node.value <= span * (1 + 1e-9)) return;
  const given = node.kind === "number" ? String(node.value) : "a formula";
  throw new FormulaError(`a time from 0 to ${span} is needed, ${given} given`, text, at);
}

function checkArgument(node: Node, takes: Takes, reader: Reader, at: number): void {
  if (takes === "formula") checkValue(node, reader, "inside");
  else if (takes === "condition") checkCondition(node, reader, at);
  else if (node.kind !== "name" || !reader.variables.includes(node.name)) {
    const given = node.kind === "name" ? `"${node.name}"` : "a formula";
    throw new FormulaError(
      `a variable (${reader.variables.join(", ")}) is needed to go along, ${given} given`,
      reader.text,
      node.kind === "name" ? node.at : at,
    );
  }
}

/** Comparisons with <, <=, > and >=, joined by && and ||. */
function checkCondition(node: Node, reader: Reader, at = 0): void {
  const fail = (problem: string): never => {
    throw new FormulaError(problem, reader.text, at);
  };
  if (node.kind === "binary" && (node.op === "&&" || node.op === "||")) {
    checkCondition(node.left, reader, at);
    checkCondition(node.right, reader, at);
    return;
  }
  if (node.kind === "binary" && (node.op === "==" || node.op === "!=")) {
    fail(`a condition with <, <=, > or >= is needed (equality is never met by a step), "${node.op}" given`);
  }
  if (node.kind !== "binary" || !COMPARISONS.includes(node.op)) {
    fail("a condition is needed, such as x > 1, or several with && and ||");
    return;
  }
  for (const side of [node.left, node.right]) {
    if (side.kind === "binary" && ["&&", "||", "==", "!=", ...COMPARISONS].includes(side.op)) {
      fail("a comparison of numbers is needed, one of conditions given");
    }
    checkValue(side, reader, "inside");
  }
}

function checkName(node: Node & { kind: "name" }, { text, inside }: Reader, known: readonly string[]): void {
  if (known.includes(node.name)) return;
  const hint = nearest(node.name, known) || ` (there are ${known.join(", ")})`;
  const where = known === inside ? " at every step" : "";
  throw new FormulaError(`"${node.name}" is unknown${where}${hint}`, text, node.at);
}

const courseOf = ({ record, cycles }: LangevinExperiment, columns: readonly Node[]): Course => ({
  cycles: cycles !== undefined,
  grid: record.grid !== undefined,
  looks: columns.some(looksAt),
});

/** Whether a formula looks at a given time. */
function looksAt(node: Node): boolean {
  let found = false;
  calls(node, (call) => {
    found ||= recordedOf(call) !== null && (call.name === "at" || call.name === "leg");
  });
  return found;
}
