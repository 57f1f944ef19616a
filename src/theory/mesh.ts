// Cells in space and steps in time: equal cells over all places that ever carry weight, equal steps within a stretch.
import { difference, mentions, name, product } from "../formula/syntax.js";
import { placeOf } from "../formula/walls.js";
import { type Landscape, support } from "./boltzmann.js";
import type { Problem, Stretch } from "./fokkerPlanckProblem.js";
import { type Fields, fieldsAt } from "./movingEnergy.js";

export interface Mesh {
  readonly low: number;
  readonly width: number;
  readonly cells: number;
  readonly ring: boolean;
  /** Walls that hold what reaches them, at the ends. */
  readonly absorbing: { readonly low: boolean; readonly high: boolean };
  /** Whether an end is a wall, or the ring goes on there: weight at it is no sign of a range that is too short. */
  readonly bounded: { readonly low: boolean; readonly high: boolean };
  /** Whether the threshold is on a face between two cells. */
  readonly aligned: boolean;
  /** Steps of each piece. */
  readonly steps: readonly number[];
}

/** A part of a stretch, cut at the times that are wanted. */
export interface Piece extends Stretch {
  /** It begins a stretch: there may be a jump before it. */
  readonly fresh: boolean;
  /** How many of the wanted times its end is. */
  readonly wanted: number;
}

/** No affordable mesh holds the problem; the message says what is needed. */
export class Unsolvable extends Error {
  override readonly name = "Unsolvable";
}

const SHARES = [0, 0.25, 0.5, 0.75, 1]; // of a stretch, where the range is looked at
const MOST = 512; // cells of the coarsest mesh

/** kT in given fields. */
export const temperatureAt = ({ kT }: Pick<Problem, "kT">, fields: Fields): number =>
  typeof kT === "number" ? kT : kT(fields);

/** The right side's beginning: 0, or where all start. */
export const thresholdOf = ({ threshold, law }: Problem): number =>
  threshold ?? (law?.kind === "point" ? law.at : 0);

/**
 * About `cells` cells (or more, where the start needs them), from the lowest to the highest place where exp(-(U - min U)/kT) is
 * above 1e-26 in any potential of the protocol, or the start has weight, with the threshold on a face between two of them; and
 * `steps` steps in all, each piece taking its share, rounded up.
 * @throws NotConfining, Unsolvable
 */
export function mesh(problem: Problem, cells: number, steps: number): Mesh {
  const { law, period } = problem;
  const duration = problem.stretches.reduce((sum, { length }) => sum + length, 0);
  const counts = piecesOf(problem).map(({ length }) =>
    // 1e-9: a share that is whole but for rounding
    length === 0 ? 0 : Math.max(1, Math.ceil((steps * length) / duration - 1e-9)),
  );
  if (period !== undefined) {
    const at = law?.kind === "point" ? law.at : 0;
    const count = enough(law, period, cells);
    return {
      low: at,
      width: period / count,
      cells: count,
      ring: true,
      absorbing: { low: false, high: false },
      bounded: { low: true, high: true },
      aligned: true,
      steps: counts,
    };
  }
  return { ...line(problem, cells), ring: false, steps: counts };
}

function line(problem: Problem, wanted: number): Omit<Mesh, "ring" | "steps"> {
  const { law, walls = {} } = problem;
  const [low, high] = rangeOf(problem);
  const cells = enough(law, high - low, wanted);
  const [fixedLow, fixedHigh] = [walls.low, walls.high].map((wall) =>
    wall === undefined ? Number.NaN : placeOf(wall),
  ) as [number, number];
  const bounded = { low: low === fixedLow, high: high === fixedHigh };
  const ends = {
    bounded,
    absorbing: {
      low: bounded.low && typeof walls.low === "object",
      high: bounded.high && typeof walls.high === "object",
    },
  };
  const threshold = thresholdOf(problem);
  const width = (high - low) / cells;
  const inside = threshold > low && threshold < high;
  if (!inside || (bounded.low && bounded.high)) {
    return { low, width, cells, aligned: !inside, ...ends };
  }
  const below = (threshold - low) / width;
  const above = (high - threshold) / width;
  if (bounded.low) {
    const left = Math.max(1, Math.round(below));
    const exact = (threshold - low) / left;
    return { low, width: exact, cells: left + Math.ceil((high - threshold) / exact), aligned: true, ...ends };
  }
  if (bounded.high) {
    const right = Math.max(1, Math.round(above));
    const exact = (high - threshold) / right;
    const left = Math.ceil((threshold - low) / exact);
    return { low: high - (left + right) * exact, width: exact, cells: left + right, aligned: true, ...ends };
  }
  const left = Math.ceil(below);
  return { low: threshold - left * width, width, cells: left + Math.ceil(above), aligned: true, ...ends };
}

