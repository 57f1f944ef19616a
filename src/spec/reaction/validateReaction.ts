// The door for reactions: from anything to a ReactionExperiment in normal form, or one sentence about the first thing that is wrong.
import { complaint } from "../complaint.js";
import { SpecError } from "../error.js";
import { checkGrid } from "../grid.js";
import { checkSchedule } from "../schedules.js";
import type { RampPoint } from "../terms.js";
import { lowerReactions } from "./channels.js";
import { eventsOf } from "./events.js";
import { checkLeaps, type GivenMethod, methodOf } from "./method.js";
import { checkReactionNames } from "./names.js";
import { checkReactionRates } from "./rates.js";
import type { ReactionExperiment } from "./reaction.js";
import { checkReactionRecord } from "./record.js";
import { knownKeys, reactionSchema } from "./schema.js";
import { checkReactionStart } from "./start.js";
import { checkReactionEntropy } from "./systemEntropy.js";

/**
 * Checks a spec and returns it with defaults filled in. Idempotent; a JSON round trip changes nothing.
 * @throws SpecError
 */
export function validateReaction(spec: unknown): ReactionExperiment {
  refuseForeign(spec as Record<string, unknown>);
  const parsed = reactionSchema.safeParse(spec);
  if (!parsed.success) throw complaint(parsed.error, spec, knownKeys);
  const experiment = {
    ...parsed.data,
    method: methodOf(parsed.data.method as GivenMethod),
  } as ReactionExperiment;
  const { system, control } = experiment;
  if (system.reactions.length === 0) {
    throw new SpecError("system.reactions", "at least one reaction is needed, none given");
  }
  checkLeaps(experiment);
  checkReactionNames(experiment);
  checkSchedule(control, "control", Object.keys(system.fields), "a field of the reactions");
  const network = lowerReactions(system, control);
  if (network.species.length === 0) {
    throw new SpecError(
      "system.species",
      "at least one species that changes is needed, chemostats alone given",
    );
  }
  checkReactionStart(experiment, network);
  checkReactionRates(experiment, network);
  checkReactionRecord(experiment, network);
  eventsOf(experiment);
  checkReactionEntropy(experiment, network);
  checkCycles(experiment);
  checkGrid(experiment, control.duration);
  return experiment;
}

/** What other experiments have and reactions do not, in words. */
const FOREIGN: readonly (readonly [path: string, problem: string])[] = [
  ["units", "numbers that agree are needed for reactions, units given"],
  ["feedback", "a control without feedback is needed for reactions, a feedback given"],
  ["ensemble.bias", "an unbiased ensemble is needed for reactions, a bias given"],
  [
    "method.bias",
    "nothing is needed for reactions (their events are exact; of leaps no bias is measured, run them at another dt), a bias given",
  ],
  [
    "record.housekeeping",
    "nothing is needed for reactions (no steady states are solved along their schedule), a housekeeping given",
  ],
  ["system.states", "species are needed for reactions, states given"],
];

function refuseForeign(spec: Record<string, unknown>): void {
  for (const [path, problem] of FOREIGN) {
    const given = path
      .split(".")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], spec);
    if (given !== undefined) throw new SpecError(path, problem);
  }
}

/** Cycles repeat a control, so fields must end where they begin. */
function checkCycles({ system, control, cycles }: ReactionExperiment): void {
  if (cycles === undefined) return;
  for (const [field, points] of Object.entries(control.ramps)) {
    const start = system.fields[field] as number;
    const [, end] = points[points.length - 1] as RampPoint;
    if (start === end) continue;
    throw new SpecError(
      `control.ramps.${field}`,
      `a ramp that ends where the cycle begins is needed, at ${start} (the field at t = 0-); it ends at ${end}`,
    );
  }
}
