// What is known of the end of an experiment without running it: the equilibrium in the final fields, and how long it takes.
import { absorbs } from "../formula/walls.js";
import { timeline } from "../plan/feedback/timeline.js";
import { landscape } from "../plan/landscape.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { formulasOf, readQuestion } from "../spec/formulas.js";
import { inEquilibrium } from "../spec/starts.js";
import { drivesTemperature, namesOf, variablesOf } from "../spec/variables.js";
import { equilibriumOf, type Landscape, probabilityBelow } from "../theory/boltzmann.js";
import { equilibriumBins } from "../theory/equilibriumBins.js";

const finalLandscape = (experiment: LangevinExperiment): Landscape => {
  const { system } = experiment;
  const fields = timeline(experiment).end[0] ?? system.potential.fields;
  return landscape(system, formulasOf(system).energy, fields);
};

/** Share of the state `question` in equilibrium at tau+. */
export function finalShare(experiment: LangevinExperiment, question: string): number {
  const { threshold, above } = readQuestion(question, "erased", namesOf(experiment.system));
  const below = probabilityBelow(equilibriumOf(finalLandscape(experiment)), threshold);
  return above ? 1 - below : below;
}

/** Equal bins over the equilibrium at tau+, with the probability of each. */
export const finalBins = (experiment: LangevinExperiment) => equilibriumBins(finalLandscape(experiment));

export { durationOf } from "../spec/cycles.js";

/** The variable that is measured, or of the experiment its only one. */
export const variableOf = (experiment: LangevinExperiment | null): string =>
  (experiment === null ? undefined : namesOf(experiment.system)[0]) ?? "x";

/** Why bounds on the final distribution are not claimed, or null. */
export function noFinalState(experiment: LangevinExperiment): string | null {
  const { feedback, stop, system, cycles } = experiment;
  if (feedback !== undefined) return "it is a bound without feedback: no branch may be taken";
  if (stop !== undefined) return "it is a bound at the end of the protocol: no trajectory may stop before";
  if (drivesTemperature(experiment)) return "it is a bound at one temperature: no schedule may drive kT";
  if (namesOf(system).length !== 1) return "it is stated for one variable";
  if (!inEquilibrium(system) || (cycles?.discard ?? 0) > 0) return "it is a bound from an equilibrium start";
  if (absorbs(system.walls ?? {})) return "walls that absorb leave no equilibrium to compare with";
  if (system.period !== undefined) return "on a ring x > c is no state: x is not wrapped";
  return null;
}

/** Friction of the only variable. */
export const frictionOf = (experiment: LangevinExperiment): number | undefined =>
  variablesOf(experiment.system)[0]?.friction;
