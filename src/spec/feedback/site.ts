// What a feedback may speak of: the names of its kind of motion.
import { ARITIES } from "../../formula/recorded.js";
import { type Experiment, isNetwork, type LangevinExperiment, type Schedule } from "../experiment.js";
import { COLUMNS, derived } from "../formulas.js";
import { networkSite } from "../network/feedback.js";
import { tablesOf } from "../tables.js";
import { namesOf, stateOf } from "../variables.js";
import type { Feedback } from "./feedback.js";
import { type FeedbackFormulas, readFeedback, type Site } from "./reading.js";

export function siteOf(
  { system, record }: Pick<LangevinExperiment, "system" | "record">,
  schedule: (schedule: Schedule, path: string) => void = () => {},
): Site {
  const variables = namesOf(system);
  return {
    network: false,
    hidden: stateOf(system),
    state: stateOf(system),
    fields: system.potential.fields,
    field: "a field of the potential",
    tables: tablesOf(system.potential),
    taken: [
      ...COLUMNS,
      ...Object.keys(ARITIES),
      ...variables,
      ...variables.flatMap(derived),
      ...Object.keys(system.potential.tables ?? {}),
      ...Object.keys(record.columns ?? {}),
    ],
    readings: () => null,
    schedule,
  };
}

/** The formulas of an experiment's feedback. */
export const formulasOfFeedback = (experiment: Experiment, feedback: Feedback): FeedbackFormulas =>
  readFeedback(
    feedback,
    isNetwork(experiment) ? networkSite(experiment) : siteOf(experiment as LangevinExperiment),
  );
