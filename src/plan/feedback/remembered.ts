// Which names of its memory a reading mentions.
import { mentions } from "../../formula/syntax.js";
import type { LangevinExperiment } from "../../spec/experiment.js";
import { memoryNames } from "../../spec/feedback/reading.js";
import { formulasOfFeedback } from "../../spec/feedback/site.js";
import { stateOf } from "../../spec/variables.js";

export function memoryRead(experiment: LangevinExperiment): string[] {
  const { feedback, system } = experiment;
  if (feedback === undefined) return [];
  const { reading } = formulasOfFeedback(experiment, feedback);
  return memoryNames(feedback, stateOf(system)).filter((name) => mentions(reading, new Set([name])));
}
