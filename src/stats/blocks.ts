// Another statistic in consecutive blocks of the sample, for the jackknife, batch means, and errors of any function.
// A block holds 32 2^k trajectories, the last one what is left; k is the smallest with at most 64 blocks. Nodes of the tree
// start at multiples of their size, so the blocks are a function of the sample alone, however it was merged.
import type { Statistic } from "./statistic.js";

/** Rows of the finest blocks; a divisor of the leaf. */
export const FINEST = 32;
/** Most blocks that are kept. */
export const MOST_BLOCKS = 64;

export interface Block<S> {
  readonly n: number;
  readonly state: S;
}

export interface BlocksState<S> {
  /** Rows of a full block. */
  readonly size: number;
  readonly blocks: readonly Block<S>[];
}

export interface Blocks<S> extends BlocksState<S> {
  readonly n: number;
}

export function blocks<S, V>(inner: Statistic<S, V>): Statistic<BlocksState<S>, Blocks<S>> {
  /** Neighbours in pairs, until blocks have `size` rows and are few enough. */
  const coarsened = (state: BlocksState<S>, size: number): BlocksState<S> => {
    if (state.size >= size && state.blocks.length <= MOST_BLOCKS) return state;
    const pairs: Block<S>[] = [];
    for (let i = 0; i < state.blocks.length; i += 2) {
      const left = state.blocks[i] as Block<S>;
      const right = state.blocks[i + 1];
      pairs.push(
        right === undefined ? left : { n: left.n + right.n, state: inner.merge(left.state, right.state) },
      );
    }
    return coarsened({ size: state.size * 2, blocks: pairs }, size);
  };

  return {
    empty: () => ({ size: FINEST, blocks: [] }),

    push(columns) {
      const rows = (columns[0] as Float64Array).length;
      const found: Block<S>[] = [];
      for (let from = 0; from < rows; from += FINEST) {
        const to = Math.min(rows, from + FINEST);
        found.push({ n: to - from, state: inner.push(columns.map((c) => c.subarray(from, to))) });
      }
      return coarsened({ size: FINEST, blocks: found }, FINEST);
    },

    merge(a, b) {
      if (a.blocks.length === 0) return b;
      if (b.blocks.length === 0) return a;
      const size = Math.max(a.size, b.size);
      const [left, right] = [coarsened(a, size), coarsened(b, size)];
      return coarsened({ size, blocks: [...left.blocks, ...right.blocks] }, size);
    },

    value: (state) => ({ ...state, n: state.blocks.reduce((n, block) => n + block.n, 0) }),
  };
}
