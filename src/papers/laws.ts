// Whether samples follow a law: probabilities of a larger distance, to be held against the level 1e-3 of the catalogue ([D]).
import { pearson } from "../theory/chiSquare.js";
import { kolmogorov, probabilityBeyond } from "../theory/kolmogorov.js";

/** The level below which a law is rejected. */
export const LEVEL = 1e-3;

/** Kolmogorov and Smirnov: p of the largest distance between the shares up to x of two samples. NaN in neither. */
export function sameLaw(one: Float64Array, other: Float64Array): number {
  const [a, b] = [one.toSorted(), other.toSorted()];
  let [i, j, largest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const x = Math.min(a[i] as number, b[j] as number);
    while (i < a.length && a[i] === x) i += 1;
    while (j < b.length && b[j] === x) j += 1;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return probabilityBeyond(largest, a.length, b.length);
}

/** Kolmogorov: p of the largest distance between the shares of a sample up to x and a continuous distribution function. */
export function ofLaw(sample: Float64Array, cumulative: (x: number) => number): number {
  const n = sample.length;
  const largest = sample.toSorted().reduce((most, x, k) => {
    const p = cumulative(x);
    return Math.max(most, p - k / n, (k + 1) / n - p);
  }, 0);
  const root = Math.sqrt(n);
  return kolmogorov((root + 0.12 + 0.11 / root) * largest);
}

/** Pearson: p of the counts of the values low, low + 1, …, and of whatever else, against their probabilities. */
export function ofCounts(sample: Float64Array, low: number, probabilities: readonly number[]): number {
  const counts = probabilities.map(() => 0);
  for (const x of sample) {
    const k = x - low;
    if (counts[k] !== undefined) counts[k] += 1;
  }
  return pearson(counts, probabilities, sample.length);
}
