// The chi-square law: with k degrees of freedom, the probability that a sum of k squared normal numbers exceeds x,
//   k even: e^(-x/2) sum_{j < k/2} (x/2)^j/j!
//   k odd:  2 (1 - Phi(sqrt x)) + e^(-x/2) sum_{j < (k-1)/2} (x/2)^(j + 1/2)/Gamma(j + 3/2)
// (M. Abramowitz, I. A. Stegun, 26.4.4, 26.4.5), and Pearson's test of counts against their probabilities.
import cdf from "@stdlib/stats-base-dists-normal-cdf";
import * as math from "../kernel/math.js";

/** Probability of a sum of `freedom` squares above `x`. */
export function chiSquareBeyond(x: number, freedom: number): number {
  if (x <= 0) return 1;
  const odd = freedom % 2 === 1;
  const half = x / 2;
  const terms = odd ? (freedom - 1) / 2 : freedom / 2;
  // in logarithms: e^-half may underflow where a later term does not
  let logTerm = odd ? math.log(half) / 2 - math.log(Math.sqrt(Math.PI) / 2) : 0;
  let sum = odd ? 2 * cdf(-Math.sqrt(x), 0, 1) : 0;
  for (let j = 0; j < terms; j++) {
    sum += math.exp(logTerm - half);
    logTerm += math.log(half) - math.log(odd ? j + 1.5 : j + 1);
  }
  return Math.min(1, sum);
}

const LEAST = 10; // counts expected in a class

/**
 * Pearson's test: the probability of counts that are further off, sum (n - N p)^2/(N p) over classes of at least 10 expected counts;
 * neighbours are joined until they have as many. What the probabilities lack to 1 is one more class, for counts elsewhere.
 */
export function pearson(counts: readonly number[], probabilities: readonly number[], total: number): number {
  const classes: { expected: number; found: number }[] = [];
  let [expected, found] = [0, 0];
  const close = (): void => {
    classes.push({ expected, found });
    [expected, found] = [0, 0];
  };
  counts.forEach((n, k) => {
    expected += total * (probabilities[k] as number);
    found += n;
    if (expected >= LEAST) close();
  });
  expected += total * (1 - probabilities.reduce((sum, p) => sum + p, 0));
  found += total - counts.reduce((sum, n) => sum + n, 0);
  if (expected >= LEAST || classes.length === 0) close();
  const last = classes[classes.length - 1] as { expected: number; found: number };
  last.expected += expected;
  last.found += found;
  const square = classes.reduce(
    (sum, c) => sum + ((c.found - c.expected) * (c.found - c.expected)) / c.expected,
    0,
  );
  return classes.length < 2 ? 1 : chiSquareBeyond(square, classes.length - 1);
}
