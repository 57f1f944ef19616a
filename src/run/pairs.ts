// The same blocks at one step and at half of it, for the time-step bias: which blocks, and how their statistics are kept.
//   level 0: of every 4th leaf every 8th block, beside its run at dt, again at dt/2 on the refined path: 2/32 of the steps of the run
//   level 1: of every 16th leaf every 32nd block at dt/2 and dt/4, on a path of its own, which tells how the difference shrinks
//            with the step: (2 + 4)/512
// With bias: "closely" eight times as many, for what a path decides by a hair (signs, first times): its pairs part, and few say little.
// Several blocks at a time, since a kernel's first block finds its rows far from the processor: one in a leaf cost twice its steps.
// States are kept in at most 32 groups of blocks at each level, for the jackknife, and merged along the tree of leaves.
import { leaveOneOut } from "../stats/leaveOneOut.js";
import { mergeAll, type Request, type State } from "../stats/request.js";
import { LEAF } from "../stats/tree.js";

/** Which leaves a level takes, and which of their blocks: every `leaves`-th, every `blocks`-th. */
export const SAMPLES = {
  measure: [
    { leaves: 4, blocks: 8 },
    { leaves: 16, blocks: 32 },
  ],
  closely: [
    { leaves: 1, blocks: 4 },
    { leaves: 4, blocks: 16 },
  ],
} as const;
export type Sample = { readonly leaves: number; readonly blocks: number };
const GROUPS = 32;

/** The states of the paired statistics at h and at h/2, over one group of blocks; h = dt/2^level. */
export interface Pair {
  readonly level: 0 | 1;
  readonly group: number;
  readonly coarse: readonly State[];
  readonly fine: readonly State[];
}

/** A sampled block: its group, and its rows among those of the sampled blocks and of the leaf. */
export interface Sampled {
  readonly group: number;
  readonly rows: readonly [from: number, to: number];
  readonly inLeaf: number;
}

/** The sampled blocks of a leaf of `size` trajectories, in order of their groups; the same however many leaves there are. */
export function sampledOf({ leaves, blocks }: Sample, leaf: number, size: number): Sampled[] {
  if (leaf % leaves !== 0) return [];
  const each = LEAF / 8 / blocks;
  const first = ((leaf / leaves) * each) % GROUPS;
  return Array.from({ length: Math.ceil(size / (8 * blocks)) }, (_, i) => ({
    group: first + i,
    rows: [8 * i, 8 * i + Math.min(8, size - 8 * blocks * i)],
    inLeaf: 8 * blocks * i,
  }));
}

/** The statistics that are kept for pairs: the tail of the weights and densities are not compared, and groups are blocks. */
export const pairedOf = (statistics: readonly Request[]): Request[] =>
  statistics.filter(({ kind }) => kind !== "tail" && kind !== "blocks" && kind !== "visits");

/** Merges two lists of pairs, each in order of level and group. */
export function pairMerger(
  statistics: readonly Request[],
): (left: readonly Pair[], right: readonly Pair[]) => readonly Pair[] {
  const merge = mergeAll(statistics);
  return (left, right) => {
    if (right.length === 0) return left;
    const merged: Pair[] = [];
    let next = 0;
    for (const one of left) {
      for (; next < right.length && before(right[next] as Pair, one); next++)
        merged.push(right[next] as Pair);
      const other = right[next];
      if (other === undefined || before(one, other)) merged.push(one);
      else {
        const [coarse, fine] = [merge(one.coarse, other.coarse), merge(one.fine, other.fine)];
        merged.push({ ...one, coarse, fine });
        next += 1;
      }
    }
    return [...merged, ...right.slice(next)];
  };
}

const before = (a: Pair, b: Pair): boolean => a.level < b.level || (a.level === b.level && a.group < b.group);

/** Both sides of a level over all groups, and without each of them; null with fewer than two groups. */
export function leftOut(
  pairs: readonly Pair[],
  level: 0 | 1,
  statistics: readonly Request[],
): readonly (readonly [coarse: readonly State[], fine: readonly State[]])[] | null {
  const groups = pairs.filter((pair) => pair.level === level);
  if (groups.length < 2) return null;
  const merge = mergeAll(statistics);
  const [coarse, fine] = (["coarse", "fine"] as const).map((side) =>
    leaveOneOut<readonly State[]>(
      groups.map((group) => group[side]),
      merge,
    ),
  );
  return (coarse as (readonly State[])[]).map(
    (states, i) => [states, fine?.[i] as readonly State[]] as const,
  );
}
