// ln p(outcome|past) of a controller with finitely many states, where it is known beforehand.
import * as math from "../../kernel/math.js";
import { SpecError } from "../../spec/error.js";
import type { LangevinExperiment } from "../../spec/experiment.js";
import { readQuestion } from "../../spec/formulas.js";
import { namesOf } from "../../spec/variables.js";
import type { Beginning } from "../start.js";
import type { Timeline } from "../timeline.js";
import type { FiniteController } from "./finite.js";
import type { Predictive } from "./tables.js";

export function predictiveOf(
  experiment: LangevinExperiment,
  controller: FiniteController,
  _line: Timeline,
  start: Beginning,
): Predictive | null {
  return ofStart(experiment, controller, start);
}

/** Of one question at t = 0, from the share that starts with a true yes. */
function ofStart(
  { feedback, system }: LangevinExperiment,
  { times, channel }: FiniteController,
  { probability }: Beginning,
): Predictive | null {
  if (feedback === undefined || times.length !== 1 || times[0] !== 0 || probability === null) return null;
  try {
    const question = readQuestion(feedback.measurement.of, "feedback.measurement.of", namesOf(system));
    const truth = probability(question);
    const [no = [], yes = []] = channel;
    return [[no.map((p, y) => math.log((1 - truth) * p + truth * (yes[y] as number)))]];
  } catch (error) {
    if (error instanceof SpecError) return null;
    throw error;
  }
}
