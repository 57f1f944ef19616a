// The start q that produces least entropy, EP(q) = sum_i q_i Q_i + H(q') - H(q) with q'_j = sum_i q_i P(j|i) and Q_i the mean entropy given to the baths
// from a start in i: where it is least, ln q_i + Q_i - sum_j P(j|i) ln q'_j is the same for all i, and EP(q) is that number
// (A. Kolchinsky, D. H. Wolpert, J. Stat. Mech. 083202 (2017), eq. 3). By going around q_i ~ exp(-Q_i + sum_j P(j|i) ln q'_j), which forgets its error as fast
// as the jumps forget the start.
import * as math from "../../kernel/math.js";

export interface Prior {
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** EP(q), nats. */
  readonly residual: number;
}

const ENOUGH = 1e-13;
const MOST = 100_000;

/** q of jumps with the propagator `ends[j][i]` = P(j|i) and the entropies `heats[i]` = Q_i. @throws RangeError where starts are not forgotten. */
export function priorOf(ends: readonly (readonly number[])[], heats: readonly number[]): Prior {
  const n = heats.length;
  let q = new Float64Array(n).fill(1 / n);
  for (let round = 0; round < MOST; round++) {
    const end = Float64Array.from(ends, (row) => row.reduce((sum, p, i) => sum + p * (q[i] as number), 0));
    const exponents = Float64Array.from(heats, (heat, i) =>
      ends.reduce((sum, row, j) => {
        const p = row[i] as number;
        return p > 0 ? sum + p * math.log(end[j] as number) : sum;
      }, -heat),
    );
    const top = exponents.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
    const weights = exponents.map((x) => math.exp(x - top));
    const total = weights.reduce((sum, x) => sum + x, 0);
    const next = weights.map((x) => x / total);
    const moved = next.reduce((most, x, i) => Math.max(most, Math.abs(x - (q[i] as number))), 0);
    q = next;
    if (moved < ENOUGH) return { start: q, end, residual: -(top + math.log(total)) };
  }
  throw new RangeError(`After ${MOST} rounds the start is not forgotten: the least costly one is not found.`);
}