/** Cells of the coarsest mesh that resolve the start. @throws Unsolvable */
function enough(law: Problem["law"], range: number, cells: number): number {
  const needed = law?.kind === "density" ? Math.ceil(range / law.width) : 0;
  if (needed > MOST) {
    throw new Unsolvable(
      `a start that is wider than 1/${MOST} of the range is needed (or a point), this one is 1/${needed}`,
    );
  }
  return Math.max(cells, needed);
}

/** From the lowest to the highest place with weight, at most from wall to wall. @throws NotConfining */
function rangeOf(problem: Problem): [number, number] {
  const { start, stretches, end, law, walls = {} } = problem;
  const passed = stretches.flatMap((stretch) => SHARES.map((s) => fieldsAt(stretch, s)));
  const ranges = [start, ...passed, end].map((fields) => support(landscapeOf(problem, fields)));
  if (law?.kind === "density") ranges.push({ ...law, lowest: 0 });
  if (law?.kind === "point") ranges.push({ low: law.at, high: law.at, lowest: 0 });
  const low = Math.min(...ranges.map((range) => range.low));
  const high = Math.max(...ranges.map((range) => range.high));
  return [
    walls.low === undefined ? low : Math.max(low, placeOf(walls.low)),
    walls.high === undefined ? high : Math.min(high, placeOf(walls.high)),
  ];
}

const PLACE = new Set(["x"]);

/** What confines: U, tilted by a force that is the same everywhere. */
function landscapeOf(problem: Problem, fields: Fields): Landscape {
  const { energy, force, walls } = problem;
  const tilted =
    force === undefined || force === null || mentions(force, PLACE)
      ? energy
      : difference(energy, product(force, name("x")));
  const range = walls && {
    low: walls.low === undefined ? undefined : placeOf(walls.low),
    high: walls.high === undefined ? undefined : placeOf(walls.high),
  };
  return { energy: tilted, fields, kT: temperatureAt(problem, fields), range };
}

/** The stretches, cut at the wanted times. */
export function piecesOf({ stretches, times = [] }: Problem): Piece[] {
  const pieces: Piece[] = [];
  let began = 0;
  let taken = times.filter((time) => time <= 0).length;
  stretches.forEach((stretch) => {
    const ends = began + stretch.length;
    const inside = times.filter((time) => time > began && time < ends * (1 - 1e-12));
    const cuts = [...new Set(inside.map((time) => (time - began) / stretch.length)), 1];
    cuts.forEach((share, i) => {
      const from = cuts[i - 1] ?? 0;
      const reached = i === cuts.length - 1 ? ends * (1 + 1e-12) : began + stretch.length * share;
      const upTo = times.filter((time) => time <= reached).length;
      pieces.push({
        length: stretch.length * (share - from),
        from: fieldsAt(stretch, from),
        to: share === 1 ? stretch.to : fieldsAt(stretch, share),
        fresh: i === 0,
        wanted: upTo - taken,
      });
      taken = upTo;
    });
    began = ends;
  });
  return pieces;
}

/** Every cell and every step cut in two. */
export const halved = ({ width, cells, steps, ...mesh }: Mesh): Mesh => ({
  ...mesh,
  width: width / 2,
  cells: 2 * cells,
  steps: steps.map((n) => 2 * n),
});
