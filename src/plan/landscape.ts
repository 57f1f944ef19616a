import type { Node } from "../formula/syntax.js";
import type { Overdamped } from "../spec/experiment.js";
import type { Landscape } from "../theory/boltzmann.js";
import type { Fields } from "./timeline.js";

/** The potential in given fields, where x lives: on the line, between walls, or once around a ring. */
export const landscape = (system: Overdamped, energy: Node, fields: Fields): Landscape => ({
  energy,
  fields,
  kT: system.kT,
  range: system.period === undefined ? system.walls : { low: 0, high: system.period },
});
