// An overdamped particle in one dimension (on the line, between walls or on a ring) under each state of a controller, on one mesh: the Fokker-Planck
// equation for ladders (../march.ts has the same for one protocol; ../diffusion.ts the moves).
import { evaluateColumn } from "../../formula/evaluate.js";
import type { Node } from "../../formula/syntax.js";
import type { Walls } from "../../formula/walls.js";
import { energies } from "../boltzmann.js";
import { cellEquilibrium } from "../cells.js";
import { type Column, diffusion } from "../diffusion.js";
import { beginning } from "../firstColumn.js";
import type { Law, Problem, Stretch } from "../fokkerPlanckProblem.js";
import { type Grid, gridOf } from "../grid.js";
import { halved, type Mesh, mesh } from "../mesh.js";
import { type Fields, fieldsAt, movingEnergy } from "../movingEnergy.js";
import { aligned, cutsOf, sharesOf } from "./gridMesh.js";
import { type Ladder, quenched } from "./ladder.js";
import { changeBetween, type Motion, type Tree } from "./tree.js";

/** The particle of a tree. */
export interface ControlledParticle {
  readonly energy: Node;
  readonly force?: Node | null;
  readonly kT: number;
  readonly friction: number;
  readonly period?: number;
  readonly walls?: Walls;
  /** Fields at 0-. */
  readonly start: Fields;
  /** The start, equilibrium in them unless given. */
  readonly law?: Law;
  /** By level and state, one at least: how the fields move until the next measurement, or the end. Lengths sum to that, and may be 0. */
  readonly stretches: (level: number, state: number) => readonly Stretch[];
  /** The row of the channel that the measurement after this level reads. Never asked of the last level. */
  readonly reading: (level: number, state: number, x: Float64Array) => ArrayLike<number>;
}

export interface GridMotion extends Motion {
  /** p(x, 0) per cell, with the sum 1. */
  readonly first: Float64Array;
  /** U/kT per cell. */
  readonly energy: (fields: Fields) => Float64Array;
  /** Equilibrium per cell, with the sum 1. */
  readonly equilibrium: (fields: Fields) => Float64Array;
}

const DAMPED = 2; // steps after each start of a stretch

/** Meshes of `cells`, 2 `cells`, … cells with as many steps in all as `steps` times 1, 2, …. @throws NotConfining, Unsolvable */
export function meshesOf(
  tree: Tree,
  particle: ControlledParticle,
  cells: number,
  steps: number,
  levels: number,
): { meshes: Mesh[]; steps: number[] } {
  const all = tree.levels.flatMap((stages, level) =>
    stages.flatMap((_, state) => particle.stretches(level, state)),
  );
  // ranges see the ends and three places between: equal ones need be seen once
  const seen = new Map(all.map((stretch) => [JSON.stringify([stretch.from, stretch.to]), stretch]));
  const problem: Problem = { ...particle, stretches: [...seen.values()], end: particle.start };
  const plain = mesh(problem, cells, 1);
  const high = plain.low + plain.cells * plain.width;
  const readings = new Set<number>();
  tree.levels.slice(0, -1).forEach((stages, level) => {
    stages.forEach((_, state) => {
      for (const cut of cutsOf((x) => particle.reading(level, state, x), plain.low, high)) readings.add(cut);
    });
  });
  const meshes = [aligned(plain, distinct([...readings], plain.width))];
  const counts = [steps];
  while (meshes.length < levels) {
    meshes.push(halved(meshes[meshes.length - 1] as Mesh));
    counts.push(2 * (counts[counts.length - 1] as number));
  }
  return { meshes, steps: counts };
}

/** Places in order, those once that differ by rounding. */
const distinct = (cuts: number[], width: number): number[] =>
  cuts.sort((a, b) => a - b).filter((cut, k) => k === 0 || cut - (cuts[k - 1] as number) > 1e-9 * width);

