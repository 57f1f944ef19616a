// Averages per cycle, with errors from blocks of consecutive cycles, over all trajectories.
import type { Estimate } from "../estimate/estimate.js";
import { type EstimateRequest, mean, statisticsFor } from "../estimate/request.js";
import { cycleBlocks, lagColumn, spreadColumn } from "../plan/cycleBlocks.js";
import type { Experiment } from "../spec/experiment.js";
import type { Request } from "../stats/request.js";

export interface CyclesResult {
  readonly count: number;
  readonly discard: number;
  /** Blocks of cycles of a trajectory. */
  readonly blocks: number;
  /** Average per cycle of what adds up over cycles: work, heat and the like. */
  readonly perCycle: Readonly<Record<string, Estimate>>;
}

export interface CyclesInquiry {
  readonly statistics: readonly Request[];
  readonly resultFrom: (estimate: (request: EstimateRequest) => Estimate) => CyclesResult;
}

/** Neighbouring blocks of a correlation above this are too short. */
const CORRELATED = 0.1;

/** How much larger the variance over trajectories may be, beside 5 standard deviations of its own. */
const EXCESS = 1.25;

/** The averages per cycle of an experiment, of the columns that add up over cycles; or null. */
export function cyclesOf({ cycles }: Experiment, names: readonly string[]): CyclesInquiry | null {
  if (cycles === undefined) return null;
  const { count, discard } = cycles;
  const { blocks, length } = cycleBlocks(count);
  const asked = names.flatMap((name) => [
    mean(name),
    ...(blocks === 0 ? [] : [mean(spreadColumn(name)), mean(lagColumn(name))]),
  ]);
  const perCycle = (name: string, estimate: (request: EstimateRequest) => Estimate): Estimate => {
    const { value: total, error: over, n, bias } = estimate(mean(name));
    const value = total === null ? null : total / count;
    const scaled = bias === null ? null : { value: bias.value / count, error: bias.error / count };
    if (blocks === 0 || n === 0) {
      return {
        value,
        error: null,
        n,
        effective: n,
        bias: scaled,
        reason: "too few cycles for blocks: 8 are needed",
      };
    }
    const spread = estimate(mean(spreadColumn(name))).value ?? 0;
    const lag = estimate(mean(lagColumn(name))).value ?? 0;
    const freedom = n * (blocks - 1);
    // of independent blocks it is -1/blocks, with a standard deviation of 1/sqrt(n blocks)
    const correlation = spread > 0 ? lag / spread + 1 / blocks : 0;
    const found = { value, error: Math.sqrt(spread / n), n, effective: n * blocks, freedom, bias: scaled };
    // trajectories are independent: where their averages differ by more, blocks say too little
    const excess = spread > 0 && n > 1 ? ((over ?? 0) * (over ?? 0)) / (count * count * (spread / n)) : 1;
    return correlation > CORRELATED + 3 / Math.sqrt(freedom) || excess > EXCESS + 5 * Math.sqrt(2 / (n - 1))
      ? {
          ...found,
          reason: `blocks of ${length} cycles are correlated: more cycles are needed for their error`,
        }
      : found;
  };
  return {
    statistics: asked.flatMap(statisticsFor),
    resultFrom: (estimate) => ({
      count,
      discard,
      blocks,
      perCycle: Object.fromEntries(names.map((name) => [name, perCycle(name, estimate)])),
    }),
  };
}
