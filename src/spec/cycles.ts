// Cycles repeat a control, so it must end where it begins; and what a cycle cannot hold.
import { SpecError } from "./error.js";
import type { Experiment, LangevinExperiment, RampPoint } from "./experiment.js";
import { branchDuration } from "./feedback/outcomes.js";

/** @throws SpecError where the control does not come back, or a branch is taken. */
export function checkCycles({ system, control, cycles, feedback }: LangevinExperiment): void {
  if (cycles === undefined) return;
  if (feedback?.kind === "branch" || control === undefined) {
    throw new SpecError(
      "cycles",
      "a control without feedback is needed to repeat it (a measurement is made once), a feedback given",
    );
  }
  for (const [field, points] of Object.entries(control.ramps)) {
    const before = system.potential.fields[field] as number;
    const [, after] = points[points.length - 1] as RampPoint;
    if (before === after) continue;
    throw new SpecError(
      `control.ramps.${field}`,
      `a ramp that ends where the cycle begins is needed, at ${before} (the field at t = 0-); it ends at ${after}`,
    );
  }
}

/** Length of the ledger: of the control, or of all counted cycles. */
export function durationOf({ control, cycles, feedback }: Experiment): number {
  if (feedback?.kind === "branch") return (feedback.measurement.at as number) + branchDuration(feedback);
  return (control?.duration ?? 0) * (cycles?.count ?? 1);
}
