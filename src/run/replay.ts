// Full paths of chosen trajectories, recomputed from their key: nothing need be stored to look at the rarest one.
import { LangevinKernel } from "../kernel/langevin.js";
import { type LangevinPlan, plan } from "../plan/plan.js";
import { SpecError } from "../spec/error.js";
import { type Experiment, isNetwork, isReaction } from "../spec/experiment.js";
import { validate } from "../spec/validate.js";
import { stateOf } from "../spec/variables.js";
import { NumericalFailure } from "./ensemble.js";
import type { Path } from "./path.js";
import { replayJumps } from "./replayJumps.js";
import { replayReactions } from "./replayReactions.js";
import { failedTrajectory } from "./runner.js";

export type { Path } from "./path.js";

/**
 * Replays trajectories of an experiment bit for bit: of Langevin motion every `every`-th step, of a network all jumps, of reactions all events.
 * @throws SpecError for an index outside the ensemble.
 */
export function replay(
  spec: Experiment,
  trajectories: readonly number[],
  { every = 1 }: { readonly every?: number } = {},
): Path[] {
  const experiment = validate(spec);
  if (!Number.isInteger(every) || every < 1) {
    throw new SpecError("every", `a whole number of at least 1 is needed, ${every} given`);
  }
  const { trajectories: total } = experiment.ensemble;
  for (const k of trajectories) {
    if (!Number.isInteger(k) || k < 0 || k >= total) {
      throw new SpecError("trajectories", `indices from 0 to ${total - 1} are needed, ${k} given`);
    }
  }
  const replayed = isReaction(experiment)
    ? replayReactions(plan(experiment))
    : isNetwork(experiment)
      ? replayJumps(plan(experiment))
      : replaySteps(plan(experiment), every);
  return trajectories.map((trajectory) => {
    try {
      return replayed(trajectory);
    } catch (error) {
      if (failedTrajectory(error) === null) throw error;
      throw new NumericalFailure((error as Error).message, failedTrajectory(error) as number);
    }
  });
}

/** The loop that a segment is part of: that of the next one that ends one, if it goes back so far. */
function loopAt(
  segments: LangevinPlan["kernel"]["segments"],
  s: number,
): { readonly back: number; readonly times: number; readonly time: number } | undefined {
  const end = segments.findIndex(({ loop }, i) => i >= s && loop !== undefined);
  const loop = segments[end]?.loop;
  return loop !== undefined && end - loop.back <= s ? loop : undefined;
}

function replaySteps(planned: LangevinPlan, every: number): (trajectory: number) => Path {
  const times: number[] = [];
  const { segments, rounds } = planned.kernel;
  for (let round = 0; round < rounds.count; round++) {
    let passes = 0;
    for (let s = rounds.lead; s < segments.length; s++) {
      const { time, h, steps, loop } = segments[s] as (typeof segments)[number];
      const from = round * rounds.period + time + passes * (loopAt(segments, s)?.time ?? 0);
      for (let k = 1; k <= steps; k++) times.push(from + k * h);
      if (loop === undefined) continue;
      if (passes < loop.times) {
        passes += 1;
        s -= loop.back + 1;
      } else passes = 0;
    }
  }
  const time = Float64Array.from(
    { length: Math.floor(times.length / every) },
    (_, i) => times[(i + 1) * every - 1] as number,
  );
  const kernel = new LangevinKernel(planned.module, planned.kernel);
  return (trajectory) => {
    const { variables, work } = kernel.record(trajectory, every, planned.booked);
    const places = stateOf(planned.experiment.system).map((name, v) => [name, variables[v] as Float64Array]);
    return {
      trajectory,
      time: time.subarray(0, work.length),
      variables: Object.fromEntries(places),
      work,
    };
  };
}
