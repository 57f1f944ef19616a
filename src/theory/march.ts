// One pass through a protocol on one mesh. U is counted from its free energy F(t), so that W here stands for
// W - (F(t) - F(0-)), which is small. Beside the density p move m_n(x) = <W^n; x> and g_s(x) = <exp(-s W/kT); x>:
//   dm_n/dt = L m_n + n (dU/dt) m_(n-1),   dg_s/dt = L g_s - s (dU/dt) g_s/kT
// (G. Hummer & A. Szabo, PNAS 98, 3658 (2001)). The potential stands still for a step, at its midpoint. The m_n move
// with their source in the implicit midpoint rule: slow driving needs no step finer than the protocol. The g_s are split
// as Strang does: U changes from midpoint to midpoint at frozen x, then moves; for s = 1 that is exact, exp(-U/kT). Both
// are second order with even errors in the step. Quenches, at 0+, between stretches and at tau+, are at frozen x.
import { evaluateColumn } from "../formula/evaluate.js";
import * as math from "../kernel/math.js";
import { energies } from "./boltzmann.js";
import { type CellEquilibrium, cellEquilibrium, level } from "./cells.js";
import { type Column, diffusion } from "./diffusion.js";
import { beginning } from "./firstColumn.js";
import type { Problem } from "./fokkerPlanckProblem.js";
import { type Grid, gridOf } from "./grid.js";
import { type Mesh, piecesOf, temperatureAt } from "./mesh.js";
import { type Fields, fieldsAt, movingEnergy } from "./movingEnergy.js";

/** What a pass leaves, per cell. */
export interface Columns {
  readonly grid: Grid;
  /** Equilibrium at 0- and at tau+. */
  readonly before: CellEquilibrium;
  readonly after: CellEquilibrium;
  /** The density at 0 and at tau. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** m_1 and m_2 of the work, of the force's work, of x(tau) - x(0), and m_1 of the heat/kT; null where they are not wanted. */
  readonly work: Ladder;
  readonly forceWork: Ladder | null;
  readonly travel: Ladder | null;
  readonly bath: Float64Array | null;
  /** g_s for each s of `tilts`; the first is s = 1. */
  readonly tilts: readonly number[];
  readonly tilted: readonly Float64Array[];
  /** What there is at each of the wanted times; `free` is F(t). */
  readonly snapshots: readonly Snapshot[];
}

export interface Snapshot {
  readonly density: Float64Array;
  readonly work: Ladder;
  readonly travel: Ladder | null;
  readonly free: number;
}

export interface Ladder {
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

const DAMPED = 2; // steps after each start of a stretch

/** Carries the columns from 0- to tau+. */
export function march(problem: Problem, mesh: Mesh): Columns {
  const { energy, friction, start, end, force = null } = problem;
  const grid = gridOf(mesh);
  const { x, width, ring } = grid;
  const cells = x.length;
  const driven = typeof problem.kT !== "number";
  const tilts = driven ? [] : [...new Set([1, ...(problem.tilts ?? [])])];
  const kT = (fields: Fields): number => temperatureAt(problem, fields);
  const place = { from: grid.first, to: grid.end };
  const equilibrium = (fields: Fields): CellEquilibrium =>
    cellEquilibrium(energies({ energy, fields, kT: 1 }, x), width, kT(fields), place);
  const before = equilibrium(start);
  const after = equilibrium(end);
  const first = beginning(problem, mesh, grid, before);

  const columns: Column[] = [];
  const add = (values: Float64Array, ...feeds: Column["feeds"]): number =>
    columns.push({ values, feeds }) - 1;
  const blank = (): Float64Array => new Float64Array(cells);
  const p = first.slice();
  const density = add(p);
  const m1 = blank();
  const m2 = blank();
  add(m2, { kind: "source", from: add(m1, { kind: "source", from: density, times: 1 }), times: 2 });
  const gained = (gain: "force" | "distance"): Ladder => {
    const [mean, square] = [blank(), blank()];
    const below = add(mean, { kind: "hop", gain, power: 1, from: density, times: 1 });
    add(
      square,
      { kind: "hop", gain, power: 1, from: below, times: 2 },
      { kind: "hop", gain, power: 2, from: density, times: 1 },
    );
    return { mean, square };
  };
  const forceWork = force === null ? null : gained("force");
  const travel = ring ? gained("distance") : null;
  const bath = driven ? blank() : null;
  if (bath !== null) add(bath, { kind: "hop", gain: "bath", power: 1, from: density, times: 1 });
  const tilted = tilts.map(() => first.slice());
  const change = blank();

  function changed(from: Float64Array, to: Float64Array): void {
    for (let i = 0; i < cells; i++) change[i] = (to[i] as number) - (from[i] as number);
  }

  /** Books a change of U at frozen x in m_1, m_2. */
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
    if (tilts.length === 0) return;
    changed(from, to);
    tilted.forEach((g, k) => {
      const s = -(tilts[k] as number) / kT(start);
      for (let i = 0; i < cells; i++) g[i] = (g[i] as number) * math.exp(s * (change[i] as number));
    });
  }

  const faces = x.map((at, i) => at + (grid.distances[i] as number) / 2);
  const forceAt = (fields: Fields): Float64Array | null =>
    force === null ? null : evaluateColumn(force, { ...fields, x: faces }, cells);
  const mover = diffusion(grid, friction);
  const snapshots: Snapshot[] = [];
  let free = before.freeEnergy;
  const snap = (): void => {
    const copy = ({ mean, square }: Ladder): Ladder => ({ mean: mean.slice(), square: square.slice() });
    snapshots.push({
      density: p.slice(),
      work: copy({ mean: m1, square: m2 }),
      travel: travel && copy(travel),
      free,
    });
  };
  for (const time of problem.times ?? []) if (time <= 0) snap();

  let now: Float64Array = before.energy.slice();
  let next: Float64Array = blank();
  let booked: Float64Array = before.energy.slice(); // the U up to which the g_s have their work
  let middle: Float64Array = blank();
  piecesOf(problem).forEach((piece, k) => {
    const count = mesh.steps[k] as number;
    const energyAt = movingEnergy(energy, x, piece);
    const write = (s: number, into: Float64Array): void => {
      energyAt(s, into);
      free = level(into, width, kT(fieldsAt(piece, s)), place);
    };
    write(0, next);
    quench(now, next);
    [now, next] = [next, now];
    for (let n = 0; n < count; n++) {
      const fields = fieldsAt(piece, (n + 0.5) / count);
      write((n + 0.5) / count, middle);
      write((n + 1) / count, next);
      tilt(booked, middle);
      changed(now, next);
      mover.freeze({ energy: middle, force: forceAt(fields), kT: kT(fields) });
      const move = piece.fresh && n < DAMPED ? mover.dampedMove : mover.move;
      move(columns, change, piece.length / count);
      for (const values of tilted) move([{ values, feeds: [] }], change, piece.length / count);
      [booked, middle] = [middle, booked];
      [now, next] = [next, now];
    }
    for (let n = 0; n < piece.wanted; n++) snap();
  });
  quench(now, after.energy);
  tilt(booked, after.energy);
  const work = { mean: m1, square: m2 };
  return {
    grid,
    before,
    after,
    first,
    last: p,
    work,
    forceWork,
    travel,
    bath,
    tilts,
    tilted,
    snapshots,
  };
}
