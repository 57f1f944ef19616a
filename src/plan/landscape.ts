import { type Node, rename } from "../formula/syntax.js";
import { placeOf, type Wall } from "../formula/walls.js";
import type { Langevin } from "../spec/experiment.js";
import { commonTemperature, namesOf } from "../spec/variables.js";
import type { Landscape } from "../theory/boltzmann.js";
import type { Fields } from "./timeline.js";

const place = (wall: Wall | undefined): number | undefined =>
  wall === undefined ? undefined : placeOf(wall);

/** The potential of one variable in given fields, where it lives: on the line, between walls, or once around a ring. */
export function landscape(system: Langevin, energy: Node, fields: Fields): Landscape {
  const { period, walls } = system;
  const [variable = "x"] = namesOf(system);
  // a field may be called x where the variable is not: the two change their names
  const exchanged = (name: string): string => (name === variable ? "x" : name === "x" ? variable : name);
  return {
    energy: variable === "x" ? energy : rename(energy, exchanged),
    fields: Object.fromEntries(Object.entries(fields).map(([field, value]) => [exchanged(field), value])),
    kT: commonTemperature(system),
    range:
      period === undefined
        ? walls && { low: place(walls.low), high: place(walls.high) }
        : { low: 0, high: period },
  };
}
