// The chi-square law against tables, and Pearson's test against what it must and must not see.
import { expect, test } from "vitest";
import { ofCounts, ofLaw, sameLaw } from "../../dist/papers/laws.js";
import { chiSquareBeyond } from "../../dist/theory/chiSquare.js";

// M. Abramowitz, I. A. Stegun, table 26.8
test.each([
  [1, 3.84146, 0.05],
  [1, 10.828, 0.001],
  [2, 9.21034, 0.01],
  [3, 0.584375, 0.9],
  [10, 18.307, 0.05],
  [15, 37.697, 0.001],
  [30, 43.773, 0.05],
])("P(sum of %i squares > %f) = %f", (freedom, x, p) => {
  expect(chiSquareBeyond(x, freedom)).toBeCloseTo(p, 5);
});

test("2 degrees of freedom: e^(-x/2), also where it is small", () => {
  expect(chiSquareBeyond(300, 2) / 7.175095973164411e-66).toBeCloseTo(1, 9);
});

/** Numbers spread evenly over a law: its quantiles at (k + 1/2)/n. */
const evenly = (n: number, quantile: (u: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, k) => quantile((k + 0.5) / n));
const exponential = (rate: number) => (u: number) => -Math.log(1 - u) / rate;

test("samples of one law are alike, those of two laws are not", () => {
  const one = evenly(20_000, exponential(1));
  expect(sameLaw(one, evenly(10_000, exponential(1)))).toBeGreaterThan(0.9);
  expect(sameLaw(one, evenly(10_000, exponential(1.1)))).toBeLessThan(1e-3);
  expect(ofLaw(one, (x) => 1 - Math.exp(-x))).toBeGreaterThan(0.9);
  expect(ofLaw(one, (x) => 1 - Math.exp(-1.05 * x))).toBeLessThan(1e-3);
});

test("counts of a geometric law fit it and no other", () => {
  const law = (p: number) => Array.from({ length: 40 }, (_, k) => (1 - p) * p ** k);
  const drawn = evenly(10_000, (u) => Math.floor(Math.log(1 - u) / Math.log(0.5)));
  expect(ofCounts(drawn, 0, law(0.5))).toBeGreaterThan(0.9);
  expect(ofCounts(drawn, 0, law(0.48))).toBeLessThan(1e-3);
});
