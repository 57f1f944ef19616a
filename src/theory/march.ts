// One pass through a protocol on one mesh. U is counted from its free energy F(t), so that W here stands for
// W - (F(t) - F(0-)), which is small. Beside the density p move m_n(x) = <W^n; x> and g_s(x) = <exp(-s W/kT); x>:
//   dm_n/dt = L m_n + n (dU/dt) m_(n-1),   dg_s/dt = L g_s - s (dU/dt) g_s/kT
// (G. Hummer & A. Szabo, PNAS 98, 3658 (2001)). The potential stands still for a step, at its midpoint. The m_n move
// with their source in the implicit midpoint rule: slow driving needs no step finer than the protocol. The g_s are split
// as Strang does: U changes from midpoint to midpoint at frozen x, then moves; for s = 1 that is exact, exp(-U/kT). Both
// are second order with even errors in the step. Quenches, at 0+, between stretches and at tau+, are at frozen x.
import * as math from "../kernel/math.js";
import { energies } from "./boltzmann.js";
import { type CellEquilibrium, cellEquilibrium, level, total } from "./cells.js";
import { diffusion } from "./diffusion.js";
import type { Problem } from "./fokkerPlanckProblem.js";
import type { Mesh } from "./mesh.js";
import { movingEnergy } from "./movingEnergy.js";

/** What a pass leaves, per cell. */
export interface Columns {
  /** Middles of the cells. */
  readonly x: Float64Array;
  /** Equilibrium at 0- and at tau+. */
  readonly before: CellEquilibrium;
  readonly after: CellEquilibrium;
  /** The density at 0 and at tau. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** m_1 and m_2. */
  readonly work: Float64Array;
  readonly square: Float64Array;
  /** g_s for each s of `tilts`; the first is s = 1. */
  readonly tilts: readonly number[];
  readonly tilted: readonly Float64Array[];
}

const DAMPED = 2; // steps after each start of a stretch

/** Carries the columns from 0- to tau+. */
export function march(problem: Problem, { low, width, cells, steps }: Mesh): Columns {
  const { energy, kT, friction, start, stretches, end, weight = () => 1 } = problem;
  const tilts = [...new Set([1, ...(problem.tilts ?? [])])];
  const x = Float64Array.from({ length: cells }, (_, i) => low + (i + 0.5) * width);
  const before = cellEquilibrium(energies({ energy, fields: start, kT }, x), width, kT);
  const after = cellEquilibrium(energies({ energy, fields: end, kT }, x), width, kT);

  const weighted = before.density.map((density, i) => density * weight(x[i] as number));
  const whole = total(weighted, width);
  const first = weighted.map((density) => density / whole);
  const p = first.slice();
  const m1 = new Float64Array(cells);
  const m2 = new Float64Array(cells);
  const tilted = tilts.map(() => first.slice());
  const change = new Float64Array(cells);

  function changed(from: Float64Array, to: Float64Array): void {
    for (let i = 0; i < cells; i++) change[i] = (to[i] as number) - (from[i] as number);
  }

  /** Books a change of U at frozen x in p, m_1, m_2. */
  function quench(from: Float64Array, to: Float64Array): void {
    changed(from, to);
    for (let i = 0; i < cells; i++) {
      const d = change[i] as number;
      m2[i] = (m2[i] as number) + d * (2 * (m1[i] as number) + d * (p[i] as number));
      m1[i] = (m1[i] as number) + d * (p[i] as number);
    }
  }

  /** Books a change of U at frozen x in the g_s. */
  function tilt(from: Float64Array, to: Float64Array): void {
    changed(from, to);
    tilted.forEach((g, k) => {
      const s = -(tilts[k] as number) / kT;
      for (let i = 0; i < cells; i++) g[i] = (g[i] as number) * math.exp(s * (change[i] as number));
    });
  }

  const mover = diffusion({ cells, width }, kT, friction);
  const ladder = [p, m1, m2];
  let now: Float64Array = before.energy.slice();
  let next: Float64Array = new Float64Array(cells);
  let booked: Float64Array = before.energy.slice(); // the U up to which the g_s have their work
  let middle: Float64Array = new Float64Array(cells);
  stretches.forEach((stretch, k) => {
    const count = steps[k] as number;
    const energyAt = movingEnergy(energy, x, stretch);
    const write = (s: number, into: Float64Array): void => {
      energyAt(s, into);
      level(into, width, kT);
    };
    write(0, next);
    quench(now, next);
    [now, next] = [next, now];
    for (let n = 0; n < count; n++) {
      write((n + 0.5) / count, middle);
      write((n + 1) / count, next);
      tilt(booked, middle);
      changed(now, next);
      mover.freeze(middle);
      const move = n < DAMPED ? mover.dampedMove : mover.move;
      move(ladder, change, stretch.length / count);
      for (const g of tilted) move([g], change, stretch.length / count);
      [booked, middle] = [middle, booked];
      [now, next] = [next, now];
    }
  });
  quench(now, after.energy);
  tilt(booked, after.energy);
  return { x, before, after, first, last: p, work: m1, square: m2, tilts, tilted };
}
