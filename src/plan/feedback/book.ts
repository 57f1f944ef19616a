// What a feedback's columns are made of: what the kernel counted, and what is known of the controller's states.
import * as math from "../../kernel/math.js";
import type { LangevinExperiment } from "../../spec/experiment.js";
import { writtenBy } from "../../spec/feedback/outcomes.js";
import type { Timeline } from "../timeline.js";
import type { FiniteController } from "./finite.js";

export interface FeedbackBook {
  /** Columns that are booked as the kernel counts them. */
  readonly counted: readonly string[];
  /** By column, level and state of the controller. */
  readonly byState: Readonly<Record<string, readonly (readonly number[])[]>>;
}

/** Of a controller with finitely many states; `informed` where ln p(outcome|past) is known. */
export function finiteBook(
  experiment: LangevinExperiment,
  controller: FiniteController,
  line: Timeline,
  informed: boolean,
): FeedbackBook {
  const { levels, outcomes, starts, backward, times } = controller;
  const { feedback } = experiment;
  const acted = writtenBy(feedback);
  const memory = Object.keys(levels[0]?.[0]?.memory ?? {});
  const last = levels.length - 1;
  const recorded = levels[last]?.every(({ record, stops }) => record !== null && !stops) === true;
  const byState: Record<string, number[][]> = {};
  for (const name of memory)
    byState[name] = levels.map((states) => states.map((state) => state.memory[name] ?? 0));
  for (const field of acted) {
    // a trajectory that ends before has what was written last
    byState[field] = levels.map((states, n) =>
      states.map((state, s) =>
        n === last ? (line.end[s]?.[field] as number) : (state.paths[field]?.[0]?.[1] ?? Number.NaN),
      ),
    );
  }
  if (recorded && times.length > 0) {
    byState.record = levels.map((states) =>
      states.map(({ record }) => (record ?? []).reduce((sum, y) => sum * outcomes + y, 0)),
    );
  }
  if (backward) {
    byState.logProbability = levels.map((states) =>
      states.map((_, s) => math.log(starts[s]?.probability ?? 1)),
    );
  }
  return {
    counted: [
      "outcome",
      "logLikelihood",
      ...(informed ? ["information"] : []),
      "measurements",
      ...(backward ? ["repeated"] : []),
    ],
    byState,
  };
}

/** Of a policy with numbers of its own in each lane. */
export const ownBook = (names: readonly string[], likely: boolean, informed: boolean): FeedbackBook => ({
  counted: [
    "outcome",
    ...(likely ? ["logLikelihood"] : []),
    ...(informed ? ["information"] : []),
    "measurements",
    ...names,
  ],
  byState: {},
});

/** Names of its columns. */
export const feedbackNames = (book: FeedbackBook | null): string[] =>
  book === null ? [] : [...book.counted, ...Object.keys(book.byState)];

export function feedbackColumns(
  { counted, byState }: FeedbackBook,
  named: Readonly<Record<string, Float64Array>>,
): Record<string, Float64Array> {
  const { state, measurements } = named as Record<"state" | "measurements", Float64Array>;
  const columns = Object.fromEntries(counted.map((name) => [name, named[name] as Float64Array]));
  for (const [name, levels] of Object.entries(byState)) {
    const last = levels.length - 1;
    // of several rounds the last level is that of the end
    columns[name] = state.map(
      (s, i) => (levels[Math.min(last, measurements[i] as number)]?.[s] ?? Number.NaN) as number,
    );
  }
  return columns;
}
