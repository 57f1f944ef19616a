// Work, heat and entropy of a driven overdamped particle without a single trajectory: the Fokker-Planck equation
//   dp/dt = (1/friction) d/dx [(U'(x, t) - f(x, t)) p + kT dp/dx]
// with the moments of the work carried beside p (march.ts), at one resolution or in the limit of fine cells and steps.
import { total } from "./cells.js";
import type { Extrapolated, Moments, Problem, Solution, Values } from "./fokkerPlanckProblem.js";
import { type Columns, march } from "./march.js";
import { halved, type Mesh, mesh, Unsolvable } from "./mesh.js";
import { instantsOf, readings, runsOut } from "./readings.js";
import { type Limit, richardson } from "./richardson.js";

export interface Resolution {
  readonly cells: number;
  /** In all; each stretch takes its share, rounded up. */
  readonly steps: number;
}

// Most errors are those of the step. The fifth level has 1024 cells and 4096 steps and takes about a second.
const COARSEST: Resolution = { cells: 64, steps: 256 };
const LEVELS = 5;
const ACCURACY = 1e-7;

/** Solves at one resolution; errors are of second order in cell and step. @throws NotConfining, Unsolvable */
export function solve(problem: Problem, { cells, steps }: Resolution): Solution {
  return solveOn(mesh(problem, cells, steps), problem, 1);
}

/**
 * Halves cell and step together three times, and once more where an error is not yet below `accuracy`, times
 * max(1, |value|): the errors say what was reached. Densities and cells are those of the finest level.
 * @throws NotConfining, Unsolvable
 */
export function extrapolate(problem: Problem, accuracy: number = ACCURACY): Extrapolated {
  let grid = mesh(problem, COARSEST.cells, COARSEST.steps);
  const levels: Solution[] = [];
  for (let finer = 1; ; finer *= 2) {
    const finest = solveOn(grid, problem, finer);
    levels.push(finest);
    grid = halved(grid);
    if (levels.length < 4) continue;
    const four = levels.slice(-4);
    const limits = limitsOf(four.map(({ values }) => values as unknown as Numbers));
    const good = Object.values(limits).every(
      ({ value, error }) =>
        error <= accuracy * Math.max(1, Math.abs(value)) || error === Number.POSITIVE_INFINITY,
    );
    if (!good && levels.length < LEVELS) continue;
    const instants = finest.instants.map((_, i) =>
      limitsOf(four.map((level) => level.instants[i]?.moments as unknown as Numbers)),
    );
    const below = Object.values(limitsOf(four.map(({ below: at }) => Object.fromEntries(at.entries()))));
    return {
      ...finest,
      values: pick(limits, "value") as unknown as Values,
      errors: pick(limits, "error") as unknown as Values,
      instants: finest.instants.map((instant, i) => ({
        ...instant,
        moments: pick(instants[i] as Limits, "value") as unknown as Moments,
      })),
      instantErrors: instants.map((limit) => pick(limit, "error") as unknown as Moments),
      below: Float64Array.from(below, ({ value }) => value),
      belowErrors: Float64Array.from(below, ({ error }) => error),
    };
  }
}

type Numbers = Readonly<Record<string, number>>;
type Limits = Readonly<Record<string, Limit>>;

const limitsOf = (levels: readonly Numbers[]): Limits =>
  Object.fromEntries(
    Object.keys(levels[0] ?? {}).map((key) => [
      key,
      richardson(levels.map((level) => level[key] as number) as [number, number, number, number]),
    ]),
  );

const pick = (limits: Limits, which: keyof Limit): Numbers =>
  Object.fromEntries(Object.entries(limits).map(([key, limit]) => [key, limit[which]]));

function solveOn(grid: Mesh, problem: Problem, finer: number): Solution {
  const columns = march(problem, grid);
  if (runsOut(columns.last, grid)) {
    throw new Unsolvable(
      "a potential that holds the particle is needed, the density leaves the range of its equilibria",
    );
  }
  const { first, end } = columns.grid;
  return {
    values: readings(columns, problem, grid),
    x: columns.grid.x.subarray(first, end),
    first: columns.first.subarray(first, end),
    density: columns.last.subarray(first, end),
    instants: instantsOf(columns),
    ...cumulative(columns, grid, finer),
  };
}

/** P(x < c) at every `finer`-th face. */
function cumulative(
  { last, grid }: Columns,
  { low, width }: Mesh,
  finer: number,
): Pick<Solution, "faces" | "below"> {
  const { first, end } = grid;
  const count = (end - first) / finer;
  return {
    faces: Float64Array.from({ length: count + 1 }, (_, k) => low + k * finer * width),
    below: Float64Array.from({ length: count + 1 }, (_, k) =>
      total(last.subarray(0, first + k * finer), width),
    ),
  };
}
