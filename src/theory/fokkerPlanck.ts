// Work, heat and entropy of a driven overdamped particle without a single trajectory: the Fokker-Planck equation
//   dp/dt = (1/friction) d/dx [U'(x, t) p + kT dp/dx]
// with the moments of the work carried beside p (march.ts), at one resolution or in the limit of fine cells and steps.
import type { Extrapolated, Problem, Solution, Values } from "./fokkerPlanckProblem.js";
import { march } from "./march.js";
import { halved, type Mesh, mesh } from "./mesh.js";
import { readings } from "./readings.js";
import { richardson } from "./richardson.js";

export interface Resolution {
  readonly cells: number;
  /** In all; each stretch takes its share, rounded up. */
  readonly steps: number;
}

// Most errors are those of the step. The fifth level has 1024 cells and 4096 steps and takes about a second.
const COARSEST: Resolution = { cells: 64, steps: 256 };
const LEVELS = 5;
const ACCURACY = 1e-7;

/** Solves at one resolution; errors are of second order in cell and step. @throws NotConfining */
export function solve(problem: Problem, { cells, steps }: Resolution): Solution {
  return solveOn(mesh(problem, cells, steps), problem);
}

/**
 * Halves cell and step together three times, and once more where an error is not yet below `accuracy`, times
 * max(1, |value|): the errors say what was reached. Density and cells are those of the finest level.
 * @throws NotConfining
 */
export function extrapolate(problem: Problem, accuracy: number = ACCURACY): Extrapolated {
  let grid = mesh(problem, COARSEST.cells, COARSEST.steps);
  const levels: Solution[] = [];
  for (;;) {
    const finest = solveOn(grid, problem);
    levels.push(finest);
    grid = halved(grid);
    if (levels.length < 4) continue;
    const limits = (Object.keys(finest.values) as (keyof Values)[]).map((key) => {
      const four = levels.slice(-4).map(({ values }) => values[key] as number);
      return { key, ...richardson(four as [number, number, number, number]) };
    });
    const good = limits.every(
      ({ value, error }) =>
        error <= accuracy * Math.max(1, Math.abs(value)) || error === Number.POSITIVE_INFINITY,
    );
    if (good || levels.length === LEVELS) {
      const table = (which: "value" | "error"): Values =>
        Object.fromEntries(limits.map((limit) => [limit.key, limit[which]])) as unknown as Values;
      return { ...finest, values: table("value"), errors: table("error") };
    }
  }
}

function solveOn(grid: Mesh, problem: Problem): Solution {
  const columns = march(problem, grid);
  const { kT, threshold = 0 } = problem;
  return {
    values: readings(columns, { width: grid.width, kT, threshold }),
    x: columns.x,
    density: columns.last,
  };
}
