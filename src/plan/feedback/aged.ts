// Whether a field of a policy goes on to change after its action.
import { mentions } from "../../formula/syntax.js";
import type { LangevinExperiment } from "../../spec/experiment.js";
import { formulasOfFeedback } from "../../spec/feedback/site.js";

export function isAged(experiment: LangevinExperiment): boolean {
  const { feedback } = experiment;
  if (feedback?.kind !== "policy") return false;
  const { act } = formulasOfFeedback(experiment, feedback);
  return Object.values(act).some(
    (points) => points.length > 1 || points.some(([, value]) => mentions(value, new Set(["age"]))),
  );
}
