// What is known of the end of an experiment without running it: the equilibrium in the final fields, and how long it takes.
import { landscape } from "../plan/landscape.js";
import { timeline } from "../plan/timeline.js";
import type { Experiment } from "../spec/experiment.js";
import { formulasOf, readQuestion } from "../spec/formulas.js";
import { equilibriumOf, type Landscape, probabilityBelow, support } from "../theory/boltzmann.js";

const finalLandscape = (experiment: Experiment): Landscape => {
  const { potential } = experiment.system;
  const fields = timeline(experiment).end[0] ?? potential.fields;
  return landscape(experiment.system, formulasOf(experiment.system).energy, fields);
};

/** Share of the state `question` in equilibrium at tau+. */
export function finalShare(experiment: Experiment, question: string): number {
  const { threshold, above } = readQuestion(question, "erased");
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
  if (system.period !== undefined) return "on a ring x > c is no state: x is not wrapped";
  const variables = Object.keys(system.variables ?? { x: {} });
  if (variables.length !== 1 || variables[0] !== "x") return "it is stated for one variable, x";
  if (system.start.kind !== "equilibrium") return "it is a bound from an equilibrium start";
  return null;
}

/** Friction of x. */
export const frictionOf = ({ system }: Experiment): number =>
  system.variables?.x?.friction ?? system.friction;
