// One pass through a protocol on one mesh. Beside the density p move m_n(x) = <(W - c)^n; x> and g_s(x) = <exp(-s (W - c)/kT); x>, c
// a number near <W> that keeps them small:
//   dm_n/dt = L m_n + n (dU/dt - dc/dt) m_(n-1),   dg_s/dt = L g_s - s (dU/dt - dc/dt) g_s/kT
// (G. Hummer & A. Szabo, PNAS 98, 3658 (2001), eq. 4). All potentials stand still for a step, at its midpoint. The m_n move with
// their source in the implicit midpoint rule, so that slow driving needs no step finer than the protocol. The g_s are split as
// Strang does: U changes from midpoint to midpoint at frozen x, then moves; for s = 1 that is exact, exp(-U/kT)/Z. Both are second
// order with even errors in the step. Quenches, at 0+, between stretches and at tau+, are charged at frozen x.
import * as math from "../kernel/math.js";
import { energies } from "./boltzmann.js";
import { diffusion } from "./diffusion.js";
import type { Problem, Solution, Values } from "./fokkerPlanckProblem.js";
import type { Mesh } from "./mesh.js";
import { movingEnergy } from "./movingEnergy.js";

const DAMPED = 2; // steps after each start of a stretch
const RUNS_OUT = 1e-6; // of its highest value: a tilted density at an end of the grid

/** Solves `problem` on `mesh`. */
export function march(problem: Problem, mesh: Mesh): Solution {
  const { energy, kT, friction, start, stretches, end, threshold = 0, weight = () => 1 } = problem;
  const { low, width, cells } = mesh;
  const tilts = [...new Set([1, ...(problem.tilts ?? [])])];
  const x = Float64Array.from({ length: cells }, (_, i) => low + (i + 0.5) * width);
  const column = (): Float64Array => new Float64Array(cells);
  const energyIn = (fields: Problem["start"]): Float64Array => energies({ energy, fields, kT }, x);

  const first = energyIn(start);
  const before = boltzmann(first, kT, width);
  const p = normalised(
    before.density.map((density, i) => density * weight(x[i] as number)),
    width,
  );
  const p0 = p.slice();
  const m1 = column();
  const m2 = column();
  const ladder = [p, m1, m2];
  const tilted = tilts.map(() => p.slice());
  let taken = 0; // c of the ladder
  let scale = 0; // c of the tilted columns
  const change = column();

  /** Writes to - from into `change` less its mean, which is returned. */
  function centredChange(from: Float64Array, to: Float64Array): number {
    let paid = 0;
    for (let i = 0; i < cells; i++) {
      const d = (to[i] as number) - (from[i] as number);
      change[i] = d;
      paid += d * (p[i] as number);
    }
    paid *= width;
    for (let i = 0; i < cells; i++) change[i] = (change[i] as number) - paid;
    return paid;
  }

  /** Books a change of U at frozen x in the tilted columns. */
  function tilt(from: Float64Array, to: Float64Array): void {
    scale += centredChange(from, to);
    tilted.forEach((g, k) => {
      const s = -(tilts[k] as number) / kT;
      for (let i = 0; i < cells; i++) g[i] = (g[i] as number) * math.exp(s * (change[i] as number));
    });
  }

  /** Books a change of U at frozen x in the ladder. */
  function quench(from: Float64Array, to: Float64Array): void {
    taken += centredChange(from, to);
    for (let i = 0; i < cells; i++) {
      const d = change[i] as number;
      m2[i] = (m2[i] as number) + d * (2 * (m1[i] as number) + d * (p[i] as number));
      m1[i] = (m1[i] as number) + d * (p[i] as number);
    }
  }

  const mover = diffusion(mesh, kT, friction);
  let now: Float64Array = first.slice();
  let next: Float64Array = column();
  let booked: Float64Array = first.slice(); // the U up to which the tilted columns have their work
  let middle: Float64Array = column();
  stretches.forEach((stretch, k) => {
    const count = mesh.steps[k] as number;
    const energyAt = movingEnergy(energy, x, stretch);
    energyAt(0, next);
    quench(now, next);
    [now, next] = [next, now];
    for (let n = 0; n < count; n++) {
      energyAt((n + 0.5) / count, middle);
      energyAt((n + 1) / count, next);
      tilt(booked, middle);
      taken += centredChange(now, next);
      mover.freeze(middle);
      const move = n < DAMPED ? mover.dampedMove : mover.move;
      move(ladder, change, stretch.length / count);
      for (const g of tilted) move([g], change, stretch.length / count);
      [booked, middle] = [middle, booked];
      [now, next] = [next, now];
    }
  });
  const last = energyIn(end);
  quench(now, last);
  tilt(booked, last);

  const after = boltzmann(last, kT, width);
  const total = (of: Float64Array, times: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < cells; i++) sum += (of[i] as number) * times(i);
    return sum * width;
  };
  const all = (): number => 1;
  const right = (i: number): number => ((x[i] as number) > threshold ? 1 : 0);
  const square = (i: number): number => (x[i] as number) ** 2;
  const lacking = total(m1, all); // <W> - c
  const W_mean = taken + lacking;
  const dU = total(p, (i) => last[i] as number) - total(p0, (i) => first[i] as number);
  const dF = after.freeEnergy - before.freeEnergy;
  const dS_sys = total(p0, logarithm(p0)) - total(p, logarithm(p));
  const equilibrium = logarithm(after.density);
  const final = logarithm(p);
  const p_right = total(p, right);
  const factor = (s: number): number => math.exp((-s * scale) / kT);
  const exponentials = tilted.map((g, k): [string, number] => {
    const s = tilts[k] as number;
    const highest = g.reduce((a, b) => Math.max(a, b), 0);
    const open = Math.max(g[0] as number, g[cells - 1] as number) > RUNS_OUT * highest;
    return [`mgf_${s}`, open ? Number.POSITIVE_INFINITY : total(g, all) * factor(s)];
  });
  const values: Values = {
    W_mean,
    W_var: total(m2, all) - lacking * lacking,
    Q_mean: W_mean - dU,
    dU,
    dF,
    Wdiss: W_mean - dF,
    dS_sys,
    Sigma: dS_sys + (W_mean - dU) / kT,
    KL_final_eq: total(p, (i) => final(i) - equilibrium(i)),
    p_right,
    W_mean_right: taken + total(m1, right) / p_right,
    expW_right: total(tilted[0] as Float64Array, right) * factor(1),
    x2_final: total(p, square),
    x2_eq: total(after.density, square),
    ...Object.fromEntries(exponentials),
  };
  return { values, x, density: p };
}

/** ln p, and 0 where p has run out (it stands in p ln p). */
const logarithm =
  (p: Float64Array) =>
  (i: number): number =>
    (p[i] as number) > 0 ? math.log(p[i] as number) : 0;

function normalised(weights: Float64Array, width: number): Float64Array {
  const total = weights.reduce((a, b) => a + b, 0) * width;
  return weights.map((w) => w / total);
}

/** exp(-U/kT)/Z on the cells, and F = -kT ln Z. */
function boltzmann(
  energy: Float64Array,
  kT: number,
  width: number,
): { density: Float64Array; freeEnergy: number } {
  const lowest = energy.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const weights = energy.map((u) => math.exp(-(u - lowest) / kT));
  const total = weights.reduce((a, b) => a + b, 0) * width;
  return { density: weights.map((w) => w / total), freeEnergy: lowest - kT * math.log(total) };
}
