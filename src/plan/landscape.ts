import { type Node, rename } from "../formula/syntax.js";
import { placeOf, type Wall } from "../formula/walls.js";
import type { Langevin } from "../spec/experiment.js";
import { commonTemperature, namesOf } from "../spec/variables.js";
import { wallsIn } from "../spec/walls.js";
import type { Landscape } from "../theory/boltzmann.js";
import type { Fields } from "./timeline.js";

const place = (wall: Wall | undefined): number | undefined =>
  wall === undefined ? undefined : placeOf(wall);

/** Calls the only variable x, as theory does. A field may be called x where the variable is not: the two change their names. */
export function exchange(system: Pick<Langevin, "variables">): {
  node: (node: Node) => Node;
  fields: (fields: Fields) => Fields;
} {
  const [variable = "x"] = namesOf(system);
  if (variable === "x") return { node: (node) => node, fields: (fields) => fields };
  const to = (name: string): string => (name === variable ? "x" : name === "x" ? variable : name);
  return {
    node: (node) => rename(node, to),
    fields: (fields) =>
      Object.fromEntries(Object.entries(fields).map(([field, value]) => [to(field), value])),
  };
}

/** The potential of one variable in given fields, where it lives: on the line, between walls, or once around a ring. */
export function landscape(system: Langevin, energy: Node, fields: Fields): Landscape {
  const { period } = system;
  const walls = wallsIn(system, fields);
  const called = exchange(system);
  return {
    energy: called.node(energy),
    fields: called.fields(fields),
    kT: commonTemperature(system),
    range:
      period === undefined
        ? walls && { low: place(walls.low), high: place(walls.high) }
        : { low: 0, high: period },
  };
}
