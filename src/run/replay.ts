// Full paths of chosen trajectories, recomputed from their key: nothing need be stored to look at the rarest one.
import { Diverged, LangevinKernel } from "../kernel/langevin.js";
import { plan } from "../plan/plan.js";
import { SpecError } from "../spec/error.js";
import type { Experiment } from "../spec/experiment.js";
import { validateLangevin } from "../spec/validate.js";
import { stateOf } from "../spec/variables.js";
import { NumericalFailure } from "./ensemble.js";

/** One trajectory: time, position, and work done so far, after every `every` steps; a point at tau has the write to tau+. */
export interface Path {
  readonly trajectory: number;
  readonly time: Float64Array;
  /** Places by variable, and velocities of underdamped ones. */
  readonly variables: Readonly<Record<string, Float64Array>>;
  readonly work: Float64Array;
}

/**
 * Replays trajectories of an experiment bit for bit, recording every `every`-th step.
 * @throws SpecError for an index outside the ensemble.
 */
export function replay(
  spec: Experiment,
  trajectories: readonly number[],
  { every }: { readonly every: number },
): Path[] {
  const experiment = validateLangevin(spec);
  if (!Number.isInteger(every) || every < 1) {
    throw new SpecError("every", `a whole number of at least 1 is needed, ${every} given`);
  }
  const { trajectories: total } = experiment.ensemble;
  for (const k of trajectories) {
    if (!Number.isInteger(k) || k < 0 || k >= total) {
      throw new SpecError("trajectories", `indices from 0 to ${total - 1} are needed, ${k} given`);
    }
  }
  const planned = plan(experiment);
  const times: number[] = [];
  const { segments, rounds } = planned.kernel;
  for (let round = 0; round < rounds.count; round++) {
    for (const { time, h, steps } of segments.slice(rounds.lead)) {
      for (let k = 1; k <= steps; k++) times.push(round * rounds.period + time + k * h);
    }
  }
  const time = Float64Array.from(
    { length: Math.floor(times.length / every) },
    (_, i) => times[(i + 1) * every - 1] as number,
  );
  const kernel = new LangevinKernel(planned.module, planned.kernel);
  return trajectories.map((trajectory) => {
    try {
      const { variables, work } = kernel.record(trajectory, every, planned.booked);
      const places = stateOf(experiment.system).map((name, v) => [name, variables[v] as Float64Array]);
      return {
        trajectory,
        time: time.subarray(0, work.length),
        variables: Object.fromEntries(places),
        work,
      };
    } catch (error) {
      if (error instanceof Diverged) throw new NumericalFailure(error.message, error.trajectory);
      throw error;
    }
  });
}
