// Times between jumps through the edges that somebody sees, in chosen trajectories; recomputed from their keys.
import type { NetworkExperiment } from "../spec/network/network.js";
import { replay } from "./replay.js";

/** One entry per pair of visible jumps that follow each other, in the order of the trajectories. */
export interface Waits {
  readonly trajectory: readonly number[];
  /** What was seen at either end: "in" forward, "in, back" backward. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly time: readonly number[];
}

/** The waits of `record.waiting`. @throws SpecError for an index outside the ensemble */
export function waitsOf(
  experiment: NetworkExperiment,
  { edges, trajectories }: NonNullable<NetworkExperiment["record"]["waiting"]>,
): Waits {
  const seen = new Set(edges.flatMap((name) => [name, `${name}, back`]));
  const waits = {
    trajectory: [] as number[],
    before: [] as string[],
    after: [] as string[],
    time: [] as number[],
  };
  for (const { trajectory, time, edges: through = [] } of replay(experiment, trajectories)) {
    let last: { readonly label: string; readonly time: number } | null = null;
    through.forEach((label, i) => {
      if (!seen.has(label)) return;
      // the path has a point at the start before those of the jumps
      const now = time[i + 1] as number;
      if (last !== null) {
        waits.trajectory.push(trajectory);
        waits.before.push(last.label);
        waits.after.push(label);
        waits.time.push(now - last.time);
      }
      last = { label, time: now };
    });
  }
  return waits;
}
