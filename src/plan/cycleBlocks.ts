// Errors of averages per cycle from blocks of consecutive cycles, which hold for a single trajectory, too. With R counted
// cycles in B blocks of L, and m_b the mean of a column per cycle in block b:
//   spread = sum (m_b - m)^2/(B - 1)/B    an estimate of the variance of the trajectory's average, where blocks are independent
//   lag    = sum (m_b - m)(m_(b+1) - m)/(B - 1)/B    what says whether they are
// K. Binder, D. W. Heermann, Monte Carlo Simulation in Statistical Physics, 2010, section 2.2.3.
import { type Bookkeeping, type Columns, columnNames } from "./ledger.js";

const MOST_BLOCKS = 32;
const FEWEST_BLOCKS = 4;

/** Blocks, and cycles in each; none where there are too few cycles. */
export function cycleBlocks(cycles: number): { readonly blocks: number; readonly length: number } {
  const blocks = Math.min(MOST_BLOCKS, Math.floor(cycles / 2));
  return blocks < FEWEST_BLOCKS ? { blocks: 0, length: 0 } : { blocks, length: Math.floor(cycles / blocks) };
}

/** Columns of the ledger that add up over cycles. */
export const cyclic = (book: Bookkeeping): string[] =>
  columnNames(book).filter((name) => /^(work|forceWork|heat|heat_.*|bathEntropy)$/.test(name));

export const spreadColumn = (name: string): string => `cycles.${name}.spread`;
export const lagColumn = (name: string): string => `cycles.${name}.lag`;

/** `starts`: the ledger so far at the start of each round, round after round; `ends`: at the end. */
export function blockColumns(
  starts: Columns,
  ends: Columns,
  names: readonly string[],
  rounds: number,
): Columns {
  const { blocks, length } = cycleBlocks(rounds);
  const found: Record<string, Float64Array> = {};
  if (blocks === 0) return found;
  for (const name of names) {
    const [begun, ended] = [starts[name] as Float64Array, ends[name] as Float64Array];
    const size = ended.length;
    // the last blocks of equal length
    const first = rounds - blocks * length;
    const soFar = (round: number, i: number): number =>
      (round === rounds ? ended[i] : begun[round * size + i]) as number;
    const [spread, lag] = [new Float64Array(size), new Float64Array(size)];
    for (let i = 0; i < size; i++) {
      const means = Array.from({ length: blocks }, (_, b) => {
        const from = first + b * length;
        return (soFar(from + length, i) - soFar(from, i)) / length;
      });
      const mean = means.reduce((sum, m) => sum + m, 0) / blocks;
      const pairs = (apart: number): number =>
        means.slice(apart).reduce((sum, m, b) => sum + (m - mean) * ((means[b] as number) - mean), 0);
      spread[i] = pairs(0) / (blocks - 1) / blocks;
      lag[i] = pairs(1) / (blocks - 1) / blocks;
    }
    found[spreadColumn(name)] = spread;
    found[lagColumn(name)] = lag;
  }
  return found;
}
