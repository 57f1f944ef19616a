// What the schema cannot say of a system: its variables, their baths, and where they start.
import { placeOf } from "../formula/walls.js";
import { SpecError, shown } from "./error.js";
import type { Experiment, Overdamped, Start } from "./experiment.js";
import { isothermal, namesOf } from "./variables.js";

const MOST = 4;

/** @throws SpecError for none or too many variables. */
export function countVariables({ system }: Experiment): void {
  const { length } = namesOf(system);
  if (length >= 1 && length <= MOST) return;
  throw new SpecError("system.variables", `1 to ${MOST} variables are needed, ${length} given`);
}

/** @throws SpecError for several temperatures without the means to tell them apart, or an odd start. */
export function checkVariables({ system, method }: Experiment): void {
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
  checkStart(system.start, names);
  checkInside(system, names);
}

function checkStart(start: Start, names: readonly string[]): void {
  if (start.kind === "equilibrium") return;
  const [path, places] =
    start.kind === "point" ? ["system.start.at", start.at] : ["system.start.mean", start.mean];
  refuseOthers(Object.keys(places), names, path);
  const lacking = names.find((name) => !Object.hasOwn(places, name));
  if (lacking !== undefined)
    throw new SpecError(`${path}.${lacking}`, "a finite number is needed, nothing given");
  if (start.kind === "gaussian") checkCovariance(start.covariance, names.length);
}

/** A point is where walls let it be. */
function checkInside({ start, walls = {} }: Overdamped, [name = ""]: readonly string[]): void {
  if (start.kind !== "point") return;
  const place = start.at[name] as number;
  const [low, high] = [walls.low, walls.high].map((wall) => (wall === undefined ? undefined : placeOf(wall)));
  if (place < (low ?? place) || place > (high ?? place)) {
    throw new SpecError(`system.start.at.${name}`, `a place between the walls is needed, ${place} given`);
  }
}

function checkCovariance(rows: readonly (readonly number[])[], size: number): void {
  const path = "system.start.covariance";
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