/** How a particle moves on a mesh, with so many steps in a time of 1. */
export function gridMotion(particle: ControlledParticle, on: Mesh, rate: number): GridMotion {
  const { kT, friction, force = null } = particle;
  const grid: Grid = gridOf(on);
  const { x, width, first, end } = grid;
  const energy = (fields: Fields): Float64Array =>
    energies({ energy: particle.energy, fields, kT: 1 }, x).map((u) => u / kT);
  const solved = (fields: Fields) => cellEquilibrium(energy(fields), width, 1, { from: first, to: end });
  const faces = x.map((at, i) => at + (grid.distances[i] as number) / 2);
  const mover = diffusion(grid, friction / kT);
  const start: Problem = { ...particle, stretches: [], end: particle.start };
  const scaled = (p: Float64Array): Float64Array => {
    const total = p.reduce((sum, value) => sum + value, 0);
    return p.map((value) => value / total);
  };

  function along(ladders: readonly Ladder[], { from, to, length }: Stretch): readonly Ladder[] {
    if (!(length > 0)) return ladders;
    const steps = Math.max(1, Math.ceil(rate * length - 1e-9));
    const moving = movingEnergy(particle.energy, x, { from, to });
    const at = (share: number): Float64Array => {
      const into = new Float64Array(x.length);
      moving(share, into);
      return into.map((u) => u / kT);
    };
    const still = Object.keys(from).every((field) => from[field] === to[field]);
    const columns: Column[] = [];
    let now = ladders.map(({ tilted, moments }) => ({ tilted, moments: moments.map((m) => m.slice()) }));
    // columns share their values with `now`
    const offer = (): void => {
      columns.length = 0;
      for (const { tilted, moments } of now)
        moments.forEach((values, k) => {
          const below = columns.length - 1;
          columns.push({
            values,
            feeds: tilted || k === 0 ? [] : [{ kind: "source", from: below, times: k }],
          });
        });
    };
    const tilt = (change: Float64Array): void => {
      now = now.map((ladder) => (ladder.tilted ? (quenched(ladder, change) as typeof ladder) : ladder));
    };
    const tilting = !still && now.some(({ tilted }) => tilted);
    let booked = at(0);
    let before = booked;
    let source = new Float64Array(x.length);
    offer();
    for (let n = 0; n < steps; n++) {
      if (n === 0 || !still) {
        const middle = at((n + 0.5) / steps);
        const fields = fieldsAt({ from, to }, (n + 0.5) / steps);
        mover.freeze({
          energy: middle,
          force:
            force === null
              ? null
              : evaluateColumn(force, { ...fields, x: faces }, x.length).map((f) => f / kT),
          kT: 1,
        });
        if (!still) {
          const after = at((n + 1) / steps);
          source = after.map((u, i) => u - (before[i] as number));
          before = after;
        }
        if (tilting) {
          tilt(middle.map((u, i) => u - (booked[i] as number)));
          offer();
          booked = middle;
        }
      }
      (n < DAMPED ? mover.dampedMove : mover.move)(columns, source, length / steps);
    }
    if (tilting) tilt(before.map((u, i) => u - (booked[i] as number)));
    return now;
  }

  return {
    first: scaled(beginning(start, on, grid, solved(particle.start))),
    energy,
    equilibrium: (fields) => scaled(solved(fields).density),
    carry: (level, state, ladders, reversed) => {
      const own = particle.stretches(level, state);
      const way = reversed
        ? own.map(({ length, from, to }) => ({ length, from: to, to: from })).reverse()
        : own;
      let now = ladders;
      way.forEach((stretch, k) => {
        const before = way[k - 1];
        if (before !== undefined && differ(before.to, stretch.from)) {
          const change = changeBetween(energy(before.to), energy(stretch.from)) as Float64Array;
          now = now.map((ladder) => quenched(ladder, change));
        }
        now = along(now, stretch);
      });
      return now;
    },
    readings: (level, state) =>
      sharesOf(
        (places) => particle.reading(level, state, places),
        x,
        width,
        (i) => i < first || i >= end,
      ),
    energies: (level, state) => {
      const own = particle.stretches(level, state);
      const [begin, last] = [own[0], own[own.length - 1]];
      return begin === undefined || last === undefined ? null : [energy(begin.from), energy(last.to)];
    },
  };
}

const differ = (a: Fields, b: Fields): boolean => Object.keys(a).some((field) => a[field] !== b[field]);
