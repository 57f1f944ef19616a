// The formulas of an experiment, read at the door: names that do not exist and questions that the channel cannot ask.
import { FUNCTIONS } from "../formula/functions.js";
import { FormulaError, parse } from "../formula/parse.js";
import { mentions, type Node, names } from "../formula/syntax.js";
import { nearest, SpecError } from "./error.js";
import type { Experiment } from "./experiment.js";
import { namesOf } from "./variables.js";

const RESERVED = ["t", "kT", "friction", "pi", ...Object.keys(FUNCTIONS)];

/** Parses `text` found at `path`, every name among `known`. @throws SpecError that points at the character. */
export function readFormula(text: string, path: string, known: readonly string[]): Node {
  try {
    const node = parse(text);
    names(node, (name, at) => {
      if (known.includes(name)) return;
      const hint = nearest(name, known) || ` (there are ${known.join(", ")})`;
      throw new FormulaError(`"${name}" is unknown${hint}`, text, at);
    });
    return node;
  } catch (error) {
    if (error instanceof FormulaError) throw new SpecError(path, error.message);
    throw error;
  }
}

/** Checks the names, the potential, the forces and the measured question. */
export function checkFormulas({ system, feedback }: Experiment): void {
  const { energy, fields } = system.potential;
  const variables = namesOf(system);
  for (const variable of variables) refuseName(variable, `system.variables.${variable}`, []);
  for (const field of Object.keys(fields)) refuseName(field, `system.potential.fields.${field}`, variables);
  const known = [...variables, ...Object.keys(fields)];
  const node = readFormula(energy, "system.potential.energy", known);
  if (!mentions(node, new Set(variables))) {
    throw new SpecError(
      "system.potential.energy",
      `a formula of ${variables.join(", ")} is needed, "${energy}" given`,
    );
  }
  const { force } = system;
  for (const [name, text] of typeof force === "object" ? Object.entries(force) : []) {
    readFormula(text, `system.force.${name}`, known);
  }
  if (typeof force === "string") readFormula(force, "system.force", known);
  if (feedback !== undefined) readQuestion(feedback.measurement.of, "feedback.measurement.of", variables);
}

function refuseName(given: string, path: string, taken: readonly string[]): void {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(given) && ![...RESERVED, ...taken].includes(given)) return;
  throw new SpecError(path, `a name that is free is needed, "${given}" given`);
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
