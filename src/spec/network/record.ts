// What is recorded of a network, read at the door. Between jumps nothing changes but t and the driven fields, so what is followed
// along a path (integral, max, min, count, firstTime, stop) is made of what jumps change; what is looked at once may hold all.
import { FormulaError, parse } from "../../formula/parse.js";
import { calls, type Node, names, partsOf } from "../../formula/syntax.js";
import { durationOf } from "../cycles.js";
import { nearest, SpecError } from "../error.js";
import { measurementTimes } from "../feedback/outcomes.js";
import { memoryNames } from "../feedback/reading.js";
import { FEEDBACK_COLUMNS } from "../formulas.js";
import { checkIndices, stateTexts } from "../grid.js";
import { tablesOf } from "../tables.js";
import { flowColumns } from "../terms.js";
import { refuseEnding } from "../toTheEnd.js";
import { countersOf } from "./channels.js";
import { drivenSchedule } from "./feedback.js";
import { bathColumns, NETWORK_COLUMNS, namedStates } from "./names.js";
import type { NetworkExperiment } from "./network.js";
import { attributesOf } from "./states.js";

/** What is recorded, as syntax in which recorded functions are calls. */
export interface NetworkRecord {
  readonly columns: Readonly<Record<string, Node>>;
  readonly stop: Node | null;
  /** Formulas of the grid, then those of its histograms. */
  readonly states: readonly Node[];
}

/** What each recorded function takes: "path", of every moment; "jump", before and after jumps; "end"; "moment"; "time". */
const TAKES: Readonly<
  Record<string, readonly ("path" | "condition" | "jump" | "end" | "moment" | "time")[]>
> = {
  integral: ["path"],
  max: ["path"],
  min: ["path"],
  count: ["condition"],
  firstTime: ["condition"],
  change: ["jump"],
  final: ["end"],
  at: ["time", "moment"],
  leg: ["time", "time", "moment"],
};

const NETWORK_ARITIES = Object.fromEntries(
  Object.entries(TAKES).map(([name, takes]) => [name, takes.length]),
);

/** Columns that a state on the way has: the ledger as if it closed there. */
const BOOKED = ["work", "forceWork", "chemicalWork", "heat", "energyChange", "shadowWork", "bathEntropy"];

/** Columns that networks have with feedback alone. */
const OF_FEEDBACK = ["outcome", "logLikelihood", "information"];

type Tables = Parameters<typeof parse>[1];

export type Where = "path" | "jump" | "moment" | "end";

/** Names that formulas may use: of a path at every moment, of its jumps, of a given time, of the end. */
export function networkNames(experiment: NetworkExperiment): Record<Where, string[]> {
  const { system, feedback, record } = experiment;
  const driven = Object.keys(drivenSchedule(experiment).ramps);
  const fields = Object.keys(system.fields);
  const attributes = attributesOf(system);
  const path = [
    "state",
    "stateStart",
    ...namedStates(system),
    ...attributes,
    ...attributes.map((name) => `${name}Start`),
    ...countersOf(system),
    "jumps",
    "bathEntropy",
    ...fields.filter((name) => !driven.includes(name)),
  ];
  const jump = [...path, ...driven.filter((name) => fields.includes(name)), "t"];
  const moment = [...new Set([...jump, ...BOOKED, ...bathColumns(system), ...flowColumns(record)])];
  const columns =
    feedback === undefined
      ? []
      : [...OF_FEEDBACK, ...FEEDBACK_COLUMNS, ...memoryNames(feedback, namedStates(system))];
  const end = [...new Set([...moment, ...NETWORK_COLUMNS, ...columns])].filter((name) => name !== "t");
  return { path, jump, moment, end };
}

/** Syntax that passes a check. @throws SpecError that points at the character. */
function parsed(text: string, path: string, tables: Tables, check: (node: Node) => void): Node {
  try {
    const node = parse(text, tables, NETWORK_ARITIES);
    check(node);
    return node;
  } catch (error) {
    if (error instanceof FormulaError) throw new SpecError(path, error.message);
    throw error;
  }
}

