// The catalogue's quantities from the columns of one pass (march.ts), in which W stands for W - (F(t) - F(0-)).
import * as math from "../kernel/math.js";
import { total } from "./cells.js";
import type { Instant, Moments, Problem, Values } from "./fokkerPlanckProblem.js";
import type { Columns, Ladder } from "./march.js";
import { type Mesh, temperatureAt, thresholdOf } from "./mesh.js";

const RUNS_OUT = 1e-6; // of its highest value: a density at an end of the grid that is no wall
const NONE = Number.NaN;

/** Reads the values off the columns. */
export function readings(columns: Columns, problem: Problem, mesh: Mesh): Values {
  const { grid, before, after, first, last, work, forceWork, travel, bath, tilts, tilted } = columns;
  const { x, width } = grid;
  const threshold = thresholdOf(problem);
  const kT = temperatureAt(problem, problem.end);
  const { low, high } = mesh.absorbing;
  const point = problem.law?.kind === "point";
  const sum = (of: Float64Array, times?: (i: number) => number): number => total(of, width, times);
  const right = (i: number): number => ((x[i] as number) > threshold ? 1 : 0);
  const at = (i: number): number => x[i] as number;
  const squared = (i: number): number => (x[i] as number) * (x[i] as number);
  const log = (p: Float64Array) => (i: number) => ((p[i] as number) > 0 ? math.log(p[i] as number) : 0);
  const energy = (u: Float64Array) => (i: number) => u[i] as number;
  const spread = ({ mean, square }: Ladder): number => sum(square) - sum(mean) * sum(mean);
  const [split, line] = [mesh.aligned && !mesh.ring, !mesh.ring];

  const dF = after.freeEnergy - before.freeEnergy;
  const dU = dF + sum(last, energy(after.energy)) - sum(first, energy(before.energy));
  const Wdiss = sum(work.mean);
  const forced = forceWork === null ? 0 : sum(forceWork.mean);
  const Q_mean = Wdiss + dF + forced - dU;
  const entropy = low || high ? NONE : -sum(last, log(last));
  const dS_sys = point ? NONE : entropy + sum(first, log(first));
  const dS_bath = bath === null ? Q_mean / kT : sum(bath);
  const p_right = split ? sum(last, right) : NONE;
  const unscaled = (s: number): number => math.exp((-s * dF) / kT);
  const x_mean = line ? sum(last, at) : NONE;
  const turn = (i: number): number => (2 * Math.PI * at(i)) / (problem.period ?? NONE);
  return {
    W_mean: Wdiss + dF,
    W_var: spread(work),
    ...(forceWork === null ? {} : { forceWork_mean: forced, forceWork_var: spread(forceWork) }),
    Q_mean,
    dU,
    dF,
    Wdiss,
    dS_sys,
    dS_bath,
    Sigma: dS_sys + dS_bath,
    KL_final_eq: -entropy - sum(last, log(after.density)),
    p_right,
    W_mean_right: split ? dF + sum(work.mean, right) / p_right : NONE,
    expW_right: split && tilted.length > 0 ? sum(tilted[0] as Float64Array, right) * unscaled(1) : NONE,
    x2_final: line ? sum(last, squared) : NONE,
    x2_eq: line ? sum(after.density, squared) : NONE,
    x_mean,
    x_var: line ? sum(last, (i) => (at(i) - x_mean) * (at(i) - x_mean)) : NONE,
    ...(travel === null ? {} : { X_mean: sum(travel.mean), X_var: spread(travel) }),
    ...(line
      ? {}
      : {
          cos_mean: sum(last, (i) => math.cos(turn(i))),
          sin_mean: sum(last, (i) => math.sin(turn(i))),
        }),
    ...(low ? { held_low: (last[0] as number) * width } : {}),
    ...(high ? { held_high: (last[last.length - 1] as number) * width } : {}),
    ...Object.fromEntries(
      tilted.map((g, k): [string, number] => {
        const s = tilts[k] as number;
        return [`mgf_${s}`, outside(g, mesh) ?? sum(g) * unscaled(s)];
      }),
    ),
  };
}

/** What there is at each of the wanted times. */
export function instantsOf({ snapshots, grid, before }: Columns): Instant[] {
  const { x, width } = grid;
  return snapshots.map(({ density, work, travel, free }) => {
    const Wdiss = total(work.mean, width);
    const mean = travel === null ? total(density, width, (i) => x[i] as number) : total(travel.mean, width);
    const moments: Moments = {
      mean,
      variance:
        travel === null
          ? total(density, width, (i) => ((x[i] as number) - mean) * ((x[i] as number) - mean))
          : total(travel.square, width) - mean * mean,
      W_mean: Wdiss + free - before.freeEnergy,
      W_var: total(work.square, width) - Wdiss * Wdiss,
    };
    return { moments, density: density.subarray(grid.first, grid.end) };
  });
}

/** Whether a density has weight at an end that is no wall. */
export const runsOut = (p: Float64Array, { bounded }: Pick<Mesh, "bounded">): boolean => {
  const highest = p.reduce((a, b) => Math.max(a, b), 0);
  const ends = [bounded.low ? 0 : (p[0] as number), bounded.high ? 0 : (p[p.length - 1] as number)];
  return Math.max(...ends) > RUNS_OUT * highest;
};

/** What stands for the sum of a column that has weight at an end: Infinity, or NaN where its sign alternates. */
function outside(g: Float64Array, mesh: Mesh): number | null {
  if (!runsOut(g, mesh)) return null;
  const highest = g.reduce((a, b) => Math.max(a, b), 0);
  const lowest = g.reduce((a, b) => Math.min(a, b), 0);
  return lowest < -RUNS_OUT * highest ? Number.NaN : Number.POSITIVE_INFINITY;
}
