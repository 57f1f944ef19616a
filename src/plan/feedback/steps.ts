// What a policy does at a measurement, as a function of numbers: the memory, what stops, the paths of its fields.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { Node } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import { type Experiment, isLangevin, isNetwork } from "../../spec/experiment.js";
import type { Policy } from "../../spec/feedback/feedback.js";
import { canCome, measurementTimes } from "../../spec/feedback/outcomes.js";
import type { FeedbackFormulas } from "../../spec/feedback/reading.js";
import type { RampPoint, Schedule } from "../../spec/terms.js";
import { valueAt } from "../timeline.js";
import { type Posterior, posteriorOf } from "./bayes.js";
import { later, type Path, type Point, replaced, valueBefore } from "./paths.js";

/** What a state is, without where it leads to. */
export interface Situation {
  readonly memory: Readonly<Record<string, number>>;
  readonly outcome: number;
  readonly stops: boolean;
  readonly paths: Readonly<Record<string, Path>>;
}

export interface Steps {
  readonly start: Situation;
  readonly measurements: number;
  /** Whether an outcome has a probability above 0 for some reading. */
  readonly comes: readonly boolean[];
  /** After the n-th measurement (from 0) of a round has given `outcome`. */
  readonly after: (now: Situation, n: number, outcome: number) => Situation;
  /** What the reading of the n-th measurement sees beside the state. */
  readonly seen: (now: Situation, n: number) => Readonly<Record<string, number>>;
  /** At the start of the next round; null without cycles. */
  readonly wrap: ((now: Situation) => Situation) | null;
}

export function stepsOf(experiment: Experiment, feedback: Policy, formulas: FeedbackFormulas): Steps {
  const fields = isLangevin(experiment) ? experiment.system.potential.fields : experiment.system.fields;
  const { duration, ramps } = experiment.control as Schedule;
  const times = measurementTimes(feedback.measurement, duration);
  const last = times[times.length - 1] ?? 0;
  const { delay = 0 } = feedback;
  const { rows, memory, act, until } = formulas;
  const entries = Object.entries(memory);
  const actions = Object.entries(act);

  const posterior = posteriorFor(experiment, feedback, formulas);
  /** From the measurement before, or from the start of the round. */
  const gap = (n: number): number => (times[n] as number) - (n > 0 ? (times[n - 1] as number) : 0);
  const writtenAt = ({ paths }: Situation, n: number): Record<string, number> =>
    Object.fromEntries(Object.entries(paths).map(([field, path]) => [field, valueBefore(path, gap(n))]));
  const around = times.map((time) => fieldsAt(fields, ramps, time / duration));

  const after = (now: Situation, n: number, outcome: number): Situation => {
    const time = times[n] as number;
    const sinceLevel = gap(n);
    // -1 before the first measurement of all; later rounds count from the last one of the round before
    const elapsed = n > 0 || now.outcome < 0 ? sinceLevel : duration - last + time;
    const written = writtenAt(now, n);
    const scope = { ...around[n], ...written, y: outcome };
    const value = (node: Node, path: string, names: Readonly<Record<string, number>>): number => {
      const found = evaluateNumber(node, names);
      if (Number.isFinite(found)) return found + 0;
      throw new SpecError(
        path,
        `a formula with a finite value is needed, ${found} after outcome ${outcome} given`,
      );
    };
    const updated = Object.fromEntries(
      entries.map(([name, { update }]) => [
        name,
        value(update, `feedback.memory.${name}.update`, { ...scope, ...now.memory, elapsed }),
      ]),
    );
    const believed = posterior?.after(now.memory, now.paths, [time - sinceLevel, time], scope, outcome) ?? {};
    const remembered = { ...updated, ...believed };
    const known = { ...scope, ...remembered };
    if (until !== null && evaluateNumber(until, known) !== 0) {
      const paths = Object.entries(written).map(([field, u]) => [field, [[0, u]]]);
      return { memory: remembered, outcome, stops: true, paths: Object.fromEntries(paths) };
    }
    const paths = actions.map(([field, points]) => {
      const by = points.map(([age, node]): Point => [age, value(node, `feedback.act.${field}`, known)]);
      return [field, replaced(later(now.paths[field] as Path, sinceLevel), delay, by)];
    });
    return { memory: remembered, outcome, stops: false, paths: Object.fromEntries(paths) };
  };
  const wrap = (now: Situation): Situation => ({
    ...now,
    paths: Object.fromEntries(
      Object.entries(now.paths).map(([field, path]) => [field, later(path, duration - last)]),
    ),
  });
  return {
    start: {
      memory: {
        ...Object.fromEntries(entries.map(([name, { start }]) => [name, start])),
        ...posterior?.start,
      },
      outcome: -1,
      stops: false,
      paths: Object.fromEntries(actions.map(([field]) => [field, [[0, fields[field] as number]]])),
    },
    measurements: times.length,
    comes: (rows?.[0] ?? []).map((_, y) => canCome(rows ?? [], y)),
    after,
    seen: (now, n) => ({ ...around[n], ...writtenAt(now, n), ...now.memory }),
    wrap: experiment.cycles === undefined ? null : wrap,
  };
}

/** The filter `bayes` where it is asked for; the paths after a round's last measurement are left at its end, so that cycles are refused. */
function posteriorFor(
  experiment: Experiment,
  feedback: Policy,
  formulas: FeedbackFormulas,
): Posterior | null {
  const { filter } = feedback;
  if (filter?.kind !== "bayes" || !isNetwork(experiment)) return null;
  if (experiment.cycles === undefined) return posteriorOf(experiment, { ...feedback, filter }, formulas);
  throw new SpecError(
    "feedback.filter",
    'a run without cycles is needed for the filter "bayes", whose records have no end',
  );
}

/** The driven fields as they come to a moment; at t = 0 those at 0-. */
const fieldsAt = (
  fields: Readonly<Record<string, number>>,
  ramps: Readonly<Record<string, readonly RampPoint[]>>,
  fraction: number,
): Record<string, number> => ({
  ...fields,
  ...(fraction === 0
    ? {}
    : Object.fromEntries(
        Object.entries(ramps).map(([field, points]) => [field, valueAt(points, fraction, -1)]),
      )),
});
