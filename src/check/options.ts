// What an option of a check may be, and how it is read at the door.
import { FormulaError, parse } from "../formula/parse.js";
import { SpecError, shown } from "../spec/error.js";
import { readFormula, readQuestion } from "../spec/formulas.js";

export interface Option {
  /** What is needed, for the sentence that says so. */
  readonly needed: string;
  readonly optional: boolean;
  /** @throws SpecError */
  read(value: unknown, path: string, variables: readonly string[]): void;
}

/** Options of a check by name. */
export type Options = Readonly<Record<string, Option>>;

const refuse = (needed: string, value: unknown, path: string): never => {
  throw new SpecError(path, `${needed} is needed, ${shown(value)} given`);
};

/** A formula in the columns. */
export const formula = (needed: string): Option => ({
  needed,
  optional: false,
  read(value, path) {
    if (typeof value !== "string") return refuse(needed, value, path);
    try {
      parse(value);
    } catch (error) {
      if (error instanceof FormulaError) throw new SpecError(path, error.message);
      throw error;
    }
  },
});

/** "x > number" or "x < number"; of a network, whose first name is `state`, any condition. */
export const question = (needed: string): Option => ({
  needed,
  optional: false,
  read: (value, path, variables) => {
    if (typeof value !== "string") return refuse(needed, value, path);
    if (variables[0] === "state") readFormula(value, path, variables);
    else readQuestion(value, path, variables);
  },
});

export const number = (needed: string, least: number, most = Infinity): Option => ({
  needed,
  optional: false,
  read: (value, path) => {
    if (typeof value === "number" && value > least && value < most) return;
    refuse(needed, value, path);
  },
});

export const oneOf = (...words: readonly string[]): Option => ({
  needed: words.map((word) => `"${word}"`).join(" or "),
  optional: false,
  read: (value, path) => {
    if (!words.includes(value as string)) refuse(words.map((word) => `"${word}"`).join(" or "), value, path);
  },
});

export const optional = (option: Option): Option => ({ ...option, optional: true });

/** Reads the options of a check, all at once. @throws SpecError */
export function readOptions(
  kind: string,
  options: Options,
  given: Readonly<Record<string, unknown>>,
  path: string,
  variables: readonly string[],
): void {
  const extra = Object.keys(given).find((key) => key !== "kind" && !(key in options));
  if (extra !== undefined) throw new SpecError(`${path}.${extra}`, `no such field of ${kind}`);
  for (const [name, option] of Object.entries(options)) {
    if (given[name] === undefined && option.optional) continue;
    option.read(given[name], `${path}.${name}`, variables);
  }
}
