// ln p(outcome|past) and P(record) of a controller with finitely many states, where they are known beforehand: of one question at t = 0 by
// the start's law, else of one overdamped variable by the Fokker-Planck equation.
import { evaluateColumn } from "../../formula/evaluate.js";
import * as math from "../../kernel/math.js";
import { SpecError } from "../../spec/error.js";
import type { LangevinExperiment } from "../../spec/experiment.js";
import { formulasOfFeedback } from "../../spec/feedback/site.js";
import { formulasOf, readQuestion } from "../../spec/formulas.js";
import { namesOf } from "../../spec/variables.js";
import { gridFilter } from "../../theory/feedback/gridFilter.js";
import type { RecordLaws } from "../../theory/feedback/tree.js";
import { problemOf } from "../fokkerPlanckProblem.js";
import { exchange } from "../landscape.js";
import { startOf } from "../start.js";
import type { Fields } from "../timeline.js";
import type { ControllerState, FiniteController } from "./finite.js";
import { finiteTimeline } from "./finiteTimeline.js";

/** States of all levels up to which the Fokker-Planck equation is solved without being asked for. */
const FEW = 16;

/** Null where no law is known. @throws SpecError where one is asked for that there is none of */
export function recordLaws(experiment: LangevinExperiment, controller: FiniteController): RecordLaws | null {
  const { feedback, ensemble } = experiment;
  const wanted = feedback?.kind === "policy" ? feedback.information : undefined;
  if (controller.wraps.length > 0 || wanted === "none" || typeof wanted === "object") return null;
  const begun = wanted === "grid" ? null : ofStart(experiment, controller);
  if (begun !== null) return begun;
  const asked = wanted !== undefined || ensemble.direction === "reverse";
  if (!asked && controller.levels.flat().length > FEW) return null;
  if (controller.levels.flat().some(({ record }) => record === null)) return null;
  try {
    return onGrid(experiment, controller);
  } catch (error) {
    if (!asked && (error instanceof SpecError || error instanceof RangeError)) return null;
    if (error instanceof SpecError) throw new SpecError("feedback.information", error.message);
    if (error instanceof RangeError) throw new SpecError("feedback.measurement.of", error.message);
    throw error;
  }
}

/** Of one question at t = 0, from the share that starts with a true yes. */
function ofStart(
  { feedback, system, method, cycles }: LangevinExperiment,
  { times, channel, levels }: FiniteController,
): RecordLaws | null {
  if (feedback === undefined || times.length !== 1 || times[0] !== 0 || (cycles?.discard ?? 0) > 0)
    return null;
  const { probability } = startOf(
    system,
    formulasOf(system),
    method.scheme === "exactLinear" ? 1 : undefined,
  );
  if (probability === null) return null;
  try {
    const question = readQuestion(feedback.measurement.of, "feedback.measurement.of", namesOf(system));
    const truth = probability(question);
    const [no = [], yes = []] = channel;
    const logs = no.map((p, y) => math.log((1 - truth) * p + truth * (yes[y] as number)));
    return {
      logPredictive: [[logs]],
      logProbability: (levels[1] ?? []).map(({ outcome }) => logs[outcome] as number),
    };
  } catch (error) {
    if (error instanceof SpecError) return null;
    throw error;
  }
}

function onGrid(experiment: LangevinExperiment, controller: FiniteController): RecordLaws {
  const { system, feedback } = experiment;
  if (feedback === undefined) throw new Error("a feedback is needed");
  const { law, ...problem } = problemOf({ ...experiment, feedback: undefined, control: controller.control });
  const { kT } = problem;
  if (typeof kT !== "number") {
    throw new SpecError("system.kT", "a constant temperature is needed");
  }
  const { node, fields } = exchange(system);
  const line = finiteTimeline(experiment, controller, 0);
  const edges = [0, ...controller.times, controller.control.duration];
  const formulas = formulasOfFeedback(experiment, feedback);
  const reading = node(formulas.reading);
  const tie = 1e-12 * controller.control.duration;
  const solved = gridFilter(controller, {
    energy: problem.energy,
    force: problem.force ?? null,
    kT,
    friction: problem.friction,
    ...(problem.period === undefined ? {} : { period: problem.period }),
    ...(problem.walls === undefined ? {} : { walls: problem.walls }),
    ...(law === undefined ? {} : { law }),
    start: fields(line.start),
    stretches(level, state) {
      const [from, to] = [edges[level] as number, edges[level + 1] as number];
      const own = line.stretches.filter(({ time }) => time >= from - tie && time < to - tie);
      if (own.length === 0) {
        const at = fields(level === 0 ? line.start : (line.end[state] ?? line.start));
        return [{ length: 0, from: at, to: at }];
      }
      return own.map(({ length, lines }) => {
        const path = lines[state] as { from: Fields; to: Fields };
        return { length, from: fields(path.from), to: fields(path.to) };
      });
    },
    reading(level, state, x) {
      const at = controller.levels[level]?.[state] as ControllerState;
      return evaluateColumn(reading, { ...fields(at.seen), x }, x.length);
    },
  });
  return solved.value;
}
