// An experiment's protocol as stretches: of its control alone, of a controller with finitely many states, whose stretches have a line for
// each, or of a policy with numbers of its own in each lane, whose stretches have the control's line, and events between them.
import type { LangevinExperiment } from "../../spec/experiment.js";
import { alongSchedule, type Timeline } from "../timeline.js";
import { controllerOf } from "./controller.js";
import type { FiniteController } from "./finite.js";
import { finiteTimeline } from "./finiteTimeline.js";
import { withoutFilter } from "./kalman.js";
import { ownTimeline } from "./ownTimeline.js";

/** Cuts the experiment's protocol into stretches. */
export function timeline(given: LangevinExperiment): Timeline {
  const experiment = withoutFilter(given);
  return timelineOf(experiment, controllerOf(experiment));
}

export function timelineOf(experiment: LangevinExperiment, controller: FiniteController | null): Timeline {
  const { system, control, feedback } = experiment;
  const burnIn = system.start.kind === "steady" ? (system.start.burnIn ?? 0) : 0;
  if (controller !== null) return finiteTimeline(experiment, controller, burnIn);
  if (feedback?.kind === "policy") return ownTimeline(experiment, feedback, burnIn);
  return alongSchedule(control, system.potential.fields, burnIn);
}
