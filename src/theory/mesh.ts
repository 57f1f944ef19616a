// Cells in space and steps in time: equal cells over all places that ever carry weight, equal steps within a stretch.
import { support } from "./boltzmann.js";
import type { Problem } from "./fokkerPlanckProblem.js";
import { fieldsAt } from "./movingEnergy.js";

export interface Mesh {
  readonly low: number;
  readonly width: number;
  readonly cells: number;
  /** Steps of each stretch. */
  readonly steps: readonly number[];
}

const SHARES = [0, 0.25, 0.5, 0.75, 1]; // of a stretch, where the range is looked at

/**
 * About `cells` cells, from the lowest to the highest place where exp(-(U - min U)/kT) is above 1e-26 in any potential
 * of the protocol, with the threshold on a face between two of them; and `steps` steps in all, each stretch taking its
 * share, rounded up.
 * @throws NotConfining
 */
export function mesh(problem: Problem, cells: number, steps: number): Mesh {
  const { energy, kT, start, stretches, end, threshold = 0 } = problem;
  const passed = stretches.flatMap((stretch) => SHARES.map((s) => fieldsAt(stretch, s)));
  const ranges = [start, ...passed, end].map((fields) => support({ energy, fields, kT }));
  const low = Math.min(...ranges.map((range) => range.low));
  const high = Math.max(...ranges.map((range) => range.high));
  const width = (high - low) / cells;
  const inside = threshold > low && threshold < high;
  const left = inside ? Math.ceil((threshold - low) / width) : 0;
  const duration = stretches.reduce((sum, { length }) => sum + length, 0);
  return {
    low: inside ? threshold - left * width : low,
    width,
    cells: inside ? left + Math.ceil((high - threshold) / width) : cells,
    // 1e-9: a share that is whole but for rounding
    steps: stretches.map(({ length }) =>
      length === 0 ? 0 : Math.max(1, Math.ceil((steps * length) / duration - 1e-9)),
    ),
  };
}

/** Every cell and every step cut in two. */
export const halved = ({ low, width, cells, steps }: Mesh): Mesh => ({
  low,
  width: width / 2,
  cells: 2 * cells,
  steps: steps.map((n) => 2 * n),
});
