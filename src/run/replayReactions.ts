// The events of one trajectory of reactions, and the counts after each.
import { ReactionKernel } from "../kernel/reaction.js";
import type { ReactionsPlan } from "../plan/plan.js";
import type { Path } from "./path.js";

/** Replays trajectories of a plan; reactions do no mechanical work. */
export function replayReactions(planned: ReactionsPlan): (trajectory: number) => Path {
  const { species } = planned.network;
  const kernel = new ReactionKernel(planned.module, planned.kernel);
  return (trajectory) => {
    const { starts, times, counts, endTime } = kernel.record(trajectory);
    const events = times.length;
    const after = (k: number): Float64Array => {
      const column = new Float64Array(events + 2).fill(starts[k] as number);
      column.set(counts[k] as Float64Array, 1);
      column[events + 1] = column[events] as number;
      return column;
    };
    const time = new Float64Array(events + 2);
    time.set(times, 1);
    time[events + 1] = endTime;
    return {
      trajectory,
      time,
      variables: Object.fromEntries(species.map((name, k) => [name, after(k)])),
      work: new Float64Array(events + 2),
    };
  };
}
