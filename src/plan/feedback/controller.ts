// A feedback as a controller with finitely many states: everything that it may remember is found beforehand, from the start on and with
// cycles until nothing new comes. States are told apart by what is remembered, the last outcome and the fields' paths, and by the whole
// record where information is wanted.
import { mentions } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import { type Experiment, isLangevin, isNetwork } from "../../spec/experiment.js";
import type { Branch, Policy } from "../../spec/feedback/feedback.js";
import {
  branchDuration,
  branchesOf,
  canCome,
  measurementTimes,
  outcomeKeys,
  writtenBy,
} from "../../spec/feedback/outcomes.js";
import type { FeedbackFormulas } from "../../spec/feedback/reading.js";
import { formulasOfFeedback } from "../../spec/feedback/site.js";
import type { RampPoint, Schedule } from "../../spec/terms.js";
import { valueAt } from "../timeline.js";
import { enumerated, type Levels } from "./enumerate.js";
import type { ControllerState, FiniteController } from "./finite.js";
import { pathOf } from "./paths.js";
import { stepsOf } from "./steps.js";

/** More states a level, or records, are refused. */
export const MOST_STATES = 4096;
/** Of Langevin motion without records: more are no table of rows, but numbers that each lane has of its own. */
const MOST_TABLED = 64;

/**
 * The controller of an experiment; null without feedback, and where Langevin motion has outcomes, memories or actions that are no finite
 * table. Records are kept where information is wanted of no more than `mostRecords` of them.
 * @throws SpecError for a network with too many states, information of too many records, or an action that is not finite.
 */
export function controllerOf(experiment: Experiment, mostRecords = MOST_STATES): FiniteController | null {
  const { feedback } = experiment;
  if (feedback === undefined) return null;
  const formulas = formulasOfFeedback(experiment, feedback);
  if (formulas.rows === null) return null;
  if (feedback.kind === "branch") return branching(experiment, feedback, formulas, formulas.rows);
  const aged = Object.values(formulas.act).some((points) =>
    points.some(([, value]) => mentions(value, new Set(["age"]))),
  );
  if (aged) return null;
  const levels = levelsOf(experiment, feedback, formulas, mostRecords);
  return levels === null ? null : policing(experiment, feedback, formulas.rows, levels);
}

function levelsOf(
  experiment: Experiment,
  feedback: Policy,
  formulas: FeedbackFormulas,
  mostRecords: number,
): Levels | null {
  const steps = stepsOf(experiment, feedback, formulas);
  const { information } = feedback;
  const wanted = information === "exact" || information === "grid";
  if (wanted || (information === undefined && experiment.cycles === undefined)) {
    const told = enumerated(steps, true, mostRecords);
    if (told !== null) return told;
    if (wanted) {
      throw new SpecError(
        "feedback.information",
        `at most ${mostRecords} records are needed for "${information}" (or a formula { logPredictive }), more given`,
      );
    }
  }
  const merged = enumerated(steps, false, isNetwork(experiment) ? MOST_STATES : MOST_TABLED);
  if (merged !== null || !isNetwork(experiment)) return merged;
  throw new SpecError(
    "feedback.memory",
    `at most ${MOST_STATES} values of what is remembered are needed for a network, more given`,
  );
}

const fieldsOf = (experiment: Experiment): Readonly<Record<string, number>> =>
  isLangevin(experiment) ? experiment.system.potential.fields : experiment.system.fields;

function policing(
  experiment: Experiment,
  feedback: Policy,
  rows: readonly (readonly number[])[],
  { levels, wraps }: Levels,
): FiniteController {
  const control = experiment.control as Schedule;
  const acted = writtenBy(feedback);
  const fields = fieldsOf(experiment);
  const before = Object.fromEntries(acted.map((field) => [field, fields[field] as number]));
  return {
    acted,
    control,
    times: measurementTimes(feedback.measurement, control.duration),
    outcomes: rows[0]?.length ?? 0,
    channel: rows,
    levels,
    // a later round begins in the fields that the round before left
    starts: (levels[0] ?? []).map(({ paths }, i) => ({
      probability: i === 0 ? 1 : 0,
      fields:
        i === 0
          ? before
          : Object.fromEntries(acted.map((field) => [field, valueAt(paths[field] ?? [], 0, -1)])),
    })),
    wraps,
    backward: false,
  };
}

/** One measurement, and a schedule for each outcome. */
function branching(
  { control, ...experiment }: Experiment,
  feedback: Branch,
  { reading }: FeedbackFormulas,
  rows: readonly (readonly number[])[],
): FiniteController {
  const { at } = feedback.measurement;
  const rest = branchDuration(feedback);
  const acted = writtenBy(feedback);
  const before = fieldsOf({ ...experiment, control } as Experiment);
  const lead = control?.ramps ?? {};
  const held = (field: string): number => {
    const points = lead[field];
    return points === undefined ? (before[field] as number) : (points[points.length - 1] as RampPoint)[1];
  };
  const heldBefore = (field: string): number => valueAt(lead[field] as readonly RampPoint[], 1, -1);
  const keys = outcomeKeys(feedback.measurement, reading, rows[0]?.length ?? 0);
  const schedules = new Map(branchesOf(feedback));
  const come = keys.filter((_, y) => canCome(rows, y));
  const after = come.map((key): ControllerState => {
    const { ramps } = schedules.get(key) as Schedule;
    const outcome = keys.indexOf(key);
    const paths = acted.map((field) => [field, pathOf(ramps[field], rest, held(field))]);
    return {
      memory: {},
      outcome,
      record: [outcome],
      stops: false,
      paths: Object.fromEntries(paths),
      seen: {},
      next: [],
      expected: null,
    };
  });
  const first: ControllerState = {
    memory: {},
    outcome: -1,
    record: [],
    stops: false,
    paths: Object.fromEntries(
      acted.map((field) => [field, pathOf(at > 0 ? lead[field] : undefined, at, before[field] as number)]),
    ),
    seen: {
      ...before,
      ...(at > 0 ? Object.fromEntries(Object.keys(lead).map((field) => [field, heldBefore(field)])) : {}),
    },
    next: keys.map((key) => come.indexOf(key)),
    expected: null,
  };
  const share = at / (at + rest);
  const others = Object.entries(lead).filter(([field]) => !acted.includes(field));
  return {
    acted,
    control: {
      duration: at + rest,
      ramps: Object.fromEntries(
        others.map(([field, points]) => [
          field,
          points.map(([fraction, value]): RampPoint => [fraction * share, value]),
        ]),
      ),
    },
    times: [at],
    outcomes: keys.length,
    channel: rows,
    levels: [[first], after],
    starts: [
      { probability: 1, fields: Object.fromEntries(acted.map((field) => [field, before[field] as number])) },
    ],
    wraps: [],
    backward: false,
  };
}
