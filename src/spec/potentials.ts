// The potentials that have names. Each is a formula with fields: there is one road.
import type { Potential } from "./experiment.js";

export const NAMED_POTENTIALS: Readonly<Record<string, Potential>> = {
  doubleWell: {
    energy: "depth*((x/halfWidth)^4 - 2*barrier*(x/halfWidth)^2) - tilt*x",
    fields: { depth: 1, halfWidth: 1, barrier: 1, tilt: 0 },
  },
  harmonic: {
    energy: "stiffness*(x - centre)^2/2",
    fields: { stiffness: 1, centre: 0 },
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
export function doubleWell(fields: DoubleWellFields): Potential {
  return { energy: (NAMED_POTENTIALS.doubleWell as Potential).energy, fields: { ...fields } };
}

interface HarmonicFields {
  /** Energy per length squared. */
  readonly stiffness: number;
  readonly centre: number;
}

/** U(x) = stiffness (x - centre)^2 / 2. */
export function harmonic(fields: HarmonicFields): Potential {
  return { energy: (NAMED_POTENTIALS.harmonic as Potential).energy, fields: { ...fields } };
}

/** Any U(x) as formula text over x and the fields: + - * / ^, sqrt, abs, min, max; see docs/formulas.md. */
export function potential(energy: string, fields: Readonly<Record<string, number>>): Potential {
  return { energy, fields: { ...fields } };
}
