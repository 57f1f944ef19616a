// The least work of an erasure in a finite time, for a potential as users say it.

import type { Potential } from "../spec/experiment.js";
import { formulasOf } from "../spec/formulas.js";
import { type FiniteTimeLandauer, finiteTimeLandauer as solve } from "../theory/finiteTimeLandauer.js";

export type { FiniteTimeLandauer };

/**
 * The least work, in kT, of erasing to x > 0 in a time `duration` with full control of the potential between; it begins and ends in
 * `potential`, a formula of x that is symmetric, in units of kT. The duration is in units of length^2/D.
 * K. Proesmans, J. Ehrich, J. Bechhoefer, PRL 125, 100602 (2020).
 * @throws SpecError for a formula that is none.
 */
export function finiteTimeLandauer(potential: Potential, duration: number): FiniteTimeLandauer {
  const { energy } = formulasOf({ potential });
  return solve({ energy, fields: potential.fields, kT: 1 }, duration);
}
