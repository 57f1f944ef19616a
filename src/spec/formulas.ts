// The formulas of an experiment, read at the door: names that do not exist and questions that the channel cannot ask.
import { FUNCTIONS } from "../formula/functions.js";
import { FormulaError, parse } from "../formula/parse.js";
import { mentions, type Node, names } from "../formula/syntax.js";
import { nearest, SpecError } from "./error.js";
import type { Experiment } from "./experiment.js";

const RESERVED = ["x", "t", "kT", "friction", "pi", ...Object.keys(FUNCTIONS)];

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

/** Checks the potential and the measured question. */
export function checkFormulas({ system, feedback }: Experiment): void {
  const { energy, fields } = system.potential;
  for (const field of Object.keys(fields)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(field) || RESERVED.includes(field)) {
      throw new SpecError(
        `system.potential.fields.${field}`,
        `a name that is free is needed, "${field}" given`,
      );
    }
  }
  const node = readFormula(energy, "system.potential.energy", ["x", ...Object.keys(fields)]);
  if (!mentions(node, new Set(["x"]))) {
    throw new SpecError("system.potential.energy", `a formula of x is needed, "${energy}" given`);
  }
  if (system.force !== undefined) readFormula(system.force, "system.force", ["x", ...Object.keys(fields)]);
  if (feedback !== undefined) readQuestion(feedback.measurement.of, "feedback.measurement.of");
}

/** A question about the sign of x - threshold. */
export interface Question {
  readonly threshold: number;
  /** Whether "yes" means above. */
  readonly above: boolean;
}

/** Reads "x > 0.3" or "x < 0". @throws SpecError for anything else. */
export function readQuestion(text: string, path: string): Question {
  const node = readFormula(text, path, ["x"]);
  if (node.kind === "binary" && node.left.kind === "name" && node.right.kind === "number") {
    if (node.op === ">") return { threshold: node.right.value, above: true };
    if (node.op === "<") return { threshold: node.right.value, above: false };
  }
  throw new SpecError(path, `a question "x > number" or "x < number" is needed, "${text}" given`);
}