/** A condition of what events change. @throws SpecError that points at the character. */
export const readCondition = (text: string, path: string, tables: Tables, known: Reader["known"]): Node =>
  parsed(text, path, tables, (node) => checkCondition(node, { text, known, span: 0 }));

/** Reads `record.columns`, `stop` and the grid. @throws SpecError that points at the character. */
export const networkRecordOf = (experiment: NetworkExperiment): NetworkRecord =>
  readJumps(
    experiment,
    tablesOf(experiment.system, "system.tables"),
    networkNames(experiment),
    durationOf({ ...experiment, cycles: undefined }),
  );

/** What is recorded of jumps, whose formulas may use these names. @throws SpecError that points at the character. */
export function readJumps(
  { record, stop }: Pick<NetworkExperiment, "record" | "stop">,
  tables: Tables,
  known: Reader["known"],
  span: number,
): NetworkRecord {
  const read = (text: string, path: string, check: (node: Node, reader: Reader) => void): Node =>
    parsed(text, path, tables, (node) => check(node, { text, known, span }));
  return {
    columns: Object.fromEntries(
      Object.entries(record.columns ?? {}).map(([name, text]) => [
        name,
        read(text, `record.columns.${name}`, (node, reader) => checkValue(node, reader, "end")),
      ]),
    ),
    stop: stop === undefined ? null : read(stop, "stop", (node, reader) => checkCondition(node, reader)),
    states: stateTexts(record.grid).map(([text, path]) =>
      read(text, path, (node, reader) => checkValue(node, reader, "moment")),
    ),
  };
}

interface Reader {
  readonly text: string;
  readonly known: Readonly<Record<Where, readonly string[]>>;
  /** Length of the schedule. */
  readonly span: number;
}

/** Whether a call is of a recorded function: min and max of two arguments are ordinary ones. */
export const isRecorded = ({ name, args }: Node & { kind: "call" }): boolean =>
  TAKES[name] !== undefined && args.length === TAKES[name].length;

function checkValue(node: Node, reader: Reader, where: Where): void {
  if (node.kind === "name") checkName(node, reader, where);
  if (node.kind !== "call" || !isRecorded(node)) {
    for (const part of partsOf(node)) checkValue(part, reader, where);
    return;
  }
  if (where !== "end") {
    throw new FormulaError(
      `"${node.name}" is of a whole trajectory: it is needed outside of other functions`,
      reader.text,
      node.at,
    );
  }
  for (const [i, arg] of node.args.entries()) {
    const takes = TAKES[node.name]?.[i];
    if (takes === "time") checkTime(arg, reader, node.at);
    else if (takes === "condition") checkCondition(arg, reader, node.at);
    else checkValue(arg, reader, takes as Where);
  }
}

function checkName(node: Node & { kind: "name" }, { text, known }: Reader, where: Where): void {
  if (known[where].includes(node.name)) return;
  if (where === "path" && known.jump.includes(node.name)) {
    throw new FormulaError(
      `"${node.name}" changes between jumps: a formula of what jumps change is needed here`,
      text,
      node.at,
    );
  }
  const hint = nearest(node.name, known[where]) || ` (there are ${known[where].join(", ")})`;
  throw new FormulaError(`"${node.name}" is unknown${hint}`, text, node.at);
}

function checkTime(node: Node, { text, span }: Reader, at: number): void {
  if (node.kind === "number" && node.value >= 0 && node.value <= span * (1 + 1e-9)) return;
  const given = node.kind === "number" ? String(node.value) : "a formula";
  throw new FormulaError(`a time from 0 to ${span} is needed, ${given} given`, text, at);
}

const COMPARISONS = ["<", "<=", ">", ">=", "==", "!="];

