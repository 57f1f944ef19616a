// What is done with a chunk: runs the kernel leaf by leaf, derives the ledger, fits the statistics, and merges their states.
import type { Columns } from "../plan/ledger.js";
import { NotFinite } from "../plan/recorded.js";
import { type ColumnOf, columnsOf, type Formulas, formulasFor, statesOf } from "../stats/leaf.js";
import type { Request, State } from "../stats/request.js";
import { LEAF, Tree } from "../stats/tree.js";
import { type Pair, pairedOf, SAMPLES, type Sample, type Sampled, sampledOf } from "./pairs.js";
import { failedTrajectory, type Runner, type Runners, runnersOf } from "./runner.js";
import {
  type Chunk,
  type Direction,
  type Equipment,
  type Found,
  foundMerger,
  join,
  pack,
  type Report,
} from "./shipment.js";

/** A direction with its kernels instantiated and its formulas read. */
interface Line {
  readonly runners: Runners;
  /** Which blocks are run again at smaller steps. */
  readonly samples: readonly [Sample, Sample] | null;
  readonly kT: number;
  readonly statistics: readonly Request[];
  readonly paired: readonly Request[];
  readonly keep: readonly string[];
  readonly formulas: Formulas;
}

function made({ plan, statistics, keep }: Direction): Line {
  return {
    runners: runnersOf(plan),
    samples: plan.halves && SAMPLES[plan.halves.sampling],
    kT: plan.book.kT,
    statistics,
    paired: pairedOf(statistics),
    keep,
    formulas: formulasFor(statistics, keep),
  };
}

/** Runs chunks of leaves with kernels that are instantiated once. */
export function workerOf({ directions, trajectories }: Equipment): (chunk: Chunk) => Report {
  const lines = directions.map(made);
  const merge = foundMerger(directions.flatMap(({ statistics }) => statistics));
  return (chunk) => {
    try {
      return work(lines, merge, trajectories, chunk);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      return { kind: "diverged", trajectory: error.trajectory, message: error.message };
    }
  };
}

/** A trajectory that is no longer finite, of a direction that the message names. */
class Lost extends Error {
  constructor(
    readonly trajectory: number,
    message: string,
  ) {
    super(message);
  }
}

function work(
  lines: readonly Line[],
  merge: ReturnType<typeof foundMerger>,
  trajectories: number,
  { first, count }: Chunk,
): Report {
  const tree = new Tree<Found>(merge);
  const kept: Float64Array[][] = [];
  let done = 0;
  for (let leaf = first; leaf < first + count; leaf++) {
    const from = leaf * LEAF;
    const size = Math.min(LEAF, trajectories - from);
    const found = lines.map((line, i) => leafOf(line, from, size, i === 0 ? "" : "in the reversed run, "));
    const states = found.flatMap((part) => part.states);
    const pairs = sideBySide(found.map((part) => part.pairs));
    tree.add({ level: 0, index: leaf, state: { states, pairs } });
    const columns = found.flatMap((part) => part.kept);
    if (columns.length > 0) kept.push(columns);
    done += size;
  }
  const width = kept[0]?.length ?? 0;
  const buffer =
    width === 0
      ? null
      : pack(Array.from({ length: width }, (_, i) => join(kept.map((leaf) => leaf[i] as Float64Array))));
  return { kind: "done", trajectories: done, nodes: tree.nodes(), kept: buffer };
}

interface Leaf {
  readonly states: readonly State[];
  readonly kept: Float64Array[];
  readonly pairs: readonly Pair[];
}

function leafOf(line: Line, from: number, size: number, which: string): Leaf {
  try {
    const of = evaluated(line, line.runners.coarse, from, size, 1);
    return {
      states: statesOf(line.statistics, of),
      kept: line.keep.map(of),
      pairs: pairsOf(line, from, size, of),
    };
  } catch (error) {
    const trajectory = failedTrajectory(error);
    if (trajectory !== null) throw new Lost(trajectory, which + (error as Error).message);
    if (error instanceof NotFinite)
      throw new Lost(from, `${which}among the ${size} trajectories from ${from} on, ${error.message}`);
    throw error;
  }
}

/** The columns of `size` trajectories, in every `stride`-th block; in parts that leave their snapshots little room. */
function evaluated(
  { formulas, kT }: Line,
  runner: Runner,
  from: number,
  size: number,
  stride: number,
): ColumnOf {
  const part = runner.trajectoriesWithin(SNAPSHOT_BYTES);
  const parts: Columns[] = [];
  for (let row = 0; row < size; row += part) {
    parts.push(runner.columns(from + row * stride, Math.min(part, size - row), stride));
  }
  const [first = {}] = parts;
  const whole =
    parts.length === 1
      ? first
      : Object.fromEntries(
          Object.keys(first).map((name) => [
            name,
            join(parts.map((columns) => columns[name] as Float64Array)),
          ]),
        );
  return columnsOf(formulas, { ...whole, kT }, size);
}

/** Of the snapshots that are in memory at a time. */
const SNAPSHOT_BYTES = 32 * 2 ** 20;

/** The pairs of all directions, which sample the same blocks, as one. */
const sideBySide = ([one, other]: readonly (readonly Pair[])[]): readonly Pair[] =>
  other === undefined
    ? (one ?? [])
    : (one ?? []).map(({ coarse, fine, ...place }, i) => ({
        ...place,
        coarse: [...coarse, ...(other[i]?.coarse ?? [])],
        fine: [...fine, ...(other[i]?.fine ?? [])],
      }));

/** The sampled blocks of a leaf at both steps: beside the run itself, and at half of its step. */
function pairsOf(line: Line, from: number, size: number, of: ColumnOf): Pair[] {
  const { runners, samples, paired } = line;
  const { fine, next } = runners;
  if (samples === null || fine === null) return [];
  const columns = (runner: Runner, level: 0 | 1): ColumnOf => {
    const rows = blocks[level].at(-1)?.rows[1] ?? 0;
    return evaluated(line, runner, from, rows, samples[level].blocks);
  };
  const [often, seldom] = samples;
  const blocks = [sampledOf(often, from / LEAF, size), sampledOf(seldom, from / LEAF, size)] as const;
  const states = (columnOf: ColumnOf, at: number, count: number): State[] =>
    statesOf(paired, (formula) => columnOf(formula).subarray(at, at + count));
  const pair = (
    level: 0 | 1,
    { group, rows: [begin, end] }: Sampled,
    at: number,
    sides: ColumnOf[],
  ): Pair => {
    const [coarse, fine] = sides as [ColumnOf, ColumnOf];
    const count = end - begin;
    return { level, group, coarse: states(coarse, at, count), fine: states(fine, begin, count) };
  };
  const pairs: Pair[] = [];
  if (blocks[0].length > 0) {
    const sides = [of, columns(fine, 0)];
    pairs.push(...blocks[0].map((block) => pair(0, block, block.inLeaf, sides)));
  }
  if (blocks[1].length > 0 && next !== null) {
    const sides = [columns(next.half, 1), columns(next.quarter, 1)];
    pairs.push(...blocks[1].map((block) => pair(1, block, block.rows[0], sides)));
  }
  return pairs;
}
