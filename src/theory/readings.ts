// The catalogue's quantities from the columns of one pass (march.ts), in which W stands for W - dF.
import * as math from "../kernel/math.js";
import { total } from "./cells.js";
import type { Values } from "./fokkerPlanckProblem.js";
import type { Columns } from "./march.js";

const RUNS_OUT = 1e-6; // of its highest value: a tilted density at an end of the grid

export interface Scale {
  readonly width: number;
  readonly kT: number;
  readonly threshold: number;
}

/** Reads the values off the columns. */
export function readings(columns: Columns, { width, kT, threshold }: Scale): Values {
  const { x, before, after, first, last, work, square, tilts, tilted } = columns;
  const sum = (of: Float64Array, times?: (i: number) => number): number => total(of, width, times);
  const right = (i: number): number => ((x[i] as number) > threshold ? 1 : 0);
  const squared = (i: number): number => (x[i] as number) * (x[i] as number);
  const log = (p: Float64Array) => (i: number) => ((p[i] as number) > 0 ? math.log(p[i] as number) : 0);
  const energy = (u: Float64Array) => (i: number) => u[i] as number;

  const dF = after.freeEnergy - before.freeEnergy;
  const dU = dF + sum(last, energy(after.energy)) - sum(first, energy(before.energy));
  const Wdiss = sum(work);
  const Q_mean = Wdiss + dF - dU;
  const dS_sys = sum(first, log(first)) - sum(last, log(last));
  const p_right = sum(last, right);
  const unscaled = (s: number): number => math.exp((-s * dF) / kT);
  return {
    W_mean: Wdiss + dF,
    W_var: sum(square) - Wdiss * Wdiss,
    Q_mean,
    dU,
    dF,
    Wdiss,
    dS_sys,
    Sigma: dS_sys + Q_mean / kT,
    KL_final_eq: sum(last, log(last)) - sum(last, log(after.density)),
    p_right,
    W_mean_right: dF + sum(work, right) / p_right,
    expW_right: sum(tilted[0] as Float64Array, right) * unscaled(1),
    x2_final: sum(last, squared),
    x2_eq: sum(after.density, squared),
    ...Object.fromEntries(
      tilted.map((g, k): [string, number] => {
        const s = tilts[k] as number;
        return [`mgf_${s}`, outside(g) ?? sum(g) * unscaled(s)];
      }),
    ),
  };
}

/** What stands for the sum of a column that has weight at an end: Infinity, or NaN where its sign alternates. */
function outside(g: Float64Array): number | null {
  const highest = g.reduce((a, b) => Math.max(a, b), 0);
  const lowest = g.reduce((a, b) => Math.min(a, b), 0);
  if (Math.max(g[0] as number, g[g.length - 1] as number) <= RUNS_OUT * highest) return null;
  return lowest < -RUNS_OUT * highest ? Number.NaN : Number.POSITIVE_INFINITY;
}
