// What is known of the end of an experiment without running it: the equilibrium in the final fields, and how long it takes.
import { absorbs } from "../formula/walls.js";
import { landscape } from "../plan/landscape.js";
import { timeline } from "../plan/timeline.js";
import type { Experiment } from "../spec/experiment.js";
import { formulasOf, readQuestion } from "../spec/formulas.js";
import { namesOf, variablesOf } from "../spec/variables.js";
import { equilibriumOf, type Landscape, probabilityBelow, support } from "../theory/boltzmann.js";

const finalLandscape = (experiment: Experiment): Landscape => {
  const { system } = experiment;
  const fields = timeline(experiment).end[0] ?? system.potential.fields;
  return landscape(system, formulasOf(system).energy, fields);
};

/** Share of the state `question` in equilibrium at tau+. */
export function finalShare(experiment: Experiment, question: string): number {
  const { threshold, above } = readQuestion(question, "erased", namesOf(experiment.system));
  const below = probabilityBelow(equilibriumOf(finalLandscape(experiment)), threshold);
  return above ? 1 - below : below;
}

/** Equal bins over the equilibrium at tau+, with the probability of each. */
export function finalBins(
  experiment: Experiment,
  bins: number,
): { readonly low: number; readonly high: number; readonly reference: readonly number[] } {
  const where = finalLandscape(experiment);
  const { low, high } = support(where);
  const solved = equilibriumOf(where);
  const below = Array.from({ length: bins + 1 }, (_, i) =>
    probabilityBelow(solved, low + ((high - low) * i) / bins),
  );
  return { low, high, reference: below.slice(1).map((b, i) => b - (below[i] as number)) };
}

/** Duration of the protocol. */
export const durationOf = (experiment: Experiment): number => timeline(experiment).duration;

/** Why bounds on the final distribution of x are not claimed, or null. */
export function noFinalState({ feedback, system }: Experiment): string | null {
  if (feedback !== undefined) return "it is a bound without feedback: no branch may be taken";
  const names = namesOf(system);
  if (names.length !== 1 || names[0] !== "x") return "it is stated for one variable, x";
  if (system.start.kind !== "equilibrium") return "it is a bound from an equilibrium start";
  if (absorbs(system.walls ?? {})) return "walls that absorb leave no equilibrium to compare with";
  if (system.period !== undefined) return "on a ring x > c is no state: x is not wrapped";
  return null;
}

/** Friction of the only variable. */
export const frictionOf = (experiment: Experiment): number | undefined =>
  variablesOf(experiment.system)[0]?.friction;
