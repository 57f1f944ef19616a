// The two texts beside a case's model: settings ("key: value" by line) and a table of expected means and deviations (CSV).
import { SpecError } from "../spec/error.js";

export interface DsmtsTexts {
  readonly sbml: string;
  readonly settings: string;
  readonly results: string;
}

export type Range = readonly [low: number, high: number];

export interface Settings {
  readonly start: number;
  readonly duration: number;
  readonly steps: number;
  readonly variables: readonly string[];
  /** Variables whose table is of concentrations; those of others is of amounts. */
  readonly concentration: readonly string[];
  readonly ranges: { readonly Z: Range; readonly Y: Range };
  /** Whether "X-mean" or "X-sd" is judged: all of them where the settings do not say. */
  readonly output: (column: string) => boolean;
}

/** Ranges of the suite, where the settings do not say. */
const USUAL = { meanRange: [-3, 3], sdRange: [-5, 5] } as const;

/** @throws SpecError with the key that is missing or wrong */
export function readSettings(text: string, path: string): Settings {
  const found = new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(":");
      return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
    }),
  );
  const at = (key: string): string => `${path}.settings.${key}`;
  const list = (key: string): string[] =>
    (found.get(key) ?? "").split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
  const number = (key: string, fits: (value: number) => boolean, what: string): number => {
    const given = found.get(key) ?? "";
    const value = given === "" ? Number.NaN : Number(given);
    if (Number.isFinite(value) && fits(value)) return value;
    throw new SpecError(at(key), `${what} is needed, ${given === "" ? "nothing" : given} given`);
  };
  const range = (key: "meanRange" | "sdRange"): Range => {
    const given = found.get(key) ?? "";
    if (given === "") return USUAL[key];
    const [, low, high] = /^\(\s*([^,\s]+)\s*,\s*([^,\s]+)\s*\)$/.exec(given) ?? [];
    if (Number(low) < Number(high)) return [Number(low), Number(high)];
    throw new SpecError(at(key), `a range as in (-3, 3) is needed, ${given} given`);
  };
  const variables = list("variables");
  if (variables.length === 0) throw new SpecError(at("variables"), "a variable is needed, none given");
  const columns = variables.flatMap((name) => [`${name}-mean`, `${name}-sd`]);
  const output = list("output");
  const unknown = output.find((column) => !columns.includes(column));
  if (unknown !== undefined)
    throw new SpecError(
      at("output"),
      `one of ${columns.join(", ")} is needed, ${unknown} given (not supported)`,
    );
  for (const key of ["amount", "concentration"]) {
    const other = list(key).find((name) => !variables.includes(name));
    if (other !== undefined) throw new SpecError(at(key), `one of the variables is needed, ${other} given`);
  }
  return {
    start: number("start", (value) => value >= 0, "a time from 0 on"),
    duration: number("duration", (value) => value > 0, "a time above 0"),
    steps: number("steps", (value) => Number.isInteger(value) && value > 0, "a whole number above 0"),
    variables,
    concentration: list("concentration"),
    ranges: { Z: range("meanRange"), Y: range("sdRange") },
    output: (column) => output.length === 0 || output.includes(column),
  };
}

/** A number of the table, and half a unit in its last decimal place (0 of one without decimals). */
export interface Printed {
  readonly value: number;
  readonly rounding: number;
}

/** Columns by name. @throws SpecError for a table that is not one row for each of `times` */
export function readTable(
  text: string,
  times: readonly number[],
  path: string,
): (column: string) => readonly Printed[] {
  const [head = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((part) => part.trim().replace(/^"(.*)"$/, "$1")));
  const at = `${path}.results`;
  if (rows.length !== times.length)
    throw new SpecError(at, `${times.length} rows, one for each time, are needed, ${rows.length} given`);
  const column = (name: string): Printed[] => {
    const index = head.indexOf(name);
    if (index < 0) throw new SpecError(at, `a column "${name}" is needed, ${head.join(", ")} given`);
    return rows.map((row, k) => {
      const given = row[index] ?? "";
      const value = given === "" ? Number.NaN : Number(given);
      if (Number.isFinite(value)) return { value, rounding: roundingOf(given) };
      throw new SpecError(
        at,
        `a number is needed in "${name}", row ${k + 1}, ${given === "" ? "nothing" : given} given`,
      );
    });
  };
  const [first = ""] = head;
  column(first).forEach(({ value }, k) => {
    const time = times[k] as number;
    if (Math.abs(value - time) <= 1e-6 * Math.max(1, time)) return;
    throw new SpecError(at, `the time ${time} of the settings is needed in row ${k + 1}, ${value} given`);
  });
  return column;
}

function roundingOf(text: string): number {
  const [, decimals = "", exponent = "0"] = /^[-+]?\d*\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  return decimals === "" ? 0 : 0.5 * Number(`1e${Number(exponent) - decimals.length}`);
}
