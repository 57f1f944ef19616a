// The force of `ensemble.bias`, read at the door: over variables and fields, on systems whose weights are known.
import type { Node } from "../formula/syntax.js";
import { nearest, SpecError } from "./error.js";
import type { LangevinExperiment } from "./experiment.js";
import { readFormula } from "./formulas.js";
import { tablesOf } from "./tables.js";
import { forcesOf, namesOf } from "./variables.js";

const PATH = "ensemble.bias.force";

/** The biasing force on each variable, null where there is none; null where nothing is biased. @throws SpecError */
export function biasForcesOf({ system, ensemble }: LangevinExperiment): (Node | null)[] | null {
  if (ensemble.bias === undefined) return null;
  const { force } = ensemble.bias;
  const variables = namesOf(system);
  const known = [...variables, ...Object.keys(system.potential.fields)];
  const tables = tablesOf(system.potential);
  return forcesOf({ variables: system.variables, force }).map((text, v) =>
    text === null
      ? null
      : readFormula(text, typeof force === "string" ? PATH : `${PATH}.${variables[v]}`, known, tables),
  );
}

/** @throws SpecError for an experiment whose paths have no known weight, or a force that cannot be read. */
export function checkBiasForce(experiment: LangevinExperiment): void {
  const { system, method, cycles, ensemble } = experiment;
  if (ensemble.bias === undefined) return;
  const { force } = ensemble.bias;
  const refuse = (path: string, needed: string, given: string): never => {
    throw new SpecError(path, `${needed} is needed with ensemble.bias, ${given} given`);
  };
  if (system.dynamics !== "overdamped") {
    refuse("system.dynamics", '"overdamped"', `"${system.dynamics}"`);
  }
  if (method.scheme !== "euler") {
    refuse("method.scheme", '"euler" (whose step has a density that is known)', `"${method.scheme}"`);
  }
  if (system.walls !== undefined) refuse("system.walls", "a system without walls", "walls");
  if ((cycles?.discard ?? 0) > 0) {
    refuse("cycles.discard", "0 (weights are of the whole path)", String(cycles?.discard));
  }
  if (system.start.kind === "steady" && system.start.burnIn !== undefined) {
    refuse("system.start", "a start without a burn-in (weights are of the whole path)", "a burn-in");
  }
  const variables = namesOf(system);
  if (typeof force === "string" && variables.length > 1) {
    refuse(PATH, `an object of texts by variable (${variables.join(", ")})`, "one text");
  }
  for (const name of typeof force === "string" ? [] : Object.keys(force)) {
    if (variables.includes(name)) continue;
    const hint = nearest(name, variables);
    throw new SpecError(
      `${PATH}.${name}`,
      `a variable (${variables.join(", ")}) is needed, "${name}" given${hint}`,
    );
  }
  biasForcesOf(experiment);
}
