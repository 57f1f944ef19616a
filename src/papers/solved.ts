// A protocol as the Fokker-Planck solver takes it.
import { type Fields, stretchesOf } from "../plan/timeline.js";
import type { Schedule } from "../spec/experiment.js";
import type { Problem } from "../theory/fokkerPlanckProblem.js";

/** Start, stretches and end of one schedule from given fields. */
export function timelineOf(start: Fields, schedule: Schedule): Pick<Problem, "start" | "stretches" | "end"> {
  const { stretches, end } = stretchesOf(schedule, start);
  return { start, end, stretches };
}
