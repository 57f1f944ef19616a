import { type Node, rename } from "../formula/syntax.js";
import { placeOf, type Wall } from "../formula/walls.js";
import type { Overdamped } from "../spec/experiment.js";
import { namesOf } from "../spec/variables.js";
import type { Landscape } from "../theory/boltzmann.js";
import type { Fields } from "./timeline.js";

const place = (wall: Wall | undefined): number | undefined =>
  wall === undefined ? undefined : placeOf(wall);

/** The potential of one variable in given fields, where it lives: on the line, between walls, or once around a ring. */
export function landscape(system: Overdamped, energy: Node, fields: Fields): Landscape {
  const { period, walls, kT } = system;
  const [variable] = namesOf(system);
  return {
    energy: variable === "x" ? energy : rename(energy, (name) => (name === variable ? "x" : name)),
    fields,
    kT,
    range:
      period === undefined
        ? walls && { low: place(walls.low), high: place(walls.high) }
        : { low: 0, high: period },
  };
}
