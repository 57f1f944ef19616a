// The potentials that have names. Each is a formula with fields: there is one road.
import { nearest, SpecError } from "./error.js";
import type { Potential, Table } from "./experiment.js";
import type { Given, Quantity } from "./units/given.js";

export const NAMED_POTENTIALS: Readonly<Record<string, Potential>> = {
  doubleWell: {
    energy: "depth*((x/halfWidth)^4 - 2*barrier*(x/halfWidth)^2) - tilt*x",
    fields: { depth: 1, halfWidth: 1, barrier: 1, tilt: 0 },
  },
  harmonic: {
    energy: "stiffness*(x - centre)^2/2",
    fields: { stiffness: 1, centre: 0 },
  },
  quartic: {
    energy: "stiffness*x^4/4",
    fields: { stiffness: 1 },
  },
  /** For a ring of that length, with `force: "tilt"`: a tilt is a force there. */
  tiltedCosine: {
    energy: "amplitude*cos(2*pi*x/length)",
    fields: { amplitude: 1, length: 1, tilt: 0 },
  },
  /** Two harmonics without mirror symmetry, for a ring of that length, with `force: "tilt"`. */
  ratchet: {
    energy: "height*(sin(2*pi*x/length) + sin(4*pi*x/length)/4)",
    fields: { height: 1, length: 1, tilt: 0 },
  },
  softWalls: {
    energy: "stiffness*(max(x - right, 0)^2 + max(left - x, 0)^2)/2",
    fields: { stiffness: 100, left: -1, right: 1 },
  },
  gravityTrap: {
    energy: "stiffness*(x - centre)^2/2 + weight*x",
    fields: { stiffness: 1, centre: 0, weight: 1 },
  },
};

interface DoubleWellFields {
  /** Height of the hump in the symmetric well at barrier = 1, an energy. */
  readonly depth: number;
  /** Position of the minima at barrier = 1, a length. */
  readonly halfWidth: number;
  /** 1: two wells; 0: one flat well; the walls stay. */
  readonly barrier: number;
  /** Constant force to the right. */
  readonly tilt: number;
}

/** U(x) = depth [(x/halfWidth)^4 - 2 barrier (x/halfWidth)^2] - tilt x. */
export function doubleWell(fields: Given<DoubleWellFields>): Potential {
  return potential((NAMED_POTENTIALS.doubleWell as Potential).energy, { ...fields });
}

interface HarmonicFields {
  /** Energy per length squared. */
  readonly stiffness: number;
  readonly centre: number;
}

/** U(x) = stiffness (x - centre)^2 / 2. */
export function harmonic(fields: Given<HarmonicFields>): Potential {
  return potential((NAMED_POTENTIALS.harmonic as Potential).energy, { ...fields });
}

/** A named potential with some of its fields given, the others at their defaults: `named("ratchet", { height: 3 })`. */
export function named(name: string, fields: Readonly<Record<string, Quantity>> = {}): Potential {
  const model = NAMED_POTENTIALS[name];
  const names = Object.keys(NAMED_POTENTIALS);
  if (model === undefined) {
    throw new SpecError(
      "potential",
      `one of ${names.join(", ")} is needed, "${name}" given${nearest(name, names)}`,
    );
  }
  const known = Object.keys(model.fields);
  const wrong = Object.keys(fields).find((field) => !known.includes(field));
  if (wrong !== undefined) {
    throw new SpecError(
      `potential.${wrong}`,
      `a field of ${name} (${known.join(", ")}) is needed${nearest(wrong, known)}`,
    );
  }
  return potential(model.energy, { ...model.fields, ...fields });
}

/** Any U(x) as formula text over x, the fields and the tables; see docs/formulas.md for the language. */
export function potential(
  energy: string,
  fields: Readonly<Record<string, Quantity>>,
  tables?: Readonly<Record<string, Table>>,
): Potential {
  const made = { energy, fields: { ...fields }, ...(tables === undefined ? {} : { tables: { ...tables } }) };
  return made as Potential;
}
