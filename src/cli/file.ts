// Experiments from files: JSON with an experiment's keys and, beside them, the checks to judge. Values can be replaced by
// path: `--set method.dt=1e-3`, or by the end of a path where that is unambiguous: `--set duration=4`.
import { readFileSync } from "node:fs";
import type { Check } from "../check/index.js";
import { askable, defaultChecks, readChecks } from "../check/schema.js";
import { nearest, pathOf, SpecError } from "../spec/error.js";
import type { Experiment } from "../spec/experiment.js";
import { validate } from "../spec/validate.js";

export interface ExperimentFile {
  readonly experiment: Experiment;
  readonly checks: readonly Check[];
}

/** Reads JSON. @throws SpecError with line and column of the first mistake. */
export function readJson(file: string): unknown {
  let text: string;
  try {
    // without a byte order mark
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new SpecError(file, `a file that can be read is needed (${(error as NodeJS.ErrnoException).code})`);
  }
  return parseJson(text, file);
}

/** Parses JSON text. @throws SpecError */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = (error as Error).message;
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    const before = text.slice(0, Number.isNaN(at) ? text.length : at).split("\n");
    const place = `line ${before.length}, column ${(before[before.length - 1] ?? "").length + 1}`;
    throw new SpecError(where, `JSON is needed, ${place} is not: ${message.replace(/ \(line.*\)$/, "")}`);
  }
}

/** Reads an experiment file, with values replaced. */
export function readExperiment(file: string, changes: Readonly<Record<string, unknown>>): ExperimentFile {
  const given = readJson(file);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new SpecError(file, "an object { system, method, control, ensemble } is needed");
  }
  const { checks, ...rest } = given as Record<string, unknown>;
  const experiment = changed(validate(rest), changes);
  return {
    experiment,
    checks:
      checks === undefined ? defaultChecks(experiment) : readChecks(checks, "checks", askable(experiment)),
  };
}

/** The experiment with values replaced by path, checked again. */
export function changed(experiment: Experiment, changes: Readonly<Record<string, unknown>>): Experiment {
  const copy = structuredClone(experiment) as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(changes)) {
    const keys = resolve(copy, name);
    const last = keys[keys.length - 1] as string;
    const parent = keys.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
    (parent as Record<string, unknown>)[last] = value;
  }
  return validate(copy);
}

/** The keys of the only path that ends in `name`. */
export function resolve(tree: unknown, name: string): (string | number)[] {
  const all = paths(tree, []);
  const wanted = name.replace(/\[(\d+)\]/g, ".$1").split(".");
  const found = all.filter((path) =>
    wanted.every((key, i) => String(path[path.length - wanted.length + i]) === key),
  );
  const exact =
    found.find((path) => path.length === wanted.length) ?? (found.length === 1 ? found[0] : undefined);
  if (exact !== undefined) return exact;
  if (found.length > 1) {
    throw new SpecError(name, `one path is needed, this may be ${found.map(pathOf).join(" or ")}`);
  }
  const leaves = [...new Set(all.map((path) => String(path[path.length - 1])))];
  throw new SpecError(
    name,
    `a path of the experiment is needed${nearest(wanted[wanted.length - 1] ?? "", leaves)}`,
  );
}

function paths(tree: unknown, at: (string | number)[]): (string | number)[][] {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = [...at, Array.isArray(tree) ? Number(key) : key];
    return [path, ...paths(value, path)];
  });
}

/** Reads `path=value` pairs; a value is a number, true, false, or text. */
export function readChanges(pairs: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, ...rest] = pair.split("=");
      const text = rest.join("=");
      if (!name || text === "") throw new SpecError("--set", `path=value is needed, "${pair}" given`);
      const value = Number(text);
      if (text === "true" || text === "false") return [name, text === "true"];
      return [name, Number.isNaN(value) ? text : value];
    }),
  );
}
