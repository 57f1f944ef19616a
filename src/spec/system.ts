// What the schema cannot say of a system: its variables, their baths, and where they start.

import { SpecError, shown } from "./error.js";
import type { Langevin, LangevinExperiment, Law, PointStart } from "./experiment.js";
import { checkBurnIn, checkDensity, checkOwnFields } from "./starts.js";
import { isInertial, isothermal, namesOf, stateOf, variablesOf } from "./variables.js";
import { placesAtStart } from "./walls.js";

const MOST = 4;

/** @throws SpecError for none or too many variables. */
export function countVariables({ system }: LangevinExperiment): void {
  const { length } = namesOf(system);
  if (length >= 1 && length <= MOST) return;
  throw new SpecError("system.variables", `1 to ${MOST} variables are needed, ${length} given`);
}

/** @throws SpecError for several temperatures without the means to tell them apart, or an odd start. */
export function checkVariables(experiment: LangevinExperiment): void {
  const { system, method } = experiment;
  const names = namesOf(system);
  const { force } = system;
  if (typeof force === "string" && names.length > 1) {
    throw new SpecError("system.force", `a force by variable (${names.join(", ")}) is needed, a text given`);
  }
  if (typeof force === "object") refuseOthers(Object.keys(force), names, "system.force");
  if (!isothermal(system) && method.heat !== "stepwise") {
    throw new SpecError(
      "method.heat",
      '"stepwise" is needed where variables have temperatures of their own, "closed" given',
    );
  }
  checkMasses(system);
  const { start } = system;
  if (start.kind === "steady") {
    checkBurnIn(start);
    if (start.from !== undefined) checkLaw(start.from, "system.start.from", system, names);
  } else checkLaw(start, "system.start", system, names);
}

/** Overdamped motion needs friction and no mass, underdamped motion a mass. */
function checkMasses(system: Langevin): void {
  const inertial = isInertial(system);
  const own = (name: string): string =>
    Object.hasOwn(system.variables ?? {}, name) ? `system.variables.${name}` : "system";
  for (const { name, mass, friction } of variablesOf(system)) {
    if (inertial && mass === 0) {
      throw new SpecError("system.mass", "a mass above 0 is needed for underdamped motion, nothing given");
    }
    if (!inertial && friction === 0) {
      const path = system.variables?.[name]?.friction === undefined ? "system" : own(name);
      throw new SpecError(`${path}.friction`, "a number above 0 is needed for overdamped motion, 0 given");
    }
  }
  const given = [
    ["system.mass", system.mass] as const,
    ...Object.entries(system.variables ?? {}).map(
      ([v, { mass }]) => [`system.variables.${v}.mass`, mass] as const,
    ),
  ].find(([, mass]) => mass !== undefined);
  if (!inertial && given !== undefined) {
    throw new SpecError(given[0], `underdamped motion is needed for a mass, "overdamped" given`);
  }
  if (inertial && system.walls !== undefined) {
    throw new SpecError("system.walls", 'overdamped motion is needed for walls, "underdamped" given');
  }
}

function checkLaw(start: Law, at: string, system: Langevin, names: readonly string[]): void {
  if (start.kind === "equilibrium") {
    checkOwnFields(start, at, Object.keys(system.potential.fields));
    return;
  }
  if (start.kind === "table") {
    checkDensity(start, at, names, placesAtStart(system));
    return;
  }
  const states = stateOf(system);
  const [path, places] = start.kind === "point" ? [`${at}.at`, start.at] : [`${at}.mean`, start.mean];
  refuseOthers(Object.keys(places), states, path);
  const lacking = names.find((name) => !Object.hasOwn(places, name));
  if (lacking !== undefined)
    throw new SpecError(`${path}.${lacking}`, "a finite number is needed, nothing given");
  if (start.kind === "point") checkInside(start, `${at}.at`, system, names);
  else checkCovariance(start.covariance, names.length, states.length, `${at}.covariance`);
}

/** A point is where walls let it be. */
function checkInside(
  start: PointStart,
  path: string,
  system: Langevin,
  [name = ""]: readonly string[],
): void {
  const place = start.at[name] as number;
  const [low, high] = placesAtStart(system);
  if (place < (low ?? place) || place > (high ?? place)) {
    throw new SpecError(`${path}.${name}`, `a place between the walls is needed, ${place} given`);
  }
}

function checkCovariance(
  rows: readonly (readonly number[])[],
  places: number,
  all: number,
  path: string,
): void {
  const size = rows.length === all ? all : places;
  if (rows.length !== size || rows.some((row) => row.length !== size)) {
    throw new SpecError(path, `${size} rows of ${size} numbers are needed, ${shown(rows)} given`);
  }
  const odd = rows.some((row, i) => row.some((c, j) => c !== rows[j]?.[i]));
  if (odd) throw new SpecError(path, `a symmetric matrix is needed, ${shown(rows)} given`);
}

function refuseOthers(given: readonly string[], names: readonly string[], path: string): void {
  const other = given.find((name) => !names.includes(name));
  if (other === undefined) return;
  throw new SpecError(`${path}.${other}`, `a variable (${names.join(", ")}) is needed, "${other}" given`);
}
