// Walls of a system: at a number, absorbing, or where a formula of the fields says, which a schedule may move.
import { evaluateNumber } from "../formula/evaluate.js";
import type { Node } from "../formula/syntax.js";
import { placeOf, type Walls as Standing, type Wall } from "../formula/walls.js";
import { SpecError } from "./error.js";
import type { Langevin } from "./experiment.js";
import { readFormula } from "./formulas.js";
import { namesOf } from "./variables.js";

type Walled = Pick<Langevin, "walls" | "potential">;
const SIDES = ["low", "high"] as const;

/** The formulas of walls that may move. @throws SpecError */
export function wallFormulas({ walls = {}, potential }: Walled): {
  readonly low?: Node;
  readonly high?: Node;
} {
  const read = SIDES.flatMap((side) => {
    const wall = walls[side];
    if (typeof wall !== "string") return [];
    return [[side, readFormula(wall, `system.walls.${side}`, Object.keys(potential.fields))] as const];
  });
  return Object.fromEntries(read);
}

/** Whether a wall is said by a formula. */
export const movesWalls = ({ walls = {} }: Pick<Langevin, "walls">): boolean =>
  SIDES.some((side) => typeof walls[side] === "string");

/** The walls as they stand in given fields. */
export function wallsIn(system: Walled, fields: Readonly<Record<string, number>>): Standing | undefined {
  const { walls } = system;
  if (walls === undefined) return undefined;
  const formulas = wallFormulas(system);
  const standing = (side: "low" | "high"): Wall | undefined => {
    const wall = walls[side];
    const formula = formulas[side];
    return typeof wall !== "string" ? wall : formula && evaluateNumber(formula, fields);
  };
  return { low: standing("low"), high: standing("high") };
}

/** Where the walls are at t = 0-. */
export function placesAtStart(system: Walled): readonly [low: number | undefined, high: number | undefined] {
  const { low, high } = wallsIn(system, system.potential.fields) ?? {};
  return [low === undefined ? undefined : placeOf(low), high === undefined ? undefined : placeOf(high)];
}

/** @throws SpecError for walls around several variables or a ring, or in the wrong order; for walls and schemes that do not suit each other. */
export function checkWalls(system: Langevin, scheme: string): void {
  const { period, walls } = system;
  const several = namesOf(system).length > 1;
  if (walls === undefined) {
    if (scheme !== "reflected") return;
    throw new SpecError("system.walls", 'walls are needed for "reflected", nothing given');
  }
  if (several) throw new SpecError("system.walls", "walls around one variable are needed, several given");
  if (period !== undefined)
    throw new SpecError("system.walls", "a ring has no walls: period or walls, both given");
  const [low, high] = placesAtStart(system);
  if (low !== undefined && high !== undefined && low >= high) {
    throw new SpecError("system.walls.high", `a place above the lower wall ${low} is needed, ${high} given`);
  }
  if (scheme !== "reflected" && movesWalls(system)) {
    throw new SpecError(
      "method.scheme",
      `"reflected" is needed for walls that are said by formulas, "${scheme}" given`,
    );
  }
  if (scheme === "reflected" && SIDES.some((side) => typeof walls[side] === "object")) {
    throw new SpecError(
      "system.walls",
      '"heun" or "euler" is needed for walls that absorb, "reflected" given',
    );
  }
}
