// Cycles of a network repeat a control, so fields and energies must end where they begin.
import { evaluateNumber } from "../../formula/evaluate.js";
import { SpecError } from "../error.js";
import type { RampPoint } from "../experiment.js";
import type { LoweredNetwork } from "./channels.js";
import { after, before } from "./instant.js";
import type { NetworkExperiment } from "./network.js";

/** Of an energy: how far its end may be from its beginning by rounding, as sin(2 pi) is from 0. */
const ROUNDING = 1e-9;

/** @throws SpecError where a field, or an energy that is a formula of t, does not come back. */
export function checkNetworkCycles(experiment: NetworkExperiment, { states }: LoweredNetwork): void {
  const { system, control, cycles, feedback } = experiment;
  if (cycles === undefined) return;
  if (feedback?.kind === "branch") {
    throw new SpecError(
      "cycles",
      "a control without feedback is needed to repeat it (a measurement is made once), a feedback given",
    );
  }
  for (const [field, points] of Object.entries(control.ramps)) {
    const start = system.fields[field] as number;
    const [, end] = points[points.length - 1] as RampPoint;
    if (start === end) continue;
    throw new SpecError(
      `control.ramps.${field}`,
      `a ramp that ends where the cycle begins is needed, at ${start} (the field at t = 0-); it ends at ${end}`,
    );
  }
  for (const { name, energy } of states) {
    const [start, end] = [before(experiment), after(experiment)].map((moment) =>
      evaluateNumber(energy, moment),
    ) as [number, number];
    if (Math.abs(end - start) <= ROUNDING * (1 + Math.abs(start))) continue;
    throw new SpecError(
      "cycles",
      `energies that end where the cycle begins are needed, that of "${name}" goes from ${start} to ${end}`,
    );
  }
}
