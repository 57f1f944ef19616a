// The exact posterior of a network's state given the record: between measurements the master equation along the fields that the
// policy has written, at a measurement Bayes' rule. As numbers that are remembered, one by state.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { Bayes, Policy } from "../../spec/feedback/feedback.js";
import type { FeedbackFormulas } from "../../spec/feedback/reading.js";
import { posteriorNames } from "../../spec/feedback/reading.js";
import { lowerNetwork } from "../../spec/network/channels.js";
import { drivenSchedule, readingScopes } from "../../spec/network/feedback.js";
import { namedStates } from "../../spec/network/names.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import type { RampPoint } from "../../spec/terms.js";
import { propagateDriven } from "../../theory/network/driven.js";
import { driving } from "../jump/driving.js";
import { jumpsAt, startProbabilities } from "../jump/jumpStart.js";
import { piecesOf } from "../jump/pieces.js";
import { NO_MOMENTS } from "../moments.js";
import { alongSchedule, type Fields } from "../timeline.js";
import { type Path, valueBefore } from "./paths.js";

type Numbers = Readonly<Record<string, number>>;

export interface Posterior {
  /** At t = 0, before any measurement. */
  readonly start: Numbers;
  /**
   * After an outcome at `to`, of what was known at `from` and the fields' paths from there on; `fields` are those at the measurement. What cannot
   * come leaves all as it was.
   */
  readonly after: (
    now: Numbers,
    paths: Readonly<Record<string, Path>>,
    span: readonly [from: number, to: number],
    fields: Fields,
    outcome: number,
  ) => Numbers;
}

/** The posterior of a policy with the filter `bayes`. @throws SpecError */
export function posteriorOf(
  experiment: NetworkExperiment,
  feedback: Policy & { readonly filter: Bayes },
  { reading, rows }: FeedbackFormulas,
): Posterior {
  const { system, control } = experiment;
  const network = lowerNetwork(system, drivenSchedule(experiment));
  const names = posteriorNames(feedback.filter, namedStates(system));
  const numbers = (p: ArrayLike<number>): Numbers =>
    Object.fromEntries(names.map((name, x) => [name, p[x] as number]));
  const scopes = readingScopes(experiment);

  /** p at `to` from p at `from`, along the control and the paths. */
  function moved(
    p: readonly number[],
    paths: Readonly<Record<string, Path>>,
    from: number,
    to: number,
  ): ArrayLike<number> {
    const length = to - from;
    if (!(length > 0)) return p;
    const acted = Object.entries(paths).map(([field, path]) => [field, cut(path, length)] as const);
    const held = Object.entries(control.ramps).map(
      ([field, points]) =>
        [
          field,
          inside(
            points.map(([share, value]): RampPoint => [share * control.duration - from, value]),
            length,
          ),
        ] as const,
    );
    const ramps = Object.fromEntries([...held, ...acted]);
    const line = alongSchedule({ duration: length, ramps }, system.fields, 0);
    const pieces = piecesOf(line, NO_MOMENTS);
    const fieldsAt = driving(pieces, length);
    const at = (t: number) => jumpsAt(network, { ...system.fields, ...fieldsAt(t), t: from + t });
    return propagateDriven({ breaks: pieces.slice(1).map(({ time }) => time), at }, p, 0, length);
  }

  return {
    start: numbers(startProbabilities(experiment, network)),
    after: (now, paths, [from, to], fields, outcome) => {
      const before = moved(
        names.map((name) => now[name] as number),
        paths,
        from,
        to,
      );
      const joint = scopes.map((scope, x) => {
        const row = rows?.[evaluateNumber(reading, { ...fields, ...now, ...scope })];
        return (before[x] as number) * (row?.[outcome] ?? 0);
      });
      const total = joint.reduce((sum, p) => sum + p, 0);
      return total > 0 ? numbers(joint.map((p) => p / total)) : now;
    },
  };
}

/** A path over a length as a ramp. */
const cut = (path: Path, length: number): RampPoint[] => inside(path, length);

/** Points [time, value] over [0, length] as shares of it. */
function inside(points: Path, length: number): RampPoint[] {
  const within = points
    .filter(([t]) => t >= 0 && t <= length)
    .map(([t, value]): RampPoint => [t / length, value]);
  return [[0, valueBefore(points, 0)], ...within, [1, valueBefore(points, length)]];
}
