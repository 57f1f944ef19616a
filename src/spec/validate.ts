// The door: from anything to an LangevinExperiment in normal form, or one sentence about the first thing that is wrong.
import type { z } from "zod";
import { placeOf } from "../formula/walls.js";
import { checkBiasForce } from "./biasForce.js";
import { checkCycles } from "./cycles.js";
import { nearest, pathOf, SpecError, shown } from "./error.js";
import type { Experiment, LangevinExperiment, Schedule } from "./experiment.js";
import { checkFormulas } from "./formulas.js";
import { checkGrid } from "./grid.js";
import { validateNetwork } from "./network/validateNetwork.js";
import { withoutOscillator } from "./oscillator.js";
import { checkRecord } from "./record.js";
import { experimentSchema } from "./schema.js";
import { checkScheme } from "./schemes.js";
import { checkVariables, countVariables } from "./system.js";
import { checkSystemEntropy } from "./systemEntropy.js";
import { inBaseUnits } from "./units/quantities.js";
import { namesOf } from "./variables.js";

/**
 * Checks a spec and returns it with defaults filled in and texts with units as numbers in base units. Idempotent; a JSON round trip changes nothing.
 * @throws SpecError
 */
export function validate(spec: unknown): Experiment {
  return isNetworkSpec(spec) ? validateNetwork(spec) : validateLangevin(spec);
}

/** Whether a spec says that it is a network, whatever else is wrong with it. */
const isNetworkSpec = (spec: unknown): boolean =>
  (spec as { system?: { dynamics?: unknown } } | null | undefined)?.system?.dynamics === "network";

/** @throws SpecError */
export function validateLangevin(spec: unknown): LangevinExperiment {
  const plain = withoutOscillator(inBaseUnits(spec));
  const parsed = experimentSchema.safeParse(plain);
  if (!parsed.success) throw asSpecError(parsed.error, plain);
  const experiment = parsed.data as LangevinExperiment;
  countVariables(experiment);
  checkFormulas(experiment);
  checkScheme(experiment);
  checkVariables(experiment);
  checkBounds(experiment);
  checkTimes(experiment);
  checkRecord(experiment);
  checkCycles(experiment);
  checkGrid(experiment);
  checkSystemEntropy(experiment);
  checkBiasForce(experiment);
  return experiment;
}

/** The first complaint of the schema as a sentence with its path. */
export function asSpecError(error: z.ZodError, spec: unknown): SpecError {
  const issue = error.issues[0];
  if (issue === undefined) return new SpecError("", error.message);
  const path = pathOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const table = path.startsWith("system.potential.tables.");
    const known = (table ? TABLE_KEYS : (KNOWN_KEYS[path] ?? Object.values(KNOWN_KEYS).flat())).filter(
      (k) => k !== key,
    );
    return new SpecError(pathOf([...issue.path, key]), `no such field${nearest(key, known)}`);
  }
  const given = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    spec,
  );
  return new SpecError(path, `${issue.message}, ${shown(given)} given`);
}

const TABLE_KEYS = ["x", "y", "outside", "deviation"];

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
  feedback: ["kind", "measurement", "branches"],
  "feedback.measurement": ["at", "of", "channel"],
  record: ["keep", "columns", "grid", "paths", "systemEntropy", "housekeeping"],
  "record.grid": ["times", "of", "histograms"],
  "record.paths": ["trajectories", "every"],
  "record.systemEntropy": ["start", "end"],
  ensemble: ["trajectories", "seed", "point", "direction", "bias"],
  "ensemble.bias": ["force"],
};

function checkBounds({ system }: LangevinExperiment): void {
  const { period, walls } = system;
  const several = namesOf(system).length > 1;
  if (period !== undefined && several)
    throw new SpecError("system.period", "a ring of one variable is needed, several given");
  if (walls === undefined) return;
  if (several) throw new SpecError("system.walls", "walls around one variable are needed, several given");
  if (period !== undefined)
    throw new SpecError("system.walls", "a ring has no walls: period or walls, both given");
  const [low, high] = [walls.low, walls.high].map((wall) => (wall === undefined ? undefined : placeOf(wall)));
  if (low !== undefined && high !== undefined && low >= high) {
    throw new SpecError("system.walls.high", `a place above the lower wall ${low} is needed, ${high} given`);
  }
}

function checkTimes({ system, method, control, feedback }: LangevinExperiment): void {
  if (control === undefined && feedback === undefined) {
    throw new SpecError("control", "a schedule { duration, ramps } or a feedback is needed, nothing given");
  }
  const fields = Object.keys(system.potential.fields);
  if (control !== undefined) checkSchedule(control, "control", fields, method.dt);
  if (feedback === undefined) return;
  const { at } = feedback.measurement;
  const { branches } = feedback;
  for (const outcome of ["false", "true"] as const) {
    checkSchedule(branches[outcome], `feedback.branches.${outcome}`, fields, method.dt);
  }
  if (branches.false.duration !== branches.true.duration) {
    throw new SpecError(
      "feedback.branches.true.duration",
      `both branches need the same duration, ${branches.true.duration} and ${branches.false.duration} given`,
    );
  }
  if (control !== undefined && control.duration !== at) {
    throw new SpecError(
      "feedback.measurement.at",
      `the end of the control, ${control.duration}, is needed (the branches take over there), ${at} given`,
    );
  }
}

function checkSchedule(
  { duration, ramps }: Schedule,
  path: string,
  fields: readonly string[],
  dt: number,
): void {
  if (dt > duration) {
    throw new SpecError(
      "method.dt",
      `a step of at most the duration of ${path}, ${duration}, is needed, ${dt} given`,
    );
  }
  for (const [field, points] of Object.entries(ramps)) {
    const at = `${path}.ramps.${field}`;
    if (!fields.includes(field)) {
      throw new SpecError(
        at,
        `a field of the potential is needed (${fields.join(", ")}), "${field}" given${nearest(field, fields)}`,
      );
    }
    points.forEach(([fraction], i) => {
      const previous = points[i - 1]?.[0] ?? 0;
      if (fraction < 0 || fraction > 1) {
        throw new SpecError(
          `${at}[${i}][0]`,
          `a fraction of the duration from 0 to 1 is needed, ${fraction} given`,
        );
      }
      if (fraction < previous) {
        throw new SpecError(
          `${at}[${i}][0]`,
          `fractions in order are needed, ${fraction} after ${previous} given`,
        );
      }
      if (points[i - 2]?.[0] === fraction) {
        throw new SpecError(
          `${at}[${i}][0]`,
          `at most two points at one fraction are needed, a third at ${fraction} given`,
        );
      }
    });
  }
}
