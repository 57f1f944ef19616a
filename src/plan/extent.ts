// How many steps a timeline takes, and how large the table of its rows becomes: rows of one step each where a field moves,
// two of a stretch in which none does.
import type { Lowered } from "../formula/lower.js";
import { SpecError } from "../spec/error.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { stepsOf } from "./clock.js";
import type { Stretch, Timeline } from "./timeline.js";

export interface Extent {
  /** Steps of each stretch, and of what comes before t = 0. */
  readonly counts: readonly number[];
  readonly leading: number;
  readonly steps: number;
  readonly bytes: number;
}

const MOST_STEPS = 2 ** 31 - 1;
const MOST_BYTES = 256 * 2 ** 20;

/** At steps of at most dt / 2^halvings, with `times` states on the way. */
export function extentOf(
  { method }: LangevinExperiment,
  lowered: Lowered,
  line: Timeline,
  halvings: number,
  times: number,
): Extent {
  const counts = line.stretches.map((stretch) => stepsOf(stretch, method.dt, halvings));
  const leading = line.burnIn > 0 ? stepsOf({ length: line.burnIn }, method.dt, halvings) : 0;
  const rows = line.stretches.reduce(
    (total, stretch, i) => total + (moves(stretch) ? (counts[i] as number) : 2) * stretch.lines.length,
    line.end.length * (1 + times),
  );
  return {
    counts,
    leading,
    steps: counts.reduce((sum, n, i) => sum + n * (line.stretches[i]?.passes ?? 1), leading),
    bytes: 8 * rows * lowered.step.row.length,
  };
}

/** Whether the kernel takes it. */
export const fits = ({ steps, bytes }: Extent): boolean => steps <= MOST_STEPS && bytes <= MOST_BYTES;

/** @throws SpecError where it is too much, with the number. */
export function refuseTooLong(
  { method: { dt } }: LangevinExperiment,
  { steps, bytes }: Extent,
  halvings: number,
): void {
  const where = halvings > 0 ? " at half of it, where its bias is measured" : "";
  if (steps > MOST_STEPS) {
    throw new SpecError(
      "method.dt",
      `a step that leaves at most 2^31 steps is needed, ${dt} makes it ${steps.toPrecision(3)}${where}`,
    );
  }
  if (bytes > MOST_BYTES) {
    throw new SpecError(
      "method.dt",
      `a step that keeps the protocol's table below 256 MB is needed, ${dt} makes it ${Math.ceil(bytes / 2 ** 20)} MB${where}`,
    );
  }
}

/** Whether a field changes in a stretch. */
export const moves = ({ lines }: Stretch): boolean =>
  lines.some(({ from, to }) => Object.keys(from).some((field) => from[field] !== to[field]));
