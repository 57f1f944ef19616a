// What a feedback may speak of in Langevin motion.
import { ARITIES } from "../../formula/recorded.js";
import type { LangevinExperiment, Schedule } from "../experiment.js";
import { COLUMNS, derived } from "../formulas.js";
import { tablesOf } from "../tables.js";
import { namesOf, stateOf } from "../variables.js";
import type { Site } from "./reading.js";

export function siteOf(
  { system, record }: Pick<LangevinExperiment, "system" | "record">,
  schedule: (schedule: Schedule, path: string) => void = () => {},
): Site {
  const variables = namesOf(system);
  return {
    network: false,
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
