// The formulas of an experiment, read at the door: names that do not exist and questions about nobody.
import { evaluateNumber } from "../formula/evaluate.js";
import { FUNCTIONS } from "../formula/functions.js";
import { FormulaError, parse } from "../formula/parse.js";
import { mentions, type Node, names } from "../formula/syntax.js";
import { NO_TABLES, type Tables } from "../formula/table.js";
import { nearest, SpecError } from "./error.js";
import type { Langevin, LangevinExperiment } from "./experiment.js";
import { tablesOf } from "./tables.js";
import { forcesOf, namesOf, velocityOf } from "./variables.js";

/** Columns that only a feedback has, of Langevin motion and of networks. */
export const FEEDBACK_COLUMNS = [
  "measurements",
  "record",
  "remainingInformation",
  "repeated",
  "logProbability",
];

/** Columns of the ledger that are of no variable; a test holds them against LEDGER. */
export const COLUMNS = [
  "work",
  "forceWork",
  "heat",
  "energyChange",
  "shadowWork",
  "bathEntropy",
  "freeEnergyChange",
  "outcome",
  "logLikelihood",
  "information",
  ...FEEDBACK_COLUMNS,
  "stopTime",
  "stopped",
  "systemEntropy",
  "entropyProduction",
  "housekeepingHeat",
  "housekeepingEntropy",
  "excessHeat",
  "excessEntropy",
  "logWeight",
];

/** Columns that a variable has beside its own. */
export const derived = (variable: string): string[] => [
  `${variable}Start`,
  `heat_${variable}`,
  velocityOf(variable),
  `${velocityOf(variable)}Start`,
];

export const RESERVED = ["t", "kT", "friction", "pi", ...Object.keys(FUNCTIONS)];

/** Parses `text` found at `path`, every name among `known`. @throws SpecError that points at the character. */
export function readFormula(
  text: string,
  path: string,
  known: readonly string[],
  tables: Tables = NO_TABLES,
): Node {
  try {
    const node = parse(text, tables);
    names(node, (name, at) => {
      if (known.includes(name)) return;
      if (tables.has(name)) throw new FormulaError(`"${name}" is a table, ${name}(x) is needed`, text, at);
      const hint = nearest(name, known) || ` (there are ${known.join(", ")})`;
      throw new FormulaError(`"${name}" is unknown${hint}`, text, at);
    });
    return node;
  } catch (error) {
    if (error instanceof FormulaError) throw new SpecError(path, error.message);
    throw error;
  }
}

/** The formulas of a system, and the tables that they call. */
export interface SystemFormulas {
  readonly energy: Node;
  /** Non-conservative force on each variable, null where there is none. */
  readonly forces: readonly (Node | null)[];
  readonly tables: Tables;
}

/** Reads the formulas of a system. @throws SpecError */
export function formulasOf(system: Pick<Langevin, "potential" | "force" | "variables">): SystemFormulas {
  const { potential, force } = system;
  const tables = tablesOf(potential);
  const variables = namesOf(system);
  const known = [...variables, ...Object.keys(potential.fields)];
  return {
    energy: readFormula(potential.energy, "system.potential.energy", known, tables),
    forces: forcesOf(system).map((text, v) => {
      const path = typeof force === "string" ? "system.force" : `system.force.${variables[v]}`;
      return text === null ? null : readFormula(text, path, known, tables);
    }),
    tables,
  };
}

/** Checks the names, the potential and the forces. */
export function checkFormulas({ system }: LangevinExperiment): void {
  const { energy, fields, tables = {} } = system.potential;
  const variables = namesOf(system);
  checkNames(variables, "system.variables", [...RESERVED, ...COLUMNS, ...variables.flatMap(derived)]);
  const columns = [...COLUMNS, ...variables, ...variables.flatMap(derived)];
  checkNames(Object.keys(fields), "system.potential.fields", [...RESERVED, ...columns]);
  const taken = [...RESERVED, ...variables, ...Object.keys(fields)];
  checkNames(Object.keys(tables), "system.potential.tables", taken);
  checkTemperatures(system);
  const { energy: node } = formulasOf(system);
  if (!mentions(node, new Set(variables)) && !isBox(system)) {
    throw new SpecError(
      "system.potential.energy",
      `a formula of ${variables.join(", ")} is needed, "${energy}" given`,
    );
  }
}

/** Between two walls nothing else need hold a variable. */
const isBox = ({ walls }: Langevin): boolean => walls?.low !== undefined && walls.high !== undefined;

/** A temperature is above 0 at t = 0- and of nothing but fields. */
function checkTemperatures(system: Langevin): void {
  const { fields } = system.potential;
  const own = Object.entries(system.variables ?? {}).map(
    ([name, { kT }]) => [`system.variables.${name}.kT`, kT] as const,
  );
  for (const [path, kT] of [["system.kT", system.kT] as const, ...own]) {
    if (typeof kT !== "string") continue;
    const node = readFormula(kT, path, Object.keys(fields));
    if (!mentions(node, new Set(Object.keys(fields)))) {
      throw new SpecError(path, `a number, or a formula of the fields, is needed, "${kT}" given`);
    }
    const value = evaluateNumber(node, fields);
    if (value > 0) continue;
    throw new SpecError(path, `a temperature above 0 at t = 0- is needed, "${kT}" is ${value} there`);
  }
}

export function checkNames(given: readonly string[], path: string, taken: readonly string[]): void {
  for (const name of given) {
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !taken.includes(name)) continue;
    throw new SpecError(`${path}.${name}`, `a name that is free is needed, "${name}" given`);
  }
}

/** A question about the sign of a variable less a threshold. */
export interface Question {
  /** Which variable. */
  readonly variable: number;
  readonly threshold: number;
  /** Whether "yes" means above. */
  readonly above: boolean;
}

/** Reads "x > 0.3" or "x < 0". @throws SpecError for anything else. */
export function readQuestion(text: string, path: string, variables: readonly string[] = ["x"]): Question {
  const node = readFormula(text, path, variables);
  if (node.kind === "binary" && node.left.kind === "name" && node.right.kind === "number") {
    const of = { variable: variables.indexOf(node.left.name), threshold: node.right.value };
    if (node.op === ">") return { ...of, above: true };
    if (node.op === "<") return { ...of, above: false };
  }
  const [x] = variables;
  throw new SpecError(path, `a question "${x} > number" or "${x} < number" is needed, "${text}" given`);
}
