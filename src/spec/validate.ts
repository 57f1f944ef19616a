// The door: from anything to an LangevinExperiment in normal form, or one sentence about the first thing that is wrong.
import { checkBiasForce } from "./biasForce.js";
import { complaint } from "./complaint.js";
import { checkCycles } from "./cycles.js";
import { SpecError } from "./error.js";
import type { Experiment, LangevinExperiment, Schedule } from "./experiment.js";
import { checkKalman } from "./feedback/kalman.js";
import { feedbackKeys } from "./feedback/schema.js";
import { siteOf } from "./feedback/site.js";
import { checkFeedback } from "./feedback/validateFeedback.js";
import { checkFormulas } from "./formulas.js";
import { checkGrid, spanOf } from "./grid.js";
import { validateNetwork } from "./network/validateNetwork.js";
import { withoutOscillator } from "./oscillator.js";
import { validateReaction } from "./reaction/validateReaction.js";
import { checkRecord } from "./record.js";
import { checkSchedule } from "./schedules.js";
import { experimentSchema } from "./schema.js";
import { checkScheme } from "./schemes.js";
import { checkVariables, countVariables } from "./system.js";
import { checkSystemEntropy } from "./systemEntropy.js";
import { inBaseUnits } from "./units/quantities.js";
import { namesOf } from "./variables.js";
import { checkWalls } from "./walls.js";

/**
 * Checks a spec and returns it with defaults filled in and texts with units as numbers in base units. Idempotent; a JSON round trip changes nothing.
 * @throws SpecError
 */
export function validate(spec: unknown): Experiment {
  const kind = dynamicsOf(spec);
  if (kind === "reactions") return validateReaction(spec);
  return kind === "network" ? validateNetwork(spec) : validateLangevin(spec);
}

/** What a spec says that it is, whatever else is wrong with it. */
const dynamicsOf = (spec: unknown): unknown =>
  (spec as { system?: { dynamics?: unknown } } | null | undefined)?.system?.dynamics;

/** @throws SpecError */
export function validateLangevin(spec: unknown): LangevinExperiment {
  const plain = withoutOscillator(inBaseUnits(spec));
  const parsed = experimentSchema.safeParse(plain);
  if (!parsed.success) throw complaint(parsed.error, plain, knownKeys);
  const experiment = parsed.data as LangevinExperiment;
  countVariables(experiment);
  checkFormulas(experiment);
  checkScheme(experiment);
  checkVariables(experiment);
  checkBounds(experiment);
  checkTimes(experiment);
  checkRecord(experiment);
  checkCycles(experiment);
  checkGrid(experiment, spanOf(experiment));
  checkSystemEntropy(experiment);
  checkBiasForce(experiment);
  return experiment;
}

const TABLE_KEYS = ["x", "y", "outside", "deviation"];

const knownKeys = (path: string): readonly string[] =>
  path.startsWith("system.potential.tables.")
    ? TABLE_KEYS
    : (KNOWN_KEYS[path] ?? feedbackKeys(path) ?? Object.values(KNOWN_KEYS).flat());

const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  "": ["units", "system", "method", "control", "cycles", "feedback", "stop", "record", "ensemble"],
  "system.start": ["kind", "at", "mean", "covariance", "kT", "fields", "x", "density", "burnIn", "from"],
  "system.start.from": ["kind", "at", "mean", "covariance", "kT", "fields", "x", "density"],
  cycles: ["count", "discard"],
  system: [
    "dynamics",
    "variables",
    "potential",
    "force",
    "period",
    "walls",
    "kT",
    "friction",
    "mass",
    "start",
    "allowEscape",
  ],
  "system.potential": ["energy", "fields", "tables", "named"],
  method: ["scheme", "rescaled", "dt", "heat", "noise", "bias"],
  control: ["duration", "ramps"],
  record: ["keep", "columns", "grid", "paths", "systemEntropy", "housekeeping", "informationFlow"],
  "record.grid": ["times", "of", "histograms"],
  "record.paths": ["trajectories", "every"],
  "record.systemEntropy": ["start", "end"],
  "record.informationFlow": ["of", "and"],
  ensemble: ["trajectories", "seed", "point", "direction", "bias"],
  "ensemble.bias": ["force"],
};

function checkBounds({ system, method }: LangevinExperiment): void {
  if (system.period !== undefined && namesOf(system).length > 1)
    throw new SpecError("system.period", "a ring of one variable is needed, several given");
  checkWalls(system, method.scheme);
}

function checkTimes(experiment: LangevinExperiment): void {
  const { system, method, control, cycles, feedback } = experiment;
  if (control === undefined && feedback === undefined) {
    throw new SpecError("control", "a schedule { duration, ramps } or a feedback is needed, nothing given");
  }
  const fields = Object.keys(system.potential.fields);
  const check = (schedule: Schedule, path: string): void => {
    if (method.dt > schedule.duration) {
      throw new SpecError(
        "method.dt",
        `a step of at most the duration of ${path}, ${schedule.duration}, is needed, ${method.dt} given`,
      );
    }
    checkSchedule(schedule, path, fields, "a field of the potential");
  };
  if (control !== undefined) check(control, "control");
  if (feedback === undefined) return;
  const { reading } = checkFeedback(feedback, siteOf(experiment, check), { control, cycles });
  if (feedback.kind === "policy" && feedback.filter?.kind === "kalman")
    checkKalman(experiment, feedback, reading);
}
