// An overdamped particle in one dimension under a controller of finitely many states: laws of records, work and backward experiments by the
// Fokker-Planck equation, in the limit of fine cells and steps (../richardson.ts).
import { richardson } from "../richardson.js";
import { type Backward, backward } from "./backward.js";
import { type ControlledParticle, type GridMotion, gridMotion, meshesOf } from "./gridMotion.js";
import { ladderOn } from "./ladder.js";
import { onlySeen, type RecordLaws, type Tree, walk } from "./tree.js";
import { type WorkStatistics, workStatistics } from "./work.js";

/** What is solved, and the largest estimated error of a number that is finite. */
export interface Limit<Of> {
  readonly value: Of;
  readonly error: number;
}

/** Of the coarsest mesh and step; both are halved three times. */
export interface Resolution {
  readonly cells: number;
  readonly steps: number;
}

const COARSEST: Resolution = { cells: 64, steps: 128 };
const MANY = 64; // states, beyond which it is a sixth as much work, to about 1e-6
const COARSER: Resolution = { cells: 32, steps: 64 };
const LEVELS = 4;

/** Laws of records. @throws RangeError, NotConfining, Unsolvable */
export function gridFilter(
  tree: Tree,
  particle: ControlledParticle,
  resolution: Resolution = resolutionOf(tree),
): Limit<RecordLaws> {
  const last = tree.levels.length - 1;
  return refined(tree, particle, resolution, (motion) => {
    // what happens after the last measurement is of no interest
    const carry: GridMotion["carry"] = (level, state, ladders, reversed) =>
      level === last ? ladders : motion.carry(level, state, ladders, reversed);
    const walked = walk(
      tree,
      { ...motion, carry, energies: () => null },
      [[ladderOn(motion.first, 0)]],
      onlySeen,
    );
    const { logPredictive, logProbability } = walked;
    return { logPredictive, logProbability };
  });
}

/** Work and information, and the backward experiment from equilibrium in the fields that each last state ends in. */
export interface GridWork {
  readonly forward: WorkStatistics;
  readonly backward: Backward;
}

/** Where the fields jump at tau+, each last state's stretches end with one of no length. @throws RangeError, NotConfining, Unsolvable */
export function gridWork(
  tree: Tree,
  particle: ControlledParticle,
  resolution: Resolution = resolutionOf(tree),
): Limit<GridWork> {
  const last = tree.levels.length - 1;
  return refined(tree, particle, resolution, (motion) => {
    const initial = motion.energy(particle.start);
    const forward = workStatistics(tree, motion, { start: [motion.first], initial });
    const start = (state: number): Float64Array =>
      motion.equilibrium(particle.stretches(last, state).at(-1)?.to ?? particle.start);
    return { forward, backward: backward(tree, motion, forward, start, { initial }) };
  });
}

const resolutionOf = ({ levels }: Tree): Resolution =>
  levels.reduce((count, stages) => count + stages.length, 0) > MANY ? COARSER : COARSEST;

function refined<Of>(
  tree: Tree,
  particle: ControlledParticle,
  { cells, steps }: Resolution,
  solve: (motion: GridMotion) => Of,
): Limit<Of> {
  const { meshes, steps: counts } = meshesOf(tree, particle, cells, steps, LEVELS);
  const duration = longest(tree, particle);
  const levels = meshes.map((on, k) => solve(gridMotion(particle, on, (counts[k] as number) / duration)));
  let error = 0;
  const limit = (values: readonly unknown[]): unknown => {
    const [one] = values;
    if (Array.isArray(one)) return one.map((_, i) => limit(values.map((value) => (value as unknown[])[i])));
    if (typeof one === "object" && one !== null)
      return Object.fromEntries(
        Object.keys(one).map((key) => [
          key,
          limit(values.map((value) => (value as Record<string, unknown>)[key])),
        ]),
      );
    const numbers = values as [number, number, number, number];
    if (numbers.every((value) => value === numbers[0])) return numbers[0];
    const { value, error: own } = richardson(numbers);
    if (Number.isFinite(own)) error = Math.max(error, own);
    return value;
  };
  return { value: limit(levels) as Of, error };
}

/** The longest way through the tree. */
function longest(tree: Tree, particle: ControlledParticle): number {
  return tree.levels.reduce((sum, stages, level) => {
    const lengths = stages.map((_, state) =>
      particle.stretches(level, state).reduce((total, { length }) => total + length, 0),
    );
    return sum + Math.max(0, ...lengths);
  }, 0);
}
