// The share of two densities that lies under both, int min(p, q) dx: 1 for equal ones, 0 for ones apart. With the bins in which
// p < q called A it is P(A) + Q(not A), and any other A gives more. A is chosen on one half of the rows and measured on the
// other, both ways: equal densities give 1 on average, where the sum of min(p, q) over the same rows would always give less.
import type { Estimate } from "../estimate/estimate.js";

const MOST_BINS = 128;

/** Overlap of two sorted-or-not samples of at least 2 values each, in bins of equal shares of both together. */
export function overlap(a: Float64Array, b: Float64Array): Estimate {
  const edges = edgesOf(a, b);
  const halves = [0, 1].map((parity) => [sharesOf(a, edges, parity), sharesOf(b, edges, parity)] as const);
  const parts = [0, 1].map((chosen) => {
    const [p, q] = halves[chosen] as readonly [number[], number[]];
    const [r, s] = halves[1 - chosen] as readonly [number[], number[]];
    const under = p.map((share, i) => share < (q[i] as number));
    const inside = r.reduce((sum, share, i) => sum + (under[i] ? share : 0), 0);
    const outside = s.reduce((sum, share, i) => sum + (under[i] ? 0 : share), 0);
    const variance = (2 * inside * (1 - inside)) / a.length + (2 * outside * (1 - outside)) / b.length;
    return { value: inside + outside, variance };
  });
  const value = parts.reduce((sum, part) => sum + part.value, 0) / 2;
  const variance = parts.reduce((sum, part) => sum + part.variance, 0) / 4;
  const effective = (2 * a.length * b.length) / (a.length + b.length);
  return { value, error: Math.sqrt(variance), n: a.length + b.length, effective, bias: null };
}

/** Edges between bins that hold equal shares of both samples, each sample counted as half. */
function edgesOf(a: Float64Array, b: Float64Array): number[] {
  // fewer for small samples: about sqrt n values in each
  const bins = Math.min(MOST_BINS, 2 * Math.floor(Math.sqrt(Math.min(a.length, b.length)) / 2));
  const sorted = [a, b].map((sample) => Float64Array.from(sample).sort());
  const edges = sorted.flatMap((values) =>
    Array.from(
      { length: bins / 2 - 1 },
      (_, i) => values[Math.floor((2 * (i + 1) * values.length) / bins)] as number,
    ),
  );
  return [...new Set(edges)].sort((x, y) => x - y);
}

function sharesOf(sample: Float64Array, edges: readonly number[], parity: number): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  let n = 0;
  for (let i = parity; i < sample.length; i += 2) {
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edges[middle] as number) <= (sample[i] as number)) low = middle + 1;
      else high = middle;
    }
    counts[low] = (counts[low] as number) + 1;
    n += 1;
  }
  return counts.map((count) => count / n);
}
