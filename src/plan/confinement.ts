// Whether a potential confines all along its protocol, and the free energies at its end.
import { evaluateNumber } from "../formula/evaluate.js";
import { polynomial } from "../formula/polynomial.js";
import type { Node } from "../formula/syntax.js";
import { absorbs } from "../formula/walls.js";
import { SpecError } from "../spec/error.js";
import type { Langevin } from "../spec/experiment.js";
import { commonTemperature, isothermal, namesOf } from "../spec/variables.js";
import { confines, freeEnergy, NotConfining } from "../theory/boltzmann.js";
import { quadraticEquilibrium } from "../theory/quadratic.js";
import { landscape } from "./landscape.js";
import { along, type Fields, type Timeline } from "./timeline.js";

/** Places along a stretch at which the potential is looked at. */
const LOOKS = 16;

/** Free energies at tau+ by branch; refuses a protocol under which the potential stops confining. */
export function confine(system: Langevin, energy: Node, line: Timeline): (number | null)[] {
  const variables = namesOf(system);
  // several variables: only what is quadratic is known; walls that absorb leave no equilibrium
  const single = variables.length === 1;
  const known = single ? !absorbs(system.walls ?? {}) : isothermal(system);
  const at = (fields: Fields): number | null => {
    try {
      if (single) return freeEnergy(landscape(system, energy, fields));
      return quadraticEquilibrium(energy, variables, fields, commonTemperature(system))?.freeEnergy ?? null;
    } catch (error) {
      if (error instanceof NotConfining) return null;
      throw error;
    }
  };
  if (!known) return line.end.map(() => null);
  if (single && !system.allowEscape) {
    const { start, burnIn, stretches } = line;
    const holds = confiner(system, energy);
    const before = { time: -burnIn, length: burnIn, lines: [{ from: start, to: start }] };
    for (const { time, length, lines } of burnIn > 0 ? [before, ...stretches] : stretches) {
      for (const path of lines) {
        for (let k = 0; k <= LOOKS; k++) {
          const fields = along(path, k / LOOKS);
          if (!holds(fields)) {
            throw notConfining(time + (length * k) / LOOKS, fields, line);
          }
        }
      }
    }
  }
  return line.end.map((fields) => {
    const value = at(fields);
    if (value === null && single && !system.allowEscape) throw notConfining(line.duration, fields, line);
    return value;
  });
}

/** Whether the potential confines in given fields: a parabola by its curvature, which is quick, all else by looking. */
function confiner(system: Langevin, energy: Node): (fields: Fields) => boolean {
  const terms = polynomial(energy, namesOf(system));
  const curvature = terms?.get(2);
  const free = system.walls === undefined && system.period === undefined;
  if (free && curvature !== undefined && [...(terms ?? []).keys()].every((n) => n <= 2)) {
    return (fields) => evaluateNumber(curvature, fields) > 0;
  }
  return (fields) => confines(landscape(system, energy, fields));
}

function notConfining(time: number, fields: Fields, line: Timeline): SpecError {
  const values = [...line.driven].map((field) => `${field} = ${fields[field]}`).join(", ");
  return new SpecError(
    "system.potential",
    `a potential that rises on both sides at all times is needed (or allowEscape: true), this one stops confining at t = ${time} with ${values}`,
  );
}
