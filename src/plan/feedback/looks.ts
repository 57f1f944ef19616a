// States on the way under a policy whose fields are the lanes' own: they are taken as they are, without a write.
import { SpecError } from "../../spec/error.js";
import type { LangevinExperiment } from "../../spec/experiment.js";
import type { Moments } from "../moments.js";
import type { Timeline } from "../timeline.js";
import { isAged } from "./aged.js";

/** @throws SpecError where fields move between a step's middle, where they were written, and its end */
export function checkLooks(
  experiment: LangevinExperiment,
  { times, end }: Moments,
  { driven }: Timeline,
): void {
  const inside = times.some((_, i) => i > 0 && i !== end);
  if (!inside || (driven.size === 0 && !isAged(experiment))) return;
  throw new SpecError(
    experiment.record.grid === undefined ? "record.columns" : "record.grid.times",
    "fields that stand still between actions are needed for states on the way under a policy of real numbers, others given",
  );
}