/** Comparisons joined by && and ||; equality is met, for jumps change things by whole steps. */
function checkCondition(node: Node, reader: Reader, at = 0): void {
  if (node.kind === "binary" && (node.op === "&&" || node.op === "||")) {
    checkCondition(node.left, reader, at);
    checkCondition(node.right, reader, at);
    return;
  }
  if (node.kind !== "binary" || !COMPARISONS.includes(node.op)) {
    throw new FormulaError(
      "a condition is needed, such as state == 1 or N >= 3, or several with && and ||",
      reader.text,
      at,
    );
  }
  for (const side of [node.left, node.right]) {
    if (side.kind === "binary" && ["&&", "||", ...COMPARISONS].includes(side.op)) {
      throw new FormulaError("a comparison of numbers is needed, one of conditions given", reader.text, at);
    }
    checkValue(side, reader, "path");
  }
}

/** @throws SpecError for a stop beside states at given times. */
export function refuseMoments(
  { stop, cycles, record }: Pick<NetworkExperiment, "record" | "stop" | "cycles">,
  columns: Readonly<Record<string, Node>>,
): void {
  if (stop === undefined) return;
  refuseEnding("stop", {
    cycles: cycles !== undefined,
    grid: record.grid !== undefined,
    looks: Object.values(columns).some(looksAt),
  });
}

/** @throws SpecError for formulas that cannot be read, a stop beside states at given times, or edges that are not there. */
export function checkNetworkRecord(experiment: NetworkExperiment): void {
  const { system, record, stop, cycles, feedback, control } = experiment;
  const { columns } = networkRecordOf(experiment);
  const until = feedback?.kind === "policy" ? feedback.until : undefined;
  if (stop !== undefined && feedback !== undefined) {
    const late = measurementTimes(feedback.measurement, control.duration).find((time) => time > 0);
    if (late !== undefined) {
      throw new SpecError(
        "stop",
        `a measurement at t = 0 is needed (what has stopped is not measured any more), one at ${late} given`,
      );
    }
    if (until !== undefined)
      throw new SpecError("feedback.until", "one of stop and until is needed, both given");
  }
  if (stop !== undefined || until !== undefined) {
    refuseEnding(stop === undefined ? "feedback.until" : "stop", {
      cycles: cycles !== undefined,
      grid: record.grid !== undefined,
      looks: Object.values(columns).some(looksAt),
    });
  }
  checkIndices(record.waiting?.trajectories ?? [], "record.waiting", experiment.ensemble.trajectories);
  const edges = system.edges.flatMap(({ name }) => (name === undefined ? [] : [name]));
  for (const [i, name] of (record.waiting?.edges ?? []).entries()) {
    if (edges.includes(name)) continue;
    throw new SpecError(
      `record.waiting.edges[${i}]`,
      `the name of an edge (${edges.length > 0 ? edges.join(", ") : "none has one"}) is needed, "${name}" given${nearest(name, edges)}`,
    );
  }
}

/** Whether a formula looks at a given time. */
function looksAt(node: Node): boolean {
  let found = false;
  calls(node, (call) => {
    found ||= call.name === "at" || call.name === "leg";
  });
  return found;
}

/** Formulas with their paths in which a name occurs: columns, stop, the grid, and what is kept. */
export function textsOf({ record, stop }: NetworkExperiment): (readonly [text: string, path: string])[] {
  return [
    ...Object.entries(record.columns ?? {}).map(([name, text]) => [text, `record.columns.${name}`] as const),
    ...(stop === undefined ? [] : [[stop, "stop"] as const]),
    ...stateTexts(record.grid),
    ...record.keep.map((text, i) => [text, `record.keep[${i}]`] as const),
  ];
}

/** Names in a text; none where it cannot be read, which others complain of. */
export function namesIn(text: string, tables: Parameters<typeof parse>[1]): string[] {
  const found: string[] = [];
  try {
    names(parse(text, tables, NETWORK_ARITIES), (name) => found.push(name));
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
  }
  return found;
}
